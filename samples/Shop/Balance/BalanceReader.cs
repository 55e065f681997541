using Payments;

namespace Shop;

/// <summary>Asks the engine for all that the page shows.</summary>
internal sealed class BalanceReader(PaymentEngine engine, TimeProvider time)
{
    private const int Rows = 25;

    // Sessions that wait for a transfer never expire: the open ones may be far back, and no page may read them all.
    private const int MostPages = 10;

    public static IReadOnlyList<Owner> Owners { get; } = [ShopSettings.Owner, ShopSettings.Organization];

    public async Task<BalanceBooks> ReadAsync(Owner owner, int days, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var balances = await engine.Ledger.ListBalancesAsync(owner, cancellationToken);
        List<BalancePlot> plots = [];
        foreach (var balance in balances)
            plots.Add(
                new BalancePlot(
                    (
                        await engine.LedgerReports.HistoryAsync(owner, balance.Currency, today.AddDays(1 - days), today, cancellationToken)
                    ).Value
                )
            );

        return new BalanceBooks
        {
            Owner = owner,
            Balances = balances,
            Plots = plots,
            Transactions = (await engine.Ledger.ListAsync(owner, limit: Rows, cancellationToken: cancellationToken)).Value.Items,
            Waiting = (
                await engine.BankLines.ListAsync(owner, BankLineStatus.Suspense, Limits.PageSize, cancellationToken: cancellationToken)
            )
                .Value
                .Items,
            Open = await FindAsync(
                cursor => engine.CheckoutSessions.ListAsync(owner, Limits.PageSize, cursor, cancellationToken),
                session => session.Status == SessionStatus.Open
            ),
            Customers = await FindAsync(
                cursor => engine.Customers.ListAsync(owner, Limits.PageSize, cursor, cancellationToken),
                customer => !customer.IsDeleted
            ),
        };
    }

    /// <summary>The newest that count: a hundred, or what there is of them in the first pages.</summary>
    private static async Task<IReadOnlyList<T>> FindAsync<T>(Func<string?, ValueTask<Result<ListPage<T>>>> read, Func<T, bool> counts)
        where T : class
    {
        List<T> found = [];
        string? cursor = null;
        for (var pages = 0; pages < MostPages && found.Count < Limits.PageSize; pages++)
        {
            var page = (await read(cursor)).Value;
            found.AddRange(page.Items.Where(counts));
            if ((cursor = page.NextCursor) is null)
                break;
        }

        return found;
    }
}
