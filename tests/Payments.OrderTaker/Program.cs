using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Payments;
using Payments.Providers;
using Payments.Storage.Sqlite.Tests;
using SQLitePCL;

// A host that writes an order, a customer with credit, and a checkout session in one transaction, again and again. It dies by a SIGKILL of
// its own before, during or after the COMMIT of one of them.
//   Payments.OrderTaker <file> <ado|dapper|ef> <before|during|after> <run> <orders before the death> <microseconds into the COMMIT>
// What it was told is committed is a line of <file>.acknowledged; whom a handler was told of is a line of <file>.told.
if (args is not [var path, var library, var moment, var run, var before, var microseconds])
    return 2;

var owner = Owner.Test("acct_shop");
var services = new ServiceCollection();
services.AddSingleton<IPaymentProvider>(new NoProvider());
services
    .AddPayments()
    .UseSqlite(path)
    .OnEvent<CustomerCreated>(
        (_, created, _, _) =>
        {
            Note("told", created.Customer.Name!);
            return ValueTask.CompletedTask;
        }
    );
await using var provider = services.BuildServiceProvider();
var payments = provider.GetRequiredService<PaymentEngine>();
await payments.StartAsync();
using (var connection = new SqliteConnection($"Data Source={path}"))
    connection.Execute(OrderBook.CreateTable.Replace("TABLE", "TABLE IF NOT EXISTS", StringComparison.Ordinal));
await payments.RunDueWorkAsync();

var last = int.Parse(before, CultureInfo.InvariantCulture);
for (var number = 0; number <= last; number++)
    await TakeOrderAsync(
        string.Create(CultureInfo.InvariantCulture, $"order_{run}_{number}"),
        rollBack: number % 3 == 1,
        dies: number == last
    );

await payments.RunDueWorkAsync();
return 0;

async Task TakeOrderAsync(string id, bool rollBack, bool dies)
{
    await using OrderBook orders = library switch
    {
        "ado" => new AdoNetOrders(),
        "dapper" => new DapperOrders(),
        _ => new EfCoreOrders(),
    };
    await orders.BeginAsync(path);
    using var inside = await payments.JoinAsync(orders.Transaction);
    var customer = (await inside.Customers.CreateAsync(owner, new CustomerRequest { Name = id })).Value;
    var request = new CheckoutSessionRequest { Amount = Money.FromMinorUnits(1850, Currency.Gbp), ClientReferenceId = id };
    var session = (await inside.CheckoutSessions.CreateAsync(owner, request)).Value;
    await orders.AddAsync(id, session.Id);
    _ = (await inside.CustomerBalances.AdjustAsync(owner, customer.Id, Money.FromMinorUnits(100, Currency.Gbp))).Value;

    if (dies && moment == "before")
        Die();
    if (dies && moment == "during")
        DieInCommit((SqliteConnection)orders.Transaction.Connection!);
    if (rollBack && !dies)
    {
        await orders.RollbackAsync();
        return;
    }

    await orders.CommitAsync();
    if (dies && moment == "after")
        Die();
    Note("acknowledged", id);
    if (dies && moment == "during")
        Die();
}

// Handlers run side by side.
void Note(string file, string line)
{
    lock (services)
        File.AppendAllText($"{path}.{file}", line + "\n");
}

void DieInCommit(SqliteConnection connection)
{
    // Ready and waiting before the COMMIT begins: a thread takes longer to start than a commit may take.
    var wait = long.Parse(microseconds, CultureInfo.InvariantCulture) * Stopwatch.Frequency / 1_000_000;
    var began = 0L;
    Signals.Warm();
    new Thread(() =>
    {
        while (Volatile.Read(ref began) == 0) { }
        while (Stopwatch.GetTimestamp() - began < wait) { }
        Die();
    }).Start();

    // Called as the COMMIT begins to write.
    raw.sqlite3_commit_hook(
        connection.Handle,
        _ =>
        {
            Volatile.Write(ref began, Stopwatch.GetTimestamp());
            return 0;
        },
        null
    );
}

static void Die()
{
    Signals.KillThisProcess();
    Thread.Sleep(Timeout.Infinite);
}

/// <summary>The system's own, which kills within microseconds.</summary>
internal static partial class Signals
{
    private const int None = 0;
    private const int Sigkill = 9;

    public static void Warm() => _ = Kill(Environment.ProcessId, None);

    public static void KillThisProcess() => _ = Kill(Environment.ProcessId, Sigkill);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

/// <summary>Sessions can be created, and none is paid.</summary>
internal sealed class NoProvider : IPaymentProvider
{
    public string Name => "none";

    public bool Livemode => false;

    public ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nothing is charged here.");
}
