using Microsoft.Extensions.DependencyInjection;

namespace Payments.EndToEnd.Tests;

public sealed class KilledBooksTests(ITestOutputHelper output)
{
    private const int Kills = 5;
    private const int Seed = 20261122;
    private const string Key = "sk_test_made_for_the_books_under_kills";

    private static readonly Owner _owner = Owner.Test("acct_shop");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_amid_bank_lines_debits_and_refunds_the_books_balance_and_hold_every_line_once()
    {
        await using var shop = await RunningShop.StartAsync(Cancellation, apiKey: Key);
        using var api = new YorletApi(shop.Origin, Key);
        var campaign = new KillCampaign(shop, Kills, Seed, (journal, random, number) => new Tenant(shop, api, journal, random, number));
        await campaign.RunAsync(Cancellation);
        await shop.KillAsync();

        var journal = campaign.Journal;
        Assert.True(journal.Faults.IsEmpty, string.Join('\n', [.. journal.Faults, "The shop says:", .. shop.Log]));
        Assert.True(journal.Lost > 0, "No request lost its connection: the campaign proves nothing.");
        Assert.True(!journal.Refunds.IsEmpty && !journal.Submitted.IsEmpty && !journal.Lines.IsEmpty, "Not everything was under way.");

        // Two readings: as the last kill has left the books, and once all that was under way is decided.
        await AreBalancedAsync(shop, days: 0);
        var settled = await AreBalancedAsync(shop, days: 7);
        Assert.True(
            settled.IsSound,
            $"{string.Join('\n', settled.Currencies.SelectMany(currency => currency.Accounts.Append<object>(currency)))}\n"
                + string.Join('\n', settled.Charges)
        );

        // A refund of what a bank's line paid waits for a person.
        Assert.Empty(
            ShopBooks.Ask(
                shop,
                "SELECT id FROM payments_charges WHERE json_extract(document, '$.state.is') IN ('pending', 'unknown') UNION "
                    + "ALL SELECT id FROM payments_refunds WHERE json_extract(document, '$.state.is') = 'pending' "
                    + "AND json_extract(document, '$.is_by_hand') IS NOT 1"
            )
        );
        AreThereOnce(shop, journal.Lines, "SELECT json_extract(document, '$.reference') || ' ' || id FROM payments_bank_lines");
        Assert.Equal(
            journal.Refunds.Values.Order(),
            ShopBooks.Ask(shop, "SELECT id FROM payments_refunds").Where(journal.Refunds.Values.Contains).Order()
        );
        Assert.Equal(["ok"], ShopBooks.Ask(shop, "PRAGMA integrity_check"));
        output.WriteLine(
            $"{Kills} × kill -9: {journal.Lines.Count} lines, {journal.Submitted.Count} debits and "
                + $"{journal.Refunds.Count} refunds acknowledged; {journal.Lost} requests cut off"
        );
    }

    /// <summary>Every sum is what the rows come to, and all accounts of a currency come to zero.</summary>
    private static async Task<ReconciliationReport> AreBalancedAsync(RunningShop shop, int days)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new LaterTime(TimeSpan.FromDays(days)));
        services.AddPayments().UseSqlite(shop.DatabasePath).UseSimulator(simulator => simulator.LedgerPath = shop.LedgerPath);
        await using var provider = services.BuildServiceProvider();
        var engine = provider.GetRequiredService<PaymentEngine>();
        await engine.StartAsync(Cancellation);
        if (days > 0)
            await SettleAsync(engine, provider.GetRequiredService<PaymentSimulator>());

        var report = await engine.Reconciliation.RunAsync(_owner, readRows: true, Cancellation);
        foreach (
            var account in report
                .Currencies.SelectMany(currency => currency.Accounts)
                .Where(account => account.Account == "all" || account.Account.StartsWith("rows:", StringComparison.Ordinal))
        )
            Assert.Equal(account.Expected, account.Booked);
        Assert.Contains(
            report.Currencies,
            currency =>
                currency.Accounts.Any(account => account.Account.StartsWith("rows:", StringComparison.Ordinal) && !account.Booked.IsZero)
        );
        return report;
    }

    /// <summary>
    /// All that is due is done, and what banks did meanwhile is told: late, so that a question may have had the answer before.
    /// </summary>
    private static async Task SettleAsync(PaymentEngine engine, PaymentSimulator simulator)
    {
        do await engine.RunDueWorkAsync(Cancellation);
        while (
            await simulator.NotifyAsync(async (told, cancellation) => await engine.ReceiveAsync(told, cancellation) is null, Cancellation)
            > 0
        );
    }

    private static void AreThereOnce(RunningShop shop, IReadOnlyDictionary<string, string> acknowledged, string sql)
    {
        var onFile = ShopBooks.Ask(shop, sql);
        Assert.Equal(onFile.Count, onFile.Select(row => row.Split(' ')[0]).Distinct().Count());
        Assert.Empty(acknowledged.Select(line => $"{line.Key} {line.Value}").Except(onFile));
    }
}
