using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>The customer's way through the page, by links and forms alone.</summary>
public sealed class PaymentFlowTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private static readonly string WithUrls = Json.Compact(
        """
        {
          "amount":"10000",
          "currency":"GBP",
          "client_reference_id":"order_12345",
          "success_url":"https://example.com/success?a=1&b=2",
          "cancel_url":"https://example.com/cancel"
        }
        """
    );

    private Payer Payer => new(shared.Host);

    [Fact]
    public async Task The_page_shows_what_is_paid_and_the_way_back()
    {
        var session = await shared.Host.Shop.OpenAsync(WithUrls);

        var page = await Payer.OpenAsync(session);

        Assert.Equal(200, page.Status);
        Assert.Contains("£100.00", page.Body, StringComparison.Ordinal);
        Assert.Contains("order_12345", page.Body, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.com/cancel\">", page.Body, StringComparison.Ordinal);
        Assert.Contains("Back to example.com", page.Body, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Header("Cache-Control"));
        Assert.Contains("frame-ancestors 'none'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_cancel_url_there_is_no_way_back()
    {
        var page = await Payer.OpenAsync(await shared.Host.Shop.OpenAsync());

        Assert.DoesNotContain("Back to", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_declining_card_leads_back_to_the_form_and_the_next_card_still_pays()
    {
        var session = await shared.Host.Shop.OpenAsync();

        foreach (var card in TestCards.All.Where(card => card.Effect == TestCardEffect.Decline))
        {
            var declined = await Payer.PayAsync(session, card.Number);
            Assert.True(
                declined.Status == 200 && declined.Body.Contains("Your card was declined", StringComparison.Ordinal),
                card.Description
            );
            Assert.Contains("name=\"card_number\"", declined.Body, StringComparison.Ordinal);
            var still = await shared.Host.Shop.GetAsync(session);
            Assert.Equal("OPEN", still.Json.GetProperty("state").GetString());
        }

        var receipt = await Payer.PayAsync(session, Payer.Approved);

        Assert.Contains("Payment successful", receipt.Body, StringComparison.Ordinal);
        var paid = (await shared.Host.Shop.GetAsync(session)).Json;
        Assert.Equal("COMPLETE", paid.GetProperty("state").GetString());
        Assert.True(paid.GetProperty("paid").GetBoolean());
        Assert.Single(await ChargesTaken(session));
    }

    [Fact]
    public async Task A_decline_does_not_greet_a_later_visit()
    {
        var session = await shared.Host.Shop.OpenAsync();
        await Payer.PayAsync(session, Payer.Declined);

        Assert.DoesNotContain("Your card was declined", (await Payer.OpenAsync(session)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_no_test_card_is_declined()
    {
        var session = await shared.Host.Shop.OpenAsync();

        var declined = await Payer.PayAsync(session, "4111111111111111");

        Assert.Contains("Your card was declined", declined.Body, StringComparison.Ordinal);
        Assert.Empty(await ChargesTaken(session));
    }

    [Fact]
    public async Task Every_approving_card_pays()
    {
        foreach (var card in TestCards.All.Where(card => card.Effect == TestCardEffect.Approve))
        {
            var session = await shared.Host.Shop.OpenAsync();
            var receipt = await Payer.PayAsync(session, card.Number, card.Brand == "amex" ? "1234" : "123");
            Assert.True(receipt.Body.Contains($"ending {card.Last4}", StringComparison.Ordinal), card.Description);
        }
    }

    [Fact]
    public async Task With_a_success_url_the_page_moves_on_to_it()
    {
        var session = await shared.Host.Shop.OpenAsync(WithUrls);

        var moved = await Payer.PayAsync(session, Payer.Approved);

        Assert.Equal(200, moved.Status);
        Assert.Contains(
            "<meta http-equiv=\"refresh\" content=\"0; url=https://example.com/success?a=1&amp;b=2\"",
            moved.Body,
            StringComparison.Ordinal
        );
        Assert.Contains("href=\"https://example.com/success?a=1&amp;b=2\"", moved.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_success_url_the_page_is_a_receipt_that_stays()
    {
        var session = await shared.Host.Shop.OpenAsync();
        await Payer.PayAsync(session, "5555555555554444");

        var receipt = await Payer.OpenAsync(session);

        Assert.Equal(200, receipt.Status);
        Assert.Contains("Payment successful", receipt.Body, StringComparison.Ordinal);
        Assert.Contains("Mastercard ending 4444", receipt.Body, StringComparison.Ordinal);
        Assert.Contains(session.IntentId, receipt.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv=\"refresh\"", receipt.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "12/34", "123", "Ada Lovelace")]
    [InlineData("4242424242424241", "12/34", "123", "Ada Lovelace")]
    [InlineData("4242424242424242", "12/24", "123", "Ada Lovelace")]
    [InlineData("4242424242424242", "13/34", "123", "Ada Lovelace")]
    [InlineData("4242424242424242", "12/34", "12", "Ada Lovelace")]
    [InlineData("4242424242424242", "12/34", "123", "")]
    [InlineData("4242424242424242", "12/34", "123", "5555555555554444")]
    public async Task A_form_that_was_filled_in_wrongly_is_shown_again_and_charges_nothing(
        string number,
        string expiry,
        string cvc,
        string name
    )
    {
        var session = await shared.Host.Shop.OpenAsync();

        var page = await Payer.PostAsync(
            session.Url,
            new()
            {
                ["card_number"] = number,
                ["card_expiry"] = expiry,
                ["card_cvc"] = cvc,
                ["card_name"] = name,
            }
        );

        Assert.Equal(422, page.Status);
        Assert.Contains("aria-invalid", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(number.Length > 0 ? $"value=\"{number}" : "\0", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("5555555555554444", page.Body, StringComparison.Ordinal);
        Assert.Empty(
            await shared.Host.Engine.PaymentIntents.ListChargesAsync(shared.Host.Shop.Owner, session.IntentId, TestContextToken.Current)
        );
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data; boundary=x", "--x--")]
    [InlineData("application/x-www-form-urlencoded", "a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1&a=1")]
    [InlineData("application/x-www-form-urlencoded", "%00=%00&card_number=%ff%fe")]
    [InlineData("application/x-www-form-urlencoded; charset=bogus", "card_number=1")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "card_number=1")]
    [InlineData("application/x-www-form-urlencodedX", "card_number=1")]
    [InlineData("application/x-www-form-urlencoded, text/plain", "card_number=1")]
    [InlineData("application/x-www-form-urlencoded; a=b; charset=\"x", "card_number=1")]
    [InlineData("application/x-www-form-urlencoded", "{17000}")]
    public async Task A_post_that_the_page_does_not_send_shows_the_form_again(string contentType, string body)
    {
        var session = await shared.Host.Shop.OpenAsync();
        using var content = new ByteArrayContent(
            System.Text.Encoding.ASCII.GetBytes(body == "{17000}" ? "a=" + new string('x', 17_000) : body)
        );
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        var page = await Answer.ReadAsync(await shared.Host.Client.PostAsync(session.Url, content, TestContextToken.Current));

        Assert.Equal(422, page.Status);
        Assert.Contains("name=\"card_number\"", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_the_page_does_not_send_asks_for_no_card_once_it_is_paid()
    {
        var session = await shared.Host.Shop.OpenAsync();
        await Payer.PayAsync(session, Payer.Approved);
        using var content = new StringContent("card_number=1", System.Text.Encoding.UTF8, "text/plain");
        var page = await Answer.ReadAsync(await shared.Host.Client.PostAsync(session.Url, content, TestContextToken.Current));

        Assert.Equal(303, page.Status);
        Assert.DoesNotContain("card_number", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_session_s_page_is_gone()
    {
        var session = await shared.Host.Shop.OpenAsync(WithUrls);
        await shared.Host.Shop.ExpireAsync(session);

        var page = await Payer.OpenAsync(session);
        var paid = await Payer.PayAsync(session, Payer.Approved);

        Assert.All([page, paid], answer => Assert.Equal(410, answer.Status));
        Assert.Contains("https://example.com/cancel", page.Body, StringComparison.Ordinal);
        Assert.Empty(await ChargesTaken(session));
    }

    [Fact]
    public async Task A_session_whose_time_is_over_cannot_be_paid_before_the_worker_has_noticed()
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var session = await host.Shop.OpenAsync();
        host.Clock.Advance(TimeSpan.FromHours(24));

        var page = await new Payer(host).PayAsync(session, Payer.Approved);

        Assert.Equal(410, page.Status);
        Assert.Empty(host.Simulator.Ledger.Entries);
    }

    [Fact]
    public async Task After_25_cards_the_session_takes_no_more()
    {
        var session = await shared.Host.Shop.OpenAsync();
        for (var i = 0; i < Limits.ChargesPerIntent; i++)
            await Payer.PostAsync(session, Payer.Declined);

        var refused = await Payer.PayAsync(session, Payer.Approved);

        Assert.Contains("accepts no more attempts", refused.Body, StringComparison.Ordinal);
        Assert.Empty(await ChargesTaken(session));
    }

    [Fact]
    public async Task A_browser_that_says_it_comes_from_another_site_pays_nothing()
    {
        var session = await shared.Host.Shop.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, session.Url)
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["card_number"] = Payer.Approved,
                    ["card_expiry"] = "12/34",
                    ["card_cvc"] = "123",
                    ["card_name"] = "Ada",
                }
            ),
            Headers = { { "Sec-Fetch-Site", "cross-site" } },
        };

        var answer = await Answer.ReadAsync(await shared.Host.Client.SendAsync(request, TestContextToken.Current));

        Assert.Equal(404, answer.Status);
        Assert.Empty(await ChargesTaken(session));
    }

    private async Task<IReadOnlyList<string>> ChargesTaken(OpenSession session)
    {
        var charges = await shared.Host.Engine.PaymentIntents.ListChargesAsync(
            shared.Host.Shop.Owner,
            session.IntentId,
            TestContextToken.Current
        );
        return [.. charges.Select(charge => charge.Id).Where(id => shared.Host.Simulator.Ledger.TimesCharged(id) > 0)];
    }
}
