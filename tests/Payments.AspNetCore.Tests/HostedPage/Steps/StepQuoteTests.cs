using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Steps;

/// <summary>A quote that is confirmed late, twice, or is none of this session.</summary>
public sealed class StepQuoteTests
{
    private static readonly TimeSpan _lifetime = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("15.5", "It is still GH₵775.00.")]
    [InlineData("16", "It was GH₵775.00 and is now GH₵800.00.")]
    public async Task A_price_confirmed_too_late_is_refused_and_renewed_and_the_page_says_whether_it_changed(string rate, string words)
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Global);
        var payer = await ReviewAsync(shop, session);
        var first = payer.FieldsOf("confirm")["quote_id"];
        shop.Host.Clock.Advance(_lifetime);
        shop.Rates.PerDollar["GHS"] = decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture);

        var late = await payer.SendAsync("confirm");

        Assert.Equal(409, late.Status);
        Assert.Contains("you have not been charged", payer.Body, StringComparison.Ordinal);
        Assert.Contains(words, payer.Body, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", late.Body, StringComparison.Ordinal);
        Assert.Contains("16:01:00 UTC", payer.Body, StringComparison.Ordinal);
        Assert.Empty(await shop.ChargesAsync(session));
        Assert.NotEqual(first, payer.FieldsOf("confirm")["quote_id"]);

        Assert.Contains("Confirm the payment on your phone", (await payer.SendAsync("confirm")).Body, StringComparison.Ordinal);
        Assert.Equal(shop.Rates.PerDollar["GHS"] * 50, Assert.Single(await shop.ChargesAsync(session)).Amount.ToDecimal());
    }

    [Fact]
    public async Task A_card_s_price_is_renewed_without_typing_the_card_again()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Global);
        var payer = await shop.VisitAsync(session);
        await payer.ChooseAsync("card", "JPY");
        await payer.TypeCardAsync();
        shop.Host.Clock.Advance(_lifetime);

        // What the script's "Get a new price" sends.
        var fields = payer.FieldsOf("confirm");
        fields["step"] = "renew";
        Assert.Equal(200, (await payer.PostAsync("checkout?s_checkout_session=" + session.PageToken, fields)).Status);
        Assert.Contains("The price was renewed", payer.Body, StringComparison.Ordinal);

        await payer.SendAsync("confirm");
        Assert.Contains("Payment successful", payer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_charges_once_and_leads_to_the_same_page()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Global);
        var payer = await ReviewAsync(shop, session);
        var fields = payer.FieldsOf("confirm");
        fields["step"] = "confirm";
        var link = "checkout?s_checkout_session=" + session.PageToken;

        var answers = new[] { await payer.PostAsync(link, fields), await payer.PostAsync(link, fields) };

        Assert.All(answers, answer => Assert.Contains("Confirm the payment on your phone", answer.Body, StringComparison.Ordinal));
        Assert.Single(await shop.ChargesAsync(session));
    }

    [Fact]
    public async Task Two_clicks_at_once_charge_once()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Global);
        var first = await shop.VisitAsync(session);
        await first.ChooseAsync("card", "JPY");
        await first.TypeCardAsync();
        var fields = first.FieldsOf("confirm");
        fields["step"] = "confirm";
        var second = await shop.VisitAsync(session);
        var link = "checkout?s_checkout_session=" + session.PageToken;

        await Task.WhenAll(first.PostAsync(link, fields), second.PostAsync(link, fields));

        Assert.Single(shop.Host.Simulator.Ledger.Charges);
        Assert.Contains("Payment successful", (await first.OpenAsync(link)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_of_another_session_is_replaced_by_one_of_this()
    {
        await using var shop = await StepShop.StartAsync();
        var other = await ReviewAsync(shop, await shop.CreateAsync(StepShop.Global));
        var session = await shop.CreateAsync(Pricing.Global.Of(Money.FromMinorUnits(10_00, Currency.Usd)));
        var payer = await ReviewAsync(shop, session);
        var fields = payer.FieldsOf("confirm");
        foreach (var foreign in new[] { other.FieldsOf("confirm")["quote_id"], "qte_0000000000000000000000", "'; drop table", "" })
        {
            fields["quote_id"] = foreign;
            fields["step"] = "confirm";

            var answer = await payer.PostAsync("checkout?s_checkout_session=" + session.PageToken, fields);

            Assert.Equal((foreign, 200), (foreign, answer.Status));
            Assert.Contains("Pay GH₵155.00", payer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("775", payer.Body, StringComparison.Ordinal);
        }

        Assert.Empty(await shop.ChargesAsync(session));
    }

    [Fact]
    public async Task Details_can_be_changed_and_stand_as_they_were_given()
    {
        await using var shop = await StepShop.StartAsync();
        var payer = await ReviewAsync(shop, await shop.CreateAsync(StepShop.Global));

        await payer.SendAsync("edit");

        Assert.Equal(200, payer.Page.Status);
        Assert.Contains("value=\"+233200000001\"", payer.Body, StringComparison.Ordinal);
        Assert.Matches("value=\"mtn\"[^>]*checked", payer.Page.Body);
    }

    [Fact]
    public async Task A_fee_says_who_bears_it_and_the_total_holds_what_the_payer_bears()
    {
        await using var shop = await StepShop.StartAsync();
        foreach (
            var (bearer, fee, total) in new[]
            {
                (FeeBearer.Customer, "GH₵10.00", "Pay GH₵785.00"),
                (FeeBearer.Organization, "Paid by", "Pay GH₵775.00"),
            }
        )
        {
            var fees = FeeSchedule.Of(0, @fixed: [Money.FromMinorUnits(10_00, Currency.Ghs)], bearer: bearer);
            await shop.Host.Engine.AcceptedMethods.SetAsync(
                shop.Owner,
                [new EnabledMethod("mobile_money", [Currency.Ghs, Currency.Kes], fees)],
                TestContextToken.Current
            );

            var payer = await ReviewAsync(shop, await shop.CreateAsync(StepShop.Global));

            Assert.Contains(fee, payer.Body, StringComparison.Ordinal);
            Assert.Contains(total, payer.Body, StringComparison.Ordinal);
        }
    }

    private static async Task<StepPayer> ReviewAsync(StepShop shop, CheckoutSession session)
    {
        var payer = await shop.VisitAsync(session);
        await payer.ChooseAsync("mobile_money", "GHS");
        await payer.SendAsync("details", ("rail", "mtn"), ("phone_number", "+233 20 000 0001"));
        return payer;
    }
}
