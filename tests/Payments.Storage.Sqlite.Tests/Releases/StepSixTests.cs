using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>What a file of schema 5 holds is in the lists that step 6 brings, at once and when all rows are filled.</summary>
public sealed class StepSixTests : StoreFixture
{
    private const int Records = 1200;

    private static readonly Money Amount = Money.FromMinorUnits(12_50, Currency.Gbp);

    [Fact]
    public async Task Records_of_before_are_listed_while_they_are_filled_and_afterwards()
    {
        var (intents, charges, refunds, customers, events) = Make();
        var schema = PaymentsSchema.Current;
        EarlierFile.Make(File.Path, 5, Shop, [.. Of(intents), .. Of(charges), .. Of(refunds), .. Of(customers), .. Of(events)]);
        var store = await OpenAsync(schema, options => options.FillPause = TimeSpan.FromMilliseconds(30));

        var compared = 0;
        long left;
        do
        {
            left = Unfilled();
            await SameAsync(store, "origin", intents, intent => intent.Origin);
            await SameAsync(store, "standing", charges, charge => charge.Standing.ToString());
            await SameAsync(store, "standing", refunds, refund => refund.Standing.ToString());
            await SameAsync(store, "kept", customers, customer => customer.IsDeleted ? null : "kept");
            await SameAsync(store, "origin", events, told => told.Data is CustomerCreated ? "*" : null);
            compared++;
        } while (left > 0);

        Assert.True(compared > 1, "All was filled before anything was read.");
        using var connection = OpenByHand();
        Assert.Equal(0, connection.Scalar("SELECT count(*) FROM payments_backfills"));
        Assert.Equal(Records, connection.Scalar("SELECT count(*) FROM payments_charges WHERE standing IS NOT NULL"));
    }

    private static IEnumerable<(RecordType Type, object Record)> Of<T>(List<T> records)
        where T : class => records.Select(record => ((RecordType)PaymentsSchema.Current.Table<T>(), (object)record));

    private static async Task SameAsync<T>(SqlitePaymentStore store, string list, List<T> records, Func<T, string?> groupOf)
        where T : class
    {
        var type = PaymentsSchema.Current.Table<T>();
        var order = type.Lists.Single(one => one.Name == list);
        foreach (var group in records.Select(groupOf).OfType<string>().Distinct().Append("nobody's"))
        {
            var expected = records.Where(record => groupOf(record) == group).Select(type.IdOf).Order(StringComparer.Ordinal).ToList();
            var query = new ListQuery(order, 30) { Group = group, Skip = 3 };
            Assert.Equal(expected.Count, await store.CountAsync(type, Shop, query, Token));
            Assert.Equal(expected.Skip(3).Take(30), (await store.ListAsync(type, Shop, query, Token)).Select(one => type.IdOf(one.Value)));
            expected.Reverse();
            var down = query with { Descending = true };
            Assert.Equal(expected.Skip(3).Take(30), (await store.ListAsync(type, Shop, down, Token)).Select(one => type.IdOf(one.Value)));
        }
    }

    private long Unfilled()
    {
        using var connection = OpenByHand();
        return connection.Scalar("SELECT count(*) FROM payments_backfills");
    }

    private static (List<PaymentIntent>, List<Charge>, List<Refund>, List<Customer>, List<PaymentEvent>) Make()
    {
        var (intents, charges, refunds) = (new List<PaymentIntent>(), new List<Charge>(), new List<Refund>());
        var (customers, events) = (new List<Customer>(), new List<PaymentEvent>());
        for (var at = 0; at < Records; at++)
        {
            var now = Noon.AddSeconds(at);
            intents.Add(
                new PaymentIntent
                {
                    Id = New("pi_", now),
                    Owner = Shop,
                    Amount = Amount,
                    Origin = at % 5 == 0 ? "yorlet" : null,
                    CreatedAt = now,
                    UpdatedAt = now,
                    State = new IntentState.RequiresPaymentMethod(),
                }
            );
            charges.Add(
                new Charge
                {
                    Id = New("ch_", now),
                    Owner = Shop,
                    PaymentIntentId = intents[^1].Id,
                    Amount = Amount,
                    Provider = "test",
                    CreatedAt = now,
                    UpdatedAt = now,
                    State = at % 3 == 0 ? new ChargeState.Failed(DeclineCode.CardDeclined, now) : new ChargeState.Succeeded("r", now),
                }
            );
            refunds.Add(
                new Refund
                {
                    Id = New("re_", now),
                    Owner = Shop,
                    ChargeId = charges[^1].Id,
                    Amount = Amount,
                    Provider = "test",
                    CreatedAt = now,
                    UpdatedAt = now,
                    State = at % 4 == 0 ? new RefundState.Canceled(now) : new RefundState.Pending(),
                }
            );
            customers.Add(
                new Customer
                {
                    Id = New("cus_", now),
                    Owner = Shop,
                    DeletedAt = at % 2 == 0 ? now : null,
                    CreatedAt = now,
                    UpdatedAt = now,
                }
            );
            events.Add(
                new PaymentEvent
                {
                    Id = New("evt_", now),
                    Owner = Shop,
                    CreatedAt = now,
                    Data = at % 6 == 0 ? new CustomerCreated(customers[^1]) : new DisputeClosed(Dispute(charges[^1]), charges[^1]),
                }
            );
        }

        return (intents, charges, refunds, customers, events);
    }

    private static string New(string prefix, DateTimeOffset now) => Id.New(prefix, now, RandomSource.Cryptographic);

    private static Dispute Dispute(Charge charge) =>
        new()
        {
            Id = "dp_0000000000000000000001",
            Owner = Shop,
            ChargeId = charge.Id,
            Amount = Amount,
            Reason = default,
            EvidenceDueBy = Noon,
            Provider = "test",
            Reference = charge.Id,
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = new DisputeState.Lost(Noon),
        };
}
