using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Payments.Providers;
using Payments.Specifications;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>A shop over a file in which it has a table of its own.</summary>
public abstract class JoiningFixture : StoreFixture
{
    protected List<string> Told { get; } = [];

    protected ScriptedProvider Provider { get; } = new();

    protected static CheckoutSessionRequest Request => EngineHost.Request();

    protected static TokenizedCard Card { get; } = new("tok_visa", new CardSummary("visa", "4242", 12, 2030));

    protected async Task<EngineHost> ShopAsync(Action<PaymentsBuilder>? configure = null, IPaymentProvider? provider = null)
    {
        var store = await OpenAsync(PaymentsSchema.Current);
        Ask(OrderBook.CreateTable);
        return new EngineHost(
            store,
            new ManualTimeProvider(),
            [provider ?? Provider],
            configure: configure
                ?? (
                    builder =>
                        builder.OnEvent<EventData>(
                            (happened, _, _, _) =>
                            {
                                Told.Add(happened.Type);
                                return ValueTask.CompletedTask;
                            }
                        )
                )
        );
    }

    protected SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File.Path};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>What a connection of its own sees: only what is committed.</summary>
    protected long Ask(string sql)
    {
        using var connection = Connect();
        return Ask(connection, sql);
    }

    protected static long Ask(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    protected (long Orders, long Sessions, long Intents, long Events, long Work) Rows() =>
        (
            Ask("SELECT count(*) FROM orders"),
            Ask("SELECT count(*) FROM payments_checkout_sessions"),
            Ask("SELECT count(*) FROM payments_payment_intents"),
            Ask("SELECT count(*) FROM payments_events"),
            Ask("SELECT count(*) FROM payments_all_due_work")
        );
}
