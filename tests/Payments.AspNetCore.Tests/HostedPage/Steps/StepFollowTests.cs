using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Steps;

/// <summary>What the payer sees of a payment that was submitted.</summary>
public sealed class StepFollowTests
{
    [Fact]
    public async Task A_declined_card_says_so_and_another_try_succeeds()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Global);
        var payer = await shop.VisitAsync(session);
        await payer.ChooseAsync("card", "JPY");
        await payer.TypeCardAsync(Payer.Declined);
        await payer.SendAsync("confirm");
        Assert.Contains("Your card was declined", payer.Body, StringComparison.Ordinal);

        await payer.OpenAsync(payer.Link("Try again"));
        Assert.Contains("name=\"card_number\"", payer.Page.Body, StringComparison.Ordinal);
        await payer.TypeCardAsync();
        await payer.SendAsync("confirm");

        Assert.Contains("Payment successful", payer.Body, StringComparison.Ordinal);
        Assert.Single(shop.Host.Simulator.Ledger.Charges);
    }

    [Fact]
    public async Task Where_the_first_attempt_is_the_last_there_is_no_other()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(
            StepShop.Global,
            request => request with { OneAttempt = true, CancelUrl = "https://example.com/cart" }
        );
        var payer = await shop.VisitAsync(session);
        await payer.ChooseAsync("card", "JPY");
        await payer.TypeCardAsync(Payer.Declined);
        await payer.SendAsync("confirm");

        Assert.Contains("Your card was declined", payer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Try again", payer.Body, StringComparison.Ordinal);
        Assert.Contains("Back to example.com", payer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TestPayerEffect.Refuses, 60, "was declined on your phone")]
    [InlineData(TestPayerEffect.LacksFunds, 60, "Insufficient funds")]
    [InlineData(TestPayerEffect.NeverPays, 1200, "The time to pay has ended")]
    public async Task A_payer_who_does_not_pay_is_told_why_and_may_try_again(TestPayerEffect effect, int seconds, string words)
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Overrides);
        var payer = await PromptAsync(shop, session, effect);
        await shop.Host.AdvanceAsync(TimeSpan.FromSeconds(seconds / 2));
        await shop.Host.AdvanceAsync(TimeSpan.FromSeconds(seconds / 2));

        Assert.Equal("{\"done\":true,\"state\":\"open\"}", await payer.StatusAsync());
        await payer.OpenAsync();

        Assert.Contains(words, payer.Body, StringComparison.Ordinal);
        Assert.Contains("Try again", payer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_that_arrives_after_the_end_is_not_called_nothing()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Overrides, request => request with { OneAttempt = true });
        var payer = await PromptAsync(shop, session, TestPayerEffect.NeverPays);
        await shop.Host.AdvanceAsync(TimeSpan.FromMinutes(11));
        await shop.Host.AdvanceAsync(TimeSpan.FromMinutes(11));
        var charge = Assert.Single(await shop.ChargesAsync(session));
        Assert.Equal(ChargeStatus.Expired, charge.Status);
        await shop.Host.Engine.Charges.ReceiveAsync(
            new Payments.Providers.ChargeNotification(
                "simulator",
                shop.Owner,
                charge.Id,
                new Payments.Providers.ChargeOutcome.Received("late", charge.Amount)
            ),
            TestContextToken.Current
        );

        await payer.OpenAsync();

        Assert.Contains("Your payment arrived too late", payer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("You have not been charged", payer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_followed_until_it_is_known()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Global);
        var payer = await shop.VisitAsync(session);
        await payer.ChooseAsync("card", "JPY");
        await payer.TypeCardAsync(Payer.AnswerLost);
        await payer.SendAsync("confirm");
        Assert.Contains("being processed", payer.Body, StringComparison.Ordinal);
        Assert.Equal("{\"done\":false,\"state\":\"processing\"}", await payer.StatusAsync());

        await shop.Host.AdvanceAsync(TimeSpan.FromSeconds(2));

        Assert.Contains("Payment successful", (await payer.OpenAsync()).Body, StringComparison.Ordinal);
        Assert.Single(shop.Host.Simulator.Ledger.Charges);
    }

    [Fact]
    public async Task With_a_success_url_the_payer_goes_there_once_paid()
    {
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(StepShop.Global, request => request with { SuccessUrl = "https://example.com/ok" });
        var payer = await shop.VisitAsync(session);
        await payer.ChooseAsync("card", "JPY");
        await payer.TypeCardAsync();
        await payer.SendAsync("confirm");

        Assert.Contains(
            "<meta http-equiv=\"refresh\" content=\"0; url=https://example.com/ok\"",
            payer.Page.Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_payment_is_followed_by_a_token_of_its_own_after_the_session_has_closed()
    {
        var (shop, pages) = await TwoTokensAsync();
        await using var _ = shop;
        var session = await shop.CreateAsync(StepShop.Overrides, request => request with { SuccessUrl = "https://example.com/ok" });
        var payer = new StepPayer(shop.Host, "/other/c/pay." + session.PageToken);
        await payer.OpenAsync();
        await payer.ChooseAsync("mobile_money", "GHS");
        await payer.SendAsync("details", ("rail", "mtn"), ("phone_number", "0200000001"));
        await payer.SendAsync("confirm");
        pages.IsClosed = true;

        Assert.EndsWith($"/other/c/follow.{session.PageToken}?follow=1", payer.Visited[^1].AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("Confirm the payment on your phone", payer.Body, StringComparison.Ordinal);
        Assert.Equal("{\"done\":false,\"state\":\"awaiting_payment\"}", await payer.StatusAsync());
        await shop.Host.AdvanceAsync(TimeSpan.FromMinutes(1));
        await payer.OpenAsync();
        Assert.Contains("url=https://example.com/ok?checkout_id=" + session.Id, payer.Page.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await payer.OpenAsync("/other/c/pay." + session.PageToken)).Status);
    }

    [Fact]
    public async Task Who_may_only_follow_cannot_pay_but_can_give_up()
    {
        var (shop, _) = await TwoTokensAsync();
        await using var owned = shop;
        var session = await shop.CreateAsync(StepShop.Overrides);
        var payer = new StepPayer(shop.Host, "/other/c/follow." + session.PageToken);

        Assert.Equal(404, (await payer.OpenAsync()).Status);
        Assert.Equal(
            404,
            (
                await payer.PostAsync(
                    "follow." + session.PageToken,
                    new Dictionary<string, string>
                    {
                        ["step"] = "details",
                        ["method"] = "card",
                        ["currency"] = "USD",
                    }
                )
            ).Status
        );
        Assert.Equal(
            410,
            (await payer.PostAsync("follow." + session.PageToken, new Dictionary<string, string> { ["step"] = "cancel" })).Status
        );
    }

    [Fact]
    public async Task A_dialect_that_counts_a_submitted_payment_as_done_sends_the_payer_on_at_once()
    {
        var (shop, pages) = await TwoTokensAsync();
        await using var _ = shop;
        pages.ReturnsAtOnce = true;
        var session = await shop.CreateAsync(StepShop.Overrides, request => request with { SuccessUrl = "https://example.com/ok" });
        var payer = new StepPayer(shop.Host, "/other/c/pay." + session.PageToken);
        await payer.OpenAsync();
        await payer.ChooseAsync("mobile_money", "GHS");
        await payer.SendAsync("details", ("rail", "mtn"), ("phone_number", "0200000001"));
        await payer.SendAsync("confirm");

        Assert.Contains("Payment sent", payer.Body, StringComparison.Ordinal);
        Assert.Contains(
            "<meta http-equiv=\"refresh\" content=\"0; url=https://example.com/ok?checkout_id=" + session.Id,
            payer.Page.Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Every_page_has_the_same_policy_and_no_merchant_s_text_becomes_markup()
    {
        const string Hostile = "\"'><script>alert(1)</script>";
        await using var shop = await StepShop.StartAsync();
        var session = await shop.CreateAsync(
            StepShop.Overrides,
            request => request with { ClientReferenceId = Hostile, CancelUrl = "https://example.com/?a=%22%3E%3Cscript%3E" }
        );
        var payer = await PromptAsync(shop, session, TestPayerEffect.Pays);
        await shop.Host.AdvanceAsync(TimeSpan.FromMinutes(1));
        await payer.OpenAsync();

        Assert.All(
            payer.Seen,
            page =>
            {
                Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
                Assert.Contains(
                    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'",
                    page,
                    StringComparison.Ordinal
                );
                Assert.DoesNotContain("unsafe", page, StringComparison.Ordinal);
            }
        );
    }

    private static async Task<StepPayer> PromptAsync(StepShop shop, CheckoutSession session, TestPayerEffect effect)
    {
        var payer = await shop.VisitAsync(session);
        await payer.ChooseAsync("mobile_money", "GHS");
        await payer.SendAsync("details", ("rail", "mtn"), ("phone_number", TestPhones.All.First(phone => phone.Effect == effect).Number));
        await payer.SendAsync("confirm");
        return payer;
    }

    private static async Task<(StepShop Shop, TwoTokenPages Pages)> TwoTokensAsync()
    {
        TwoTokenPages? pages = null;
        var shop = await StepShop.StartAsync(
            new HostPlan
            {
                Map = app =>
                {
                    pages = new TwoTokenPages(app.Services.GetRequiredService<PaymentEngine>());
                    app.Services.GetRequiredService<HostedPages>().Map(app.MapGroup("/other"), pages);
                },
            }
        );
        return (shop, pages!);
    }
}
