using Payments.AspNetCore.Tests.Hosting;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests;

/// <summary>A merchant cancels while the payer passes the challenge: one of the two was first, and the books say which.</summary>
public sealed class CancelRaceTests : IAsyncLifetime
{
    private const string Yorlet = "/yorlet";
    private const int Rounds = 100;

    private CheckoutHost _host = null!;

    public async ValueTask InitializeAsync() =>
        _host = await CheckoutHost.StartAsync(new HostPlan { Beside = [(Yorlet, CheckoutDialect.Yorlet)] });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("intent")]
    [InlineData("session")]
    public async Task On_Synapto_nothing_is_canceled_whose_money_was_taken(string kind)
    {
        var paid = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (owner, intent, path) = kind == "intent" ? await IntentAsync() : await SessionAsync();
            paid += await RaceAsync(owner, intent, () => _host.Shop.PostAsync(path, "{}"), "state", ["CANCELED", "EXPIRED"]);
        }

        Assert.InRange(paid, 0, Rounds);
    }

    [Fact]
    public async Task On_Yorlet_nothing_is_canceled_whose_money_was_taken()
    {
        var merchant = await _host.NewMerchantAsync(Yorlet);
        await merchant.TakeAsync([new(MethodIds.Card, [Currency.Gbp])]);
        var customer = (await merchant.PostAsync("/v1/customers", """{"email":"jenny@example.com"}""")).Json.GetProperty("id").GetString();
        for (var round = 0; round < Rounds; round++)
        {
            var session = (
                await merchant.PostAsync(
                    "/v1/payment_sessions",
                    $$"""
                    {"amount":100000,"currency":"gbp","customer":"{{customer}}","mode":"payment","payment_method_types":["card"],
                     "return_url":"https://example.com"}
                    """
                )
            ).Json;
            await new Payer(_host).PostAsync(session.GetProperty("url").GetString()!, Card);
            var stored = await _host.Engine.CheckoutSessions.GetAsync(
                merchant.Owner,
                "cs_" + session.GetProperty("id").GetString()!["py_sess_".Length..],
                TestContextToken.Current
            );
            await RaceAsync(
                merchant.Owner,
                stored.Value.PaymentIntentId,
                () => merchant.PostAsync($"/v1/payment_sessions/{session.GetProperty("id").GetString()}/cancel", "{}"),
                "status",
                ["canceled"]
            );
        }
    }

    private static Dictionary<string, string> Card { get; } =
        new()
        {
            ["card_number"] = "4000002760003184",
            ["card_expiry"] = "12/39",
            ["card_cvc"] = "123",
            ["card_name"] = "Jenny Rosen",
        };

    private async Task<(Owner Owner, string Intent, string Path)> IntentAsync()
    {
        var owner = Owner.Test(CheckoutHost.Account);
        var intent = await _host.Engine.PaymentIntents.CreateAsync(
            owner,
            new PaymentIntentRequest { Amount = Money.FromMinorUnits(2500, Currency.Gbp) },
            cancellationToken: TestContextToken.Current
        );
        var card = await _host.Simulator.TokenizeAsync(new CardDetails("4000002760003184", 12, 2039, "123"), TestContextToken.Current);
        await _host.Engine.PaymentIntents.ConfirmAsync(
            owner,
            intent.Value.Id,
            new PaymentConfirmation { Card = card.Value },
            cancellationToken: TestContextToken.Current
        );
        return (owner, intent.Value.Id, $"{_host.Group}/v1/accounts/{CheckoutHost.Account}/payment-intents/{intent.Value.Id}:cancel");
    }

    private async Task<(Owner Owner, string Intent, string Path)> SessionAsync()
    {
        var owner = Owner.Test(CheckoutHost.Account);
        var session = await _host.Engine.CheckoutSessions.CreateAsync(
            owner,
            new CheckoutSessionRequest
            {
                Amount = Money.FromMinorUnits(2500, Currency.Gbp),
                PageUrl = made => $"https://pay.example.com/{made.PageToken}",
            },
            cancellationToken: TestContextToken.Current
        );
        var card = await _host.Simulator.TokenizeAsync(new CardDetails("4000002760003184", 12, 2039, "123"), TestContextToken.Current);
        await _host.Engine.CheckoutSessions.PayAsync(owner, session.Value.Id, card.Value, TestContextToken.Current);
        return (owner, session.Value.PaymentIntentId, $"{_host.Shop.Sessions}/{session.Value.Id}:expire");
    }

    /// <summary>1 where the payer was first.</summary>
    private async Task<int> RaceAsync(Owner owner, string intentId, Func<Task<Answer>> cancel, string field, string[] canceled)
    {
        var intent = (await _host.Engine.PaymentIntents.GetAsync(owner, intentId, TestContextToken.Current)).Value;
        var action = Assert.IsType<NextAction.TestChallenge>(Assert.IsType<IntentState.RequiresAction>(intent.State).Action);

        var asked = cancel();
        var passed = _host.Simulator.AnswerChallengeAsync(action.Token, authenticated: true, TestContextToken.Current).AsTask();
        await Task.WhenAll(asked, passed);
        var answer = await asked;
        await _host.WorkAsync();

        var isCanceled = answer.Status == 200 && canceled.Contains(answer.Json.GetProperty(field).GetString());
        Assert.True(isCanceled || answer.Status is 400 or 409, answer.Body);
        var charge = (await _host.Engine.Charges.GetAsync(owner, intent.LatestChargeId!, TestContextToken.Current)).Value;
        var isTaken = (await passed)!.State == TestChallengeState.Passed;
        Assert.Equal(isTaken, charge.AmountReceived.IsPositive);
        Assert.Equal(isTaken, !isCanceled);
        Assert.NotEqual(ChargeStatus.PaidLate, charge.Status);
        var status = (await _host.Engine.PaymentIntents.GetAsync(owner, intentId, TestContextToken.Current)).Value.Status;
        Assert.Equal(isTaken ? IntentStatus.Succeeded : IntentStatus.Canceled, status);
        return isTaken ? 1 : 0;
    }
}
