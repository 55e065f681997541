using System.Text.RegularExpressions;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

public sealed partial class PageRenderingTests
{
    public static TheoryData<int> EachKind => [.. Enumerable.Range(0, Pages.OfEachKind.Length)];

    [Fact]
    public void Every_kind_of_page_is_among_those_tested()
    {
        // The frame is a part of another site's page, with tests of its own.
        var kinds = typeof(CheckoutPageModel)
            .Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(CheckoutPageModel)) && t != typeof(CardFramePage));

        Assert.Equal(kinds.OrderBy(t => t.Name), Pages.OfEachKind.Select(p => p.GetType()).OrderBy(t => t.Name));
    }

    [Theory, MemberData(nameof(EachKind))]
    public async Task A_page_is_one_document_with_one_heading_a_title_a_language_and_a_main_part(int kind)
    {
        var html = await Pages.Render(Pages.OfEachKind[kind]);

        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Single(Headings().Matches(html));
        Assert.Single(Regex.Matches(html, "<main"));
        Assert.Matches("<title>[^<]+</title>", html);
        Assert.Contains("Rosewood Ceramics", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>", html.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EachKind))]
    public async Task A_page_obeys_a_policy_without_anything_unsafe(int kind)
    {
        var html = await Pages.Render(Pages.OfEachKind[kind]);

        Assert.DoesNotMatch("""<[^>]*\s(?:on[a-z]+|style)\s*=""", html);
        Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        var loaders = Loaders().Matches(html);
        Assert.Equal(3, loaders.Count);
        Assert.All(loaders, loader => Assert.Contains($"nonce=\"{Pages.Nonce}\"", loader.Value, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(EachKind))]
    public async Task Text_from_outside_cannot_become_markup(int kind)
    {
        const string Hostile = "\"'><script>alert(1)</script>";
        var model = WithText(Pages.OfEachKind[kind], Hostile) with { MerchantName = Hostile };

        var html = await Pages.Render(model);

        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"'>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EachKind))]
    public async Task Test_mode_shows_on_every_page_and_only_in_test_mode(int kind)
    {
        Assert.Contains("Test mode", await Pages.Render(Pages.OfEachKind[kind] with { TestMode = true }), StringComparison.Ordinal);
        Assert.DoesNotContain("Test mode", await Pages.Render(Pages.OfEachKind[kind]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_of_any_script_stay_as_they_are()
    {
        var html = await Pages.Render(Pages.Pay with { MerchantName = "Ångström 東京 Ψ" });

        Assert.Contains("Ångström 東京 Ψ", html, StringComparison.Ordinal);
        Assert.Contains("Pay £100.00", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_without_texts_gets_english_and_says_so()
    {
        Assert.Contains("<html lang=\"en\">", await Pages.Render(Pages.Pay with { Language = "tlh-Latn" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_is_shown_in_its_ascii_form_so_that_one_script_cannot_pose_as_another()
    {
        // The first letter is Cyrillic.
        var html = await Pages.Render(new ExpiredPage { Return = ReturnLink.To("https://аpple.example/x") });

        Assert.Contains("Back to xn--", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/relative")]
    [InlineData("//example.com/x")]
    [InlineData("https://user@example.com/")]
    [InlineData("data:text/html,x")]
    [InlineData("")]
    public void A_link_away_is_refused_unless_it_is_plain_http(string url) => Assert.Throws<ArgumentException>(() => ReturnLink.To(url));

    [Theory]
    [InlineData("https://www.example.com/a", "example.com")]
    [InlineData("http://localhost:5000/a", "localhost:5000")]
    [InlineData("https://shop.example.com:443/a", "shop.example.com")]
    public void A_link_away_is_named_by_its_host(string url, string host) => Assert.Equal(host, ReturnLink.To(url).Host);

    private static CheckoutPageModel WithText(CheckoutPageModel model, string text) =>
        model switch
        {
            PayPage page => page with
            {
                Summary = new(text, text, text),
                FormAction = text,
                Hidden = [new(text, text)],
                ExpiresText = text,
                DeclineMessage = text,
                CardholderName = text,
                TestMode = true,
                TestCards = [new(text, text)],
            },
            SelectPage page => page with
            {
                Summary = new(text, text, text),
                ExpiresText = text,
                PostAction = text,
                GetAction = text,
                GetHidden = [new(text, text)],
                Alert = text,
                TestMode = true,
                TestInputs = [new(text, text)],
                Methods =
                [
                    new(text, text, text, [new(text, text, text, true)]),
                    new(text, text, text, [new(text, text, text, true), new(text, text, text, false)]),
                ],
            },
            DetailsPage page => page with
            {
                Summary = new(text, text, text),
                PostAction = text,
                Alert = text,
                TestMode = true,
                TestInputs = [new(text, text)],
                Method = text,
                MethodName = text,
                Description = text,
                ChangeUrl = text,
                Hidden = [new(text, text)],
                Rails = [new(text, text, false)],
                RailProblem = text,
                Fields = [new(text, RequirementKind.Text, text, text, text, text)],
                AsksForCard = true,
                CardholderName = text,
            },
            ReviewPage page => page with
            {
                Summary = new(text, text, text),
                PostAction = text,
                Alert = text,
                Facts = [new(text, text)],
                Hidden = [new(text, text)],
                ValidUntilText = text,
                ChangeUrl = text,
            },
            AwaitingPage page => page with
            {
                Summary = new(text, text, text),
                PostAction = text,
                Alert = text,
                Heading = text,
                Text = text,
                Facts = [new(text, text, text)],
                ReceivedText = text,
                StatusUrl = text,
                PageUrl = text,
                State = text,
            },
            FailedPage page => page with { Summary = new(text, text, text), TryAgainUrl = text },
            ProcessingPage page => page with
            {
                Summary = new(text, text, text),
                StatusUrl = text,
                PageUrl = text,
                State = text,
                Alert = text,
            },
            PaidPage page => page with { Summary = new(text, text, text), PaidAtText = text, MethodText = text, PaymentId = text },
            RedirectingPage page => page with { Summary = new(text, text, text), Target = ReturnLink.To("https://example.com/?a=" + text) },
            ExpiredPage page => page with { Summary = new(text, text, text) },
            CanceledPage page => page with { Summary = new(text, text, text) },
            UnavailablePage page => page with { RetryUrl = text },
            _ => model,
        };

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Headings();

    [GeneratedRegex("<(?:script|style|link rel=\"stylesheet\")[^>]*>")]
    private static partial Regex Loaders();
}
