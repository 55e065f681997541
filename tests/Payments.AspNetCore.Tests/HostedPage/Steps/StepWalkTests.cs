using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Steps;

/// <summary>The whole way, without scripts.</summary>
public sealed class StepWalkTests
{
    [Fact]
    public async Task A_price_in_dollars_is_paid_in_whole_yen_by_card_at_the_quoted_amount()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Global);
        var payer = await shop.VisitAsync(session);
        Assert.Contains("≈ ¥7,750 · ", payer.Body, StringComparison.Ordinal);
        Assert.Contains("US$50.00 · ", payer.Body, StringComparison.Ordinal);

        await payer.ChooseAsync("card", "JPY");
        Assert.Contains("name=\"card_number\"", payer.Page.Body, StringComparison.Ordinal);
        Assert.Contains("≈ ¥7,750", payer.Body, StringComparison.Ordinal);

        // Between the choice and the review the rate moves: the quote counts, and then what the quote says.
        shop.Rates.PerDollar["JPY"] = 156.019m;
        var review = await payer.TypeCardAsync();
        Assert.Equal(200, review.Status);
        shop.Rates.PerDollar["JPY"] = 200m;
        Assert.All(
            ["Visa ending 4242", "1 USD = 156.019 JPY", "Pay ¥7,801", "16:00:30 UTC", "order_77"],
            text => Assert.Contains(text, payer.Body, StringComparison.Ordinal)
        );

        var receipt = await payer.SendAsync("confirm");

        Assert.Equal(200, receipt.Status);
        Assert.Contains("Payment successful", payer.Body, StringComparison.Ordinal);
        Assert.Contains("¥7,801 JPY", payer.Body, StringComparison.Ordinal);
        var charge = Assert.Single(await shop.ChargesAsync(session));
        Assert.Equal(Money.FromMinorUnits(7801, Currency.Jpy), charge.Amount);
        Assert.Equal(Money.FromMinorUnits(7801, Currency.Jpy), shop.Host.Simulator.Ledger.TotalCharged(Currency.Jpy));
        Assert.True((await shop.FindAsync(session)).IsPaid);
    }

    [Fact]
    public async Task Three_decimals_are_quoted_and_shown_as_three()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Global);
        var payer = await shop.VisitAsync(session);

        await payer.ChooseAsync("card", "KWD");
        await payer.TypeCardAsync();
        await payer.SendAsync("confirm");

        Assert.Contains("15.326", payer.Body, StringComparison.Ordinal);
        Assert.Equal(15_326, Assert.Single(await shop.ChargesAsync(session)).Amount.MinorUnits);
    }

    [Fact]
    public async Task A_fixed_local_price_is_paid_exactly_by_mobile_money_and_followed_to_the_end()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Overrides);
        var payer = await shop.VisitAsync(session);

        await payer.ChooseAsync("mobile_money", "GHS");
        Assert.Contains("GH₵620.00", payer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("≈", payer.Body, StringComparison.Ordinal);
        Assert.Contains("MTN MoMo", payer.Body, StringComparison.Ordinal);
        Assert.Contains("+233200000001", payer.Body, StringComparison.Ordinal);

        await payer.SendAsync("details", ("rail", "mtn"), ("phone_number", "020 000 0001"));
        Assert.All(
            ["MTN MoMo", "+233200000001", "Pay GH₵620.00", "None"],
            text => Assert.Contains(text, payer.Body, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Exchange rate", payer.Body, StringComparison.Ordinal);

        await payer.SendAsync("confirm");
        Assert.All(
            ["Confirm the payment on your phone", "MTN MoMo", "001", "Cancel payment"],
            text => Assert.Contains(text, payer.Body, StringComparison.Ordinal)
        );
        Assert.Contains("<noscript><meta http-equiv=\"refresh\"", payer.Page.Body, StringComparison.Ordinal);
        Assert.Equal("{\"done\":false,\"state\":\"awaiting_payment\"}", await payer.StatusAsync());

        await shop.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("{\"done\":true,\"state\":\"complete\"}", await payer.StatusAsync());
        await payer.OpenAsync();
        Assert.All(
            ["Payment successful", "GH₵620.00 GHS", "Mobile money, MTN MoMo"],
            text => Assert.Contains(text, payer.Body, StringComparison.Ordinal)
        );
        Assert.Equal(62_000, Assert.Single(await shop.ChargesAsync(session)).AmountReceived.MinorUnits);
        Assert.DoesNotContain(
            payer.Visited,
            url => url.Query.Contains("0001", StringComparison.Ordinal) || url.Query.Contains("phone", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_transfer_shows_the_account_the_part_that_arrived_and_the_rest()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Overrides);
        var payer = await shop.VisitAsync(session);
        await payer.ChooseAsync("bank_transfer", "GHS");
        await payer.SendAsync(
            "details",
            ("bank_account_number", TestBankAccounts.All.First(account => account.Effect == TestPayerEffect.Underpays).Number)
        );

        await payer.SendAsync("confirm");
        Assert.All(
            ["Make this bank transfer", "Simulator Bank", "data-copy=\"620.00\"", "SIM-", "Pay before", "17:00 UTC"],
            text => Assert.Contains(text, payer.Body, StringComparison.Ordinal)
        );

        await shop.Host.AdvanceAsync(TimeSpan.FromSeconds(30));
        Assert.StartsWith("{\"done\":false,\"state\":\"underpaid_", await payer.StatusAsync(), StringComparison.Ordinal);
        await payer.OpenAsync();
        Assert.All(
            ["received GH₵248.00", "GH₵372.00 is still due", "data-copy=\"372.00\"", "Simulator Bank"],
            text => Assert.Contains(text, payer.Body, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("value=\"cancel\"", payer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_in_naira_alone_offers_naira_alone()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(
            Pricing.SingleCurrency.Of(Money.FromMinorUnits(500_000, Currency.Ngn)),
            request => request with { Origin = "syncpay" }
        );
        var payer = await shop.VisitAsync(session);

        Assert.Contains("₦5,000.00", payer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<select", payer.Page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("≈", payer.Body, StringComparison.Ordinal);
        Assert.All(["card", "bank_transfer"], method => Assert.Contains($"value=\"{method}\"", payer.Page.Body, StringComparison.Ordinal));
        Assert.DoesNotContain("value=\"mobile_money\"", payer.Page.Body, StringComparison.Ordinal);

        Assert.Equal(422, (await payer.OpenAsync($"checkout?s_checkout_session={session.PageToken}&method=card&currency=USD")).Status);
        Assert.Contains("isn’t available", payer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_nothing_to_choose_the_details_come_at_once()
    {
        await using var shop = await StepShop.StartAsync();
        await shop.Host.Engine.AcceptedMethods.SetAsync(
            shop.Owner,
            [new EnabledMethod("bank_transfer", [Currency.Ngn])],
            TestContextToken.Current
        );
        var payer = await shop.VisitAsync(await shop.CreateAsync(StepShop.Overrides));

        Assert.Contains("name=\"bank_account_number\"", payer.Page.Body, StringComparison.Ordinal);
        Assert.Contains("₦60,000.00", payer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Change method", payer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_of_the_first_interface_keeps_its_card_page()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(Pricing.SingleCurrency.Of(Money.FromMinorUnits(100_00, Currency.Gbp)));
        var payer = await shop.VisitAsync(session);

        Assert.Contains("name=\"card_number\"", payer.Page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"trail\"", payer.Page.Body, StringComparison.Ordinal);
    }
}
