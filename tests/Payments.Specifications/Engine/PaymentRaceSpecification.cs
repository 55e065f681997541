using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of payment races, over any store.</summary>
public abstract class PaymentRaceSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    private const int Races = 500;

    [Fact]
    public async Task A_payment_that_call_notification_poll_and_clock_end_at_once_has_one_end_500_times()
    {
        var store = await NewStoreAsync();
        var policies = Enum.GetValues<LatePaymentPolicy>();
        var orders = PaymentRace.Orders;
        var inTurn = orders.Count * policies.Length;
        var random = new Random(6);
        var clockWon = 0;
        for (var race = 0; race < Races; race++)
        {
            var order = race < inTurn ? orders[race / policies.Length] : orders[random.Next(orders.Count)];
            var won = await PaymentRace.RunAsync(
                store,
                Owner.Test($"acct_{race}"),
                policies[race % policies.Length],
                order,
                atOnce: race >= inTurn
            );
            clockWon += won ? 1 : 0;
        }

        Assert.Equal((24, 72), (orders.Count, inTurn));
        Assert.InRange(clockWon, orders.Count / 4 * policies.Length, Races - 1);
    }
}
