using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Steps;

public sealed class StepCancelTests
{
    [Theory]
    [InlineData("choice")]
    [InlineData("details")]
    [InlineData("review")]
    [InlineData("waiting")]
    public async Task A_payer_can_give_up_at_each_step_until_money_moves(string step)
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Overrides);
        var payer = await WalkAsync(shop, session, step);

        await payer.SendAsync("cancel");

        Assert.Equal(410, payer.Page.Status);
        Assert.Contains("This payment was canceled", payer.Body, StringComparison.Ordinal);
        Assert.Equal(SessionStatus.Canceled, (await shop.FindAsync(session)).Status);
        Assert.All(await shop.ChargesAsync(session), charge => Assert.Equal(ChargeStatus.Expired, charge.Status));
        Assert.Contains("This payment was canceled", (await payer.OpenAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_cancel_url_the_payer_goes_there_once_and_a_later_visit_stays()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Overrides, request => request with { CancelUrl = "https://example.com/cart?a=1" });
        var payer = await shop.VisitAsync(session);

        await payer.SendAsync("cancel");

        Assert.Contains(
            "<meta http-equiv=\"refresh\" content=\"0; url=https://example.com/cart?a=1\"",
            payer.Page.Body,
            StringComparison.Ordinal
        );
        Assert.Contains("This payment was canceled", payer.Body, StringComparison.Ordinal);
        await payer.OpenAsync("checkout?s_checkout_session=" + session.PageToken);
        Assert.DoesNotContain("http-equiv=\"refresh\"", payer.Page.Body, StringComparison.Ordinal);
        Assert.Contains("Back to example.com", payer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_of_which_some_has_arrived_is_not_given_up_and_the_page_says_so()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Overrides);
        var payer = await WalkAsync(shop, session, "waiting");
        await shop.Host.Simulator.SendMoneyAsync(
            Assert.Single(await shop.ChargesAsync(session)).Id,
            Money.FromMinorUnits(1, Currency.Ghs),
            TestContextToken.Current
        );
        await shop.Host.AdvanceAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(ChargeStatus.Underpaid, Assert.Single(await shop.ChargesAsync(session)).Status);

        var answer = await payer.SendAsync("cancel");

        Assert.Equal(409, answer.Status);
        Assert.Contains("can no longer be canceled", payer.Body, StringComparison.Ordinal);
        Assert.Contains("received GH₵0.01", payer.Body, StringComparison.Ordinal);
        Assert.Equal(SessionStatus.Open, (await shop.FindAsync(session)).Status);
    }

    [Fact]
    public async Task A_payment_that_succeeded_is_not_given_up()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Global);
        var payer = await shop.VisitAsync(session);
        var cancel = payer.FieldsOf("cancel");
        cancel["step"] = "cancel";
        await payer.ChooseAsync("card", "JPY");
        await payer.TypeCardAsync();
        await payer.SendAsync("confirm");

        await payer.PostAsync("checkout?s_checkout_session=" + session.PageToken, cancel);

        Assert.Contains("Payment successful", payer.Body, StringComparison.Ordinal);
        Assert.True((await shop.FindAsync(session)).IsPaid);
    }

    private static async Task<StepPayer> WalkAsync(StepShop shop, CheckoutSession session, string step)
    {
        var payer = await shop.VisitAsync(session);
        if (step == "choice")
            return payer;
        await payer.ChooseAsync("bank_transfer", "GHS");
        if (step == "details")
            return payer;
        await payer.SendAsync(
            "details",
            ("bank_account_number", TestBankAccounts.All.First(account => account.Effect == TestPayerEffect.NeverPays).Number)
        );
        if (step == "waiting")
            await payer.SendAsync("confirm");
        return payer;
    }
}
