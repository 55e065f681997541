using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>
/// A host that is killed before, during or after its COMMIT, by each library, again and again over one file. PAYMENTS_LONG=1 makes it 200
/// kills.
/// </summary>
public sealed class KilledTransactionTests(ITestOutputHelper output) : IDisposable
{
    private const int KilledBySignal9 = 128 + 9;

    private static readonly string[] _libraries = ["ado", "dapper", "ef"];
    private static readonly string[] _moments = ["before", "during", "after"];

    private readonly TemporaryFile _file = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Order_and_payment_agree_whenever_the_host_is_killed()
    {
        var kills = Environment.GetEnvironmentVariable("PAYMENTS_LONG") == "1" ? 200 : 27;
        var during = new int[2];
        for (var kill = 0; kill < kills; kill++)
        {
            var moment = _moments[kill % 3];
            var last = kill % 5;
            await KillAsync(_libraries[kill / 3 % 3], moment, kill, last, microseconds: kill * 7 % 100);

            var orders = Agreed();
            var isThere = orders.Contains(Order(kill, last));
            if (moment == "during")
                during[isThere ? 1 : 0]++;
            else
                Assert.Equal(moment == "after", isThere);
            for (var number = 0; number < last; number++)
                Assert.Equal(number % 3 != 1, orders.Contains(Order(kill, number)));
        }

        output.WriteLine($"{kills} kills; of those during COMMIT, {during[1]} orders are there and {during[0]} are not");
        Assert.Equal(0, await RunAsync("ado", "never", kills, orders: 0));
        var all = Agreed();
        Assert.Subset(all.ToHashSet(), Lines("acknowledged").ToHashSet());
        Assert.Equal(all.Order(), Lines("told").Distinct().Order());
    }

    /// <summary>The orders on file, each with its session, intent, customer, event and credit, and nothing beside them.</summary>
    private string[] Agreed()
    {
        using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        connection.Open();
        string[] orders = [.. connection.Query<string>("SELECT id FROM orders ORDER BY id")];
        Assert.Equal(
            orders,
            connection.Query<string>(
                """
                SELECT orders.id FROM orders
                JOIN payments_checkout_sessions AS session ON session.id = orders.session
                WHERE json_extract(session.document, '$.client_reference_id') = orders.id ORDER BY orders.id
                """
            )
        );
        foreach (var table in new[] { "checkout_sessions", "payment_intents", "customers", "customer_balance_transactions" })
            Assert.Equal(orders.Length, connection.ExecuteScalar<long>($"SELECT count(*) FROM payments_{table}"));
        Assert.Equal(
            orders.Length,
            connection.ExecuteScalar<long>(
                "SELECT count(*) FROM payments_events WHERE json_extract(document, '$.data.is') = @type",
                new { type = CustomerCreated.TypeName }
            )
        );
        Assert.Equal(100L * orders.Length, Credit(connection));
        Assert.Equal("ok", connection.ExecuteScalar<string>("PRAGMA integrity_check"));
        return orders;
    }

    private static long Credit(SqliteConnection connection) =>
        connection.ExecuteScalar<long>(
            "SELECT coalesce(sum(value), 0) FROM payments_running_sums WHERE key LIKE @account",
            new { account = "customer_credit|%" }
        );

    private async Task KillAsync(string library, string moment, int kill, int last, int microseconds) =>
        Assert.Equal(KilledBySignal9, await RunAsync(library, moment, kill, last, microseconds));

    private async Task<int> RunAsync(string library, string moment, int run, int orders, int microseconds = 0)
    {
        string[] arguments = [_file.Path, library, moment, Text(run), Text(orders), Text(microseconds)];
        var program = Path.Combine(AppContext.BaseDirectory, "../../../../Payments.OrderTaker/bin", Configuration, "net10.0");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program, "Payments.OrderTaker.dll"), .. arguments])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.True(errors.Length == 0, errors);
        return process.ExitCode;
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private string[] Lines(string file) =>
        System.IO.File.Exists($"{_file.Path}.{file}") ? System.IO.File.ReadAllLines($"{_file.Path}.{file}") : [];

    private static string Order(int run, int number) => $"order_{Text(run)}_{Text(number)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
