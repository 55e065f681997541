using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto;

/// <summary>Paying and expiring meet: one of them wins, and everything agrees on which.</summary>
public sealed class RaceTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private Shop Shop => shared.Host.Shop;

    private Payer Payer => new(shared.Host);

    [Fact]
    public async Task An_expired_session_is_not_paid()
    {
        var session = await Shop.OpenAsync();
        await Shop.ExpireAsync(session);

        await Payer.PayAsync(session, Payer.Approved);

        await AssertAgreeAsync(session, paid: false);
    }

    [Fact]
    public async Task A_paid_session_is_not_expired()
    {
        var session = await Shop.OpenAsync();
        await Payer.PayAsync(session, Payer.Approved);

        var refused = await Shop.ExpireAsync(session);

        Assert.Equal((400, 9), (refused.Status, refused.Code));
        await AssertAgreeAsync(session, paid: true);
    }

    [Fact]
    public async Task An_expired_session_is_not_expired_again()
    {
        var session = await Shop.OpenAsync();
        await Shop.ExpireAsync(session);

        var refused = await Shop.ExpireAsync(session);

        Assert.Equal((400, 9), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Paid_and_expired_at_once_exactly_one_wins_and_all_records_agree()
    {
        for (var round = 0; round < 200; round++)
        {
            var session = await Shop.OpenAsync();
            Task<Answer>? expire = null,
                pay = null;
            Action[] starts = [() => expire = Shop.ExpireAsync(session), () => pay = Payer.PostAsync(session, Payer.Approved)];
            starts[round % 2]();
            starts[1 - (round % 2)]();
            await Task.WhenAll(expire!, pay!);

            var expired = await expire!;
            Assert.True(expired.Status is 200 or 400 or 409, expired.Body);
            Assert.Equal(303, (await pay!).Status);
            await AssertAgreeAsync(session, paid: expired.Status != 200);
        }
    }

    [Theory]
    [InlineData(Payer.Approved, 1)]
    [InlineData(Payer.AnswerLost, 1)]
    [InlineData(Payer.RequestLost, 0)]
    public async Task A_form_that_is_submitted_eight_times_at_once_makes_one_charge(string card, int charged)
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        for (var round = 0; round < 20; round++)
        {
            var session = await host.Shop.OpenAsync();

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new Payer(host).PostAsync(session, card))));

            Assert.All(answers, answer => Assert.Equal(303, answer.Status));
            await host.AdvanceAsync(TimeSpan.FromSeconds(2));
            var charges = await host.Engine.PaymentIntents.ListChargesAsync(host.Shop.Owner, session.IntentId, TestContextToken.Current);
            Assert.Equal(charged, host.Simulator.Ledger.TimesCharged(Assert.Single(charges).Id));
            Assert.Equal(charged == 1, (await host.Shop.GetAsync(session)).Json.GetProperty("paid").GetBoolean());
        }
    }

    private async Task AssertAgreeAsync(OpenSession session, bool paid)
    {
        var seen = (await Shop.GetAsync(session)).Json;
        Assert.Equal(paid ? "COMPLETE" : "EXPIRED", seen.GetProperty("state").GetString());
        Assert.Equal(paid, seen.GetProperty("paid").GetBoolean());

        var engine = shared.Host.Engine;
        var intent = await engine.PaymentIntents.GetAsync(Shop.Owner, session.IntentId, TestContextToken.Current);
        Assert.Equal(paid ? IntentStatus.Succeeded : IntentStatus.Canceled, intent.Value.Status);

        var charges = await engine.PaymentIntents.ListChargesAsync(Shop.Owner, session.IntentId, TestContextToken.Current);
        Assert.Equal(paid ? [ChargeStatus.Succeeded] : [], charges.Select(charge => charge.Status));
        Assert.Equal(paid ? 1 : 0, charges.Sum(charge => shared.Host.Simulator.Ledger.TimesCharged(charge.Id)));
        Assert.Equal(paid ? 200 : 410, (await Payer.OpenAsync(session)).Status);
    }
}
