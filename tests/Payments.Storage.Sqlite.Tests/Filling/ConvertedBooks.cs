using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>What a converted file must say once all that was under way at a kill is decided.</summary>
internal sealed class ConvertedBooks(TemporaryFile file)
{
    private const string Earlier = $"ch_{MultipliedFile.BeginOfIds}";

    /// <summary>
    /// Does what is due a day later, when the leases of the dead are over; then every sum is what the ledger's rows come to, and every
    /// account of a currency comes to zero with the others.
    /// </summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var webhooks = new PlainWebhooks();
        var time = new ManualTimeProvider(TimeProvider.System.GetUtcNow().AddDays(1));
        await using var store = new SqlitePaymentStore(PaymentsSchema.Current, file.Options);
        await using var simulator = new PaymentSimulator(
            new SimulatorOptions { LedgerPath = ReleaseFour.LedgerPath(file) },
            time,
            RandomSource.Cryptographic
        );
        await using var host = new EngineHost(
            store,
            time,
            [simulator],
            configure: builder => builder.Services.AddSingleton<IWebhookFormat>(webhooks).AddSingleton<IWebhookSender>(webhooks)
        );
        await host.Engine.StartAsync(cancellationToken);
        do await host.Engine.RunDueWorkAsync(cancellationToken);
        while (
            await simulator.NotifyAsync(
                async (told, cancellation) => await host.Engine.ReceiveAsync(told, cancellation) is not { Kind: RefusalKind.Conflict },
                cancellationToken
            ) > 0
        );

        var report = await host.Engine.Reconciliation.RunAsync(ReleaseFour.Shop, readRows: true, cancellationToken);
        var accounts = report
            .Currencies.SelectMany(currency => currency.Accounts)
            .Where(account => account.Account == "all" || account.Account.StartsWith("rows:", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(accounts);
        Assert.All(accounts, account => Assert.Equal(account.Expected, account.Booked));
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={file.Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Every new column is what its row's document says, and every new list counts as many in its index.</summary>
    public static void ListsSayWhatDocumentsSay(SqliteConnection connection)
    {
        Assert.NotEmpty(MultipliedFile.Additions);
        foreach (var added in MultipliedFile.Additions)
        {
            Assert.All(added.Lists, list => Assert.Null(list.By));
            foreach (var list in added.Lists)
                Assert.Equal(OfDocuments(connection, added.Type, list.Group!), OfIndex(connection, added.Type, list));
        }
    }

    /// <summary>
    /// No charge is left undecided that was made since; no intent has two that succeeded; and the provider has charged those that
    /// succeeded, each once.
    /// </summary>
    public void NobodyIsChargedTwice(SqliteConnection connection, ToldPayments told)
    {
        var charges = connection
            .Query<(string Id, string Intent, string State)>(
                "SELECT id, payment_intent_id, document ->> '$.state.is' FROM payments_charges WHERE instr(id, @earlier) = 0",
                new { earlier = Earlier }
            )
            .ToList();
        Assert.All(charges, charge => Assert.True(charge.State is "succeeded" or "failed", $"{charge.Id} is {charge.State}."));
        var succeeded = charges.Where(charge => charge.State == "succeeded").ToList();
        Assert.Equal(succeeded.Count, succeeded.DistinctBy(charge => charge.Intent).Count());
        Assert.Empty(
            connection.Query<string>(
                """
                SELECT payment_intent_id FROM payments_charges WHERE document ->> '$.state.is' = 'succeeded'
                GROUP BY account, livemode, payment_intent_id HAVING count(*) > 1
                """
            )
        );
        var since = succeeded.Select(charge => charge.Id).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(since, Charged().Where(key => !key.StartsWith(Earlier, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Empty(told.Paid.Values.Select(payment => payment.Charge).Except(since));
    }

    private IEnumerable<string> Charged() =>
        File.ReadLines(ReleaseFour.LedgerPath(file))
            .Select(line => JsonNode.Parse(line)!)
            .Where(line => (string?)line["is"] == "charged")
            .Select(line => (string)line["key"]!);

    private static SortedDictionary<string, long> OfDocuments(SqliteConnection connection, RecordType type, Column group)
    {
        using var rows = connection.Statement(
            $"SELECT account || ' ' || livemode || ' ', {TableSql.Quote(group.Name)}, document, id FROM {TableSql.Named(type)}"
        );
        var groups = rows.Read(row =>
        {
            var said = (string?)group.Read(type.Read(row.Bytes(2)));
            var filled = row.IsNull(1) ? null : row.Text(1);
            Assert.True(said == filled, $"{group.Name} of {row.Text(3)} is {filled}, its document says {said}.");
            return said is null ? null : row.Text(0) + said;
        });
        return Counted(groups.OfType<string>().GroupBy(said => said).Select(said => (said.Key, said.LongCount())));
    }

    private static SortedDictionary<string, long> OfIndex(SqliteConnection connection, RecordType type, ListOrder list)
    {
        var group = TableSql.Quote(list.Group!.Name);
        return Counted(
            connection.Query<(string, long)>(
                $"""
                SELECT account || ' ' || livemode || ' ' || {group}, count(*)
                FROM {TableSql.Named(type)} INDEXED BY {TableSql.ListIndex(type, list)}
                WHERE {group} IS NOT NULL GROUP BY account, livemode, {group}
                """
            )
        );
    }

    private static SortedDictionary<string, long> Counted(IEnumerable<(string Group, long Count)> groups)
    {
        var counted = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (group, count) in groups)
            counted.Add(group, count);
        return counted;
    }
}
