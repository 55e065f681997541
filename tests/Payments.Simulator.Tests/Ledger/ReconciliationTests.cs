using Payments.Storage;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

/// <summary>Three ledgers agree over a great many payments that go every way a payment can go.</summary>
public sealed class ReconciliationTests
{
    private const int Payments = 100_000;

    [Fact]
    public async Task A_hundred_thousand_payments_with_faults_leave_a_difference_of_zero_in_every_currency()
    {
        await using var traffic = new SimulatedTraffic(new InMemoryPaymentStore(PaymentsSchema.Current));
        await traffic.PlayAsync(Payments);
        await traffic.DrainAsync();

        var report = await traffic.Engine.Reconciliation.RunAsync(Shop, readRows: true, Token);
        Assert.Equal(Payments, traffic.Begun);
        Assert.Equal(["EUR", "GBP", "GHS", "JPY", "SEK", "USD"], report.Currencies.Select(currency => currency.Currency.Code));
        Assert.Empty(report.Charges);
        Assert.Empty(report.Unread);
        Assert.All(
            report.Currencies,
            currency =>
            {
                Assert.True(currency.Difference.IsZero, $"{currency} {string.Join(", ", currency.Accounts)}");
                Assert.True(currency.Providers is { Received.IsPositive: true } && currency.Providers == currency.Records, $"{currency}");
            }
        );
        Assert.True(report.IsSound);
        traffic.EveryWayWasGone();

        await FindsWhatIsPlantedAsync(traffic);
    }

    private static async Task FindsWhatIsPlantedAsync(SimulatedTraffic traffic)
    {
        var type = PaymentsSchema.Current.Table<Charge>();
        var page = await traffic.Store.ListAsync(type, Shop, new ListQuery(type.Lists.First(list => list.Group is null), 500), Token);
        var paid = page.First(charge =>
            charge.Value is { Status: ChargeStatus.Succeeded, Refunded: null, Disputed: null }
            && charge.Value.Amount.Currency == Currency.Jpy
        );
        var one = Money.FromMinorUnits(1, Currency.Jpy);
        Assert.Equal(
            CommitStatus.Committed,
            (
                await traffic.Store.CommitAsync(
                    new ChangeSet(Shop).Update(type, paid, paid.Value with { Received = paid.Value.AmountReceived + one }),
                    Token
                )
            ).Status
        );

        var report = await traffic.Engine.Reconciliation.RunAsync(Shop, readRows: true, Token);
        Assert.False(report.IsSound);
        var differing = Assert.Single(report.Charges);
        Assert.Equal((paid.Value.Id, "clearing", one), (differing.ChargeId, differing.Account, differing.Booked - differing.Expected));
        var yen = report.Currencies.Single(currency => currency.Currency == Currency.Jpy);
        Assert.Equal((one, one + one), (yen.Records.Received - yen.Providers.Received, yen.Difference));
        Assert.All(
            report.Currencies.Where(currency => currency.Currency != Currency.Jpy),
            currency => Assert.True(currency.Difference.IsZero)
        );

        // Without reading the rows the difference is the same, and nobody is named.
        var quick = await traffic.Engine.Reconciliation.RunAsync(Shop, cancellationToken: Token);
        Assert.Empty(quick.Charges);
        Assert.Equal(one + one, quick.Currencies.Single(currency => currency.Currency == Currency.Jpy).Difference);
    }
}
