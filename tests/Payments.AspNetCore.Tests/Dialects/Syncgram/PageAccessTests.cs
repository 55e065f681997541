using Microsoft.Extensions.Logging;
using Payments.AspNetCore.Syncgram;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Syncgram;

/// <summary>Where the customer goes, and what of the customer goes nowhere.</summary>
public sealed class PageAccessTests
{
    [Theory]
    [InlineData("https://shop.example/thanks", "https://shop.example/thanks?checkout_id=chk_1")]
    [InlineData("https://shop.example", "https://shop.example?checkout_id=chk_1")]
    [InlineData("https://shop.example/thanks?a=1&b=2", "https://shop.example/thanks?a=1&b=2&checkout_id=chk_1")]
    [InlineData("https://shop.example/thanks?", "https://shop.example/thanks?checkout_id=chk_1")]
    [InlineData("https://shop.example/thanks?a=1&", "https://shop.example/thanks?a=1&checkout_id=chk_1")]
    [InlineData("https://shop.example/thanks#done", "https://shop.example/thanks?checkout_id=chk_1#done")]
    [InlineData("https://shop.example/thanks?a=%20#?x=1", "https://shop.example/thanks?a=%20&checkout_id=chk_1#?x=1")]
    [InlineData("https://shop.example/#/route?a=1", "https://shop.example/?checkout_id=chk_1#/route?a=1")]
    public void The_checkout_s_id_is_one_more_parameter_of_the_success_url(string url, string expected) =>
        Assert.Equal(expected, Pages.WithCheckout(url, "chk_1"));

    [Fact]
    public async Task The_documented_page_opens_by_the_token_and_by_no_other()
    {
        await using var shop = await SyncgramShop.StartAsync();
        var opened = await shop.OpenAsync();

        Assert.Equal(200, (await new Payer(shop.Host).OpenAsync(opened.Url.AbsoluteUri)).Status);
        Assert.Equal(404, (await new Payer(shop.Host).OpenAsync(opened.Url.AbsoluteUri + "x")).Status);
    }

    [Theory]
    [InlineData("card", true)]
    [InlineData("mobile_money", true)]
    [InlineData("bank_transfer", false)]
    public void A_charge_whose_outcome_is_not_known_sends_the_customer_back_unless_an_account_is_still_to_be_shown(
        string method,
        bool returns
    )
    {
        var page = new Pages(null!, TimeProvider.System);

        Assert.Equal(returns, page.ReturnsOnceSubmitted(Charge(method, new ChargeState.Pending())));
        Assert.Equal(returns, page.ReturnsOnceSubmitted(Charge(method, new ChargeState.Unknown(DateTimeOffset.UnixEpoch, "no answer"))));
        Assert.True(page.ReturnsOnceSubmitted(Charge(method, new ChargeState.Succeeded("ref", DateTimeOffset.UnixEpoch))));
        Assert.False(page.ReturnsOnceSubmitted(Charge(method, new ChargeState.Failed(DeclineCode.CardDeclined, DateTimeOffset.UnixEpoch))));
        Assert.False(
            page.ReturnsOnceSubmitted(Charge(method, new ChargeState.Expired(ChargeExpiry.TimeElapsed, DateTimeOffset.UnixEpoch)))
        );
    }

    [Fact]
    public async Task Nothing_of_the_customer_or_the_card_is_logged()
    {
        await using var shop = await SyncgramShop.StartAsync(SyncgramShop.Plan() with { LogLevel = LogLevel.Trace });
        string[] personal =
        [
            "ada@secret.example",
            "Adaline",
            "Lovelacia",
            "241200040",
            "1000000333",
            "4000009770000019",
            "4242424242424242",
        ];
        var who = new (string, System.Text.Json.Nodes.JsonNode?)[]
        {
            ("customer_email", personal[0]),
            ("customer_first_name", personal[1]),
            ("customer_last_name", personal[2]),
        };

        await (await shop.OpenAsync(who)).PayAsync(Opened.MobileMoney.Replace("241200000", personal[3], StringComparison.Ordinal));
        await (await shop.OpenAsync(who)).PayAsync(Opened.BankTransfer.Replace("1000000000", personal[4], StringComparison.Ordinal));
        await (await shop.OpenAsync(who)).PayByCardAsync(personal[5]);
        await (await shop.OpenAsync(who)).PayByCardAsync(personal[6]);
        await (await shop.OpenAsync(who)).QuoteAsync(
            $$"""{"payment_method":"mobile_money","currency":"GHS","payment_rail":"mtn","phone_number":"+233{{personal[3]}}x"}"""
        );
        await shop.CreateAsync(SyncgramShop.Body(("customer_email", personal[0] + "@"), ("customer_first_name", personal[6])));
        await shop.Host.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.NotEmpty(shop.Host.Logs.Lines);
        Assert.All(
            personal,
            secret => Assert.DoesNotContain(shop.Host.Logs.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase))
        );
    }

    private static Charge Charge(string method, ChargeState state) =>
        new()
        {
            Id = "ch_1",
            Owner = Owner.Test("org_1"),
            PaymentIntentId = "pi_1",
            Amount = Money.FromDecimal(1m, Currency.Usd),
            Method = method,
            Provider = "simulator",
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            State = state,
        };
}
