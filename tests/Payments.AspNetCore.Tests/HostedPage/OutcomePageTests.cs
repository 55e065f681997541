using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

public sealed class OutcomePageTests
{
    [Fact]
    public async Task A_payment_under_way_asks_not_to_pay_again_and_finds_out_with_and_without_scripts()
    {
        var html = await Pages.Render(
            new ProcessingPage
            {
                Summary = Pages.Summary,
                StatusUrl = "/s/status",
                PageUrl = "/s",
                RefreshSeconds = 7,
            }
        );

        Assert.Contains("do not pay again", html, StringComparison.Ordinal);
        Assert.Contains("<noscript><meta http-equiv=\"refresh\" content=\"7; url=/s\"", html, StringComparison.Ordinal);
        Assert.Contains("data-status-url=\"/s/status\" data-page-url=\"/s\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/s\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_tells_the_facts_that_are_known_and_leaves_out_the_others()
    {
        var full = await Pages.Render(
            new PaidPage
            {
                Summary = Pages.Summary,
                PaidAtText = "17 November 2025",
                MethodText = "Visa ending 4242",
                PaymentId = "pi_1",
            }
        );

        Assert.All(
            ["Payment successful", "£100.00 GBP", "Rosewood Ceramics", "order_12345", "17 November 2025", "Visa ending 4242", "pi_1"],
            fact => Assert.Contains(fact, full, StringComparison.Ordinal)
        );

        var bare = await Pages.Render(new PaidPage { Summary = new PaymentSummary("£1.00", "GBP") });

        Assert.All(
            ["Reference", "Date", "Paid with", "Payment ID", "Continue to"],
            fact => Assert.DoesNotContain(fact, bare, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_redirecting_page_goes_at_once_and_has_a_link_for_browsers_that_do_not()
    {
        var html = await Pages.Render(
            new RedirectingPage { Summary = Pages.Summary, Target = ReturnLink.To("https://example.com/ok?a=1&b=2") }
        );

        Assert.Contains(
            "<meta http-equiv=\"refresh\" content=\"0; url=https://example.com/ok?a=1&amp;b=2\"",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("Taking you back to example.com", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.com/ok?a=1&amp;b=2\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expired_and_canceled_pages_say_that_nothing_was_charged_and_lead_back_if_they_can()
    {
        Assert.All(
            [await Pages.Render(new ExpiredPage()), await Pages.Render(new CanceledPage())],
            html =>
            {
                Assert.Contains("You have not been charged", html, StringComparison.Ordinal);
                Assert.DoesNotContain("Back to", html, StringComparison.Ordinal);
                Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
            }
        );
        Assert.Contains("Back to example.com", await Pages.Render(new ExpiredPage { Return = Pages.Shop }), StringComparison.Ordinal);
        Assert.Contains("Back to example.com", await Pages.Render(new CanceledPage { Return = Pages.Shop }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unavailable_page_does_not_claim_that_nothing_was_charged()
    {
        var html = await Pages.Render(new UnavailablePage { RetryUrl = "/again" });

        Assert.DoesNotContain("not been charged", html, StringComparison.Ordinal);
        Assert.Contains("please do not pay again", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/again\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_outcome_has_its_http_status()
    {
        Assert.Equal(
            [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 410, 410, 404, 503],
            Pages.OfEachKind.Select(page => page.StatusCode)
        );
    }
}
