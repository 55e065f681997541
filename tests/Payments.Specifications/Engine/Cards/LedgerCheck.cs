using System.Globalization;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>Holds the ledger against the models: what each commit adds, what the store sums up, and what the provider has.</summary>
internal sealed class LedgerCheck(CrashingShop process, IntentModel model, DeskModel desk)
{
    private const int RowsReadEvery = 50;

    private readonly Dictionary<(string Account, string Currency, string AvailableOn), long> _booked = [];
    private int _checked;

    private CardsShop Shop => process.Shop;

    /// <summary>What each commit adds to the books, read off the set; that the store holds the same is looked at now and then.</summary>
    public void Committed(ChangeSet changes)
    {
        foreach (var sum in changes.Sums)
        {
            var parts = sum.Key.Split('|');
            var key = (parts[0], parts[1], parts[3]);
            _booked[key] = _booked.GetValueOrDefault(key) + sum.Delta;
        }
    }

    public async ValueTask CheckAsync()
    {
        var today = Shop.Now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var (gbp, eur) = (new BookedTotals(), new BookedTotals());
        foreach (var ((account, currency, day), amount) in _booked)
            (currency == "GBP" ? gbp : eur).Add(account, amount, isPending: string.CompareOrdinal(day, today) > 0);

        var cards = new CardsTotals(model);
        IntentRun.Same((0L, 0L), (gbp.All, eur.All), "all accounts");
        IntentRun.Same(cards.Own + desk.In("own", "GBP"), gbp.Available + gbp.Pending + gbp.Reserved, "the merchant's own");
        IntentRun.Same((cards.Reserved, cards.Claimed), (gbp.Reserved, -gbp.Disputed), "reserved and disputed");
        IntentRun.Same(cards.Waiting + desk.In("suspense", "GBP"), gbp.Suspense, "suspense");
        IntentRun.Same((desk.In("customer_credit", "GBP"), desk.In("applied_credit", "GBP")), (gbp.Credit, gbp.Applied), "credit");
        IntentRun.Same(
            (desk.In("clearing:cards", "GBP") - cards.Standing, desk.In("clearing:bank", "GBP")),
            (gbp.AtCards, gbp.AtBank),
            "clearing"
        );
        IntentRun.Same(
            (desk.In("suspense", "EUR"), desk.In("customer_credit", "EUR"), desk.In("clearing:bank", "EUR")),
            (eur.Suspense, eur.Credit, eur.AtBank),
            "euros"
        );
        if (++_checked % RowsReadEvery == 0)
            await CheckRowsAsync(gbp);
    }

    /// <summary>At the end the ledger says that as much stands at the provider as its own books do.</summary>
    public async Task CheckProviderAsync()
    {
        _checked = RowsReadEvery - 1;
        await CheckAsync();
        var held = model.Disputes.Values.Where(dispute => dispute.Status != DisputeStatus.Won).Sum(dispute => dispute.Amount);
        var clearing = _booked.Where(pair => pair.Key is { Account: "clearing:cards", Currency: "GBP" }).Sum(pair => pair.Value);
        IntentRun.Same(Shop.Provider.Balance - held, desk.In("clearing:cards", "GBP") - clearing, "the provider's own books");
        var report = await Shop.Engine.Reconciliation.RunAsync(CardsShop.Shop, readRows: true);
        Assert.Empty(report.Charges);
        Assert.All(
            report.Currencies,
            currency => Assert.All(currency.Accounts, account => Assert.True(account.Difference.IsZero, $"{account}"))
        );
    }

    /// <summary>The store's running sums are what its rows come to, what was committed, and what the engine says.</summary>
    private async ValueTask CheckRowsAsync(BookedTotals gbp)
    {
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        var type = PaymentsSchema.Current.Table<LedgerTransaction>();
        var query = new ListQuery(type.Lists[0], 10_000);
        foreach (var row in await process.Store.ListAsync(type, CardsShop.Shop, query, default))
        {
            var posted = row.Value.PostedAt.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            foreach (var entry in row.Value.Entries)
            {
                Add(entry.Debit, entry, posted, -entry.Amount.MinorUnits);
                Add(entry.Credit, entry, posted, entry.Amount.MinorUnits);
            }
        }

        var sums = await process.Store.SumsAsync("ledger", CardsShop.Shop, from: null, before: null, default);
        Assert.Equal(
            rows.Where(row => row.Value != 0).OrderBy(row => row.Key, StringComparer.Ordinal),
            sums.Where(sum => sum.Value != 0)
                .Select(sum => KeyValuePair.Create(sum.Key, sum.Value))
                .OrderBy(sum => sum.Key, StringComparer.Ordinal)
        );
        var balance = await Shop.Engine.Ledger.GetBalanceAsync(CardsShop.Shop, Currency.Gbp);
        IntentRun.Same(
            (gbp.Available, gbp.Pending, gbp.Reserved, gbp.Suspense, gbp.Credit + gbp.Applied),
            (
                balance.Available.MinorUnits,
                balance.Pending.MinorUnits,
                balance.Reserved.MinorUnits,
                balance.Suspense.MinorUnits,
                balance.CustomerCredit.MinorUnits
            ),
            "the engine's balance"
        );
        foreach (var payer in desk.Payers)
            IntentRun.Same(
                desk.CreditOf(payer, "GBP"),
                (await Shop.Engine.CustomerBalances.GetAsync(CardsShop.Shop, payer)).Value.In(Currency.Gbp).MinorUnits,
                payer
            );

        void Add(LedgerAccount account, LedgerEntry entry, string posted, long amount)
        {
            var day = account.HasAvailability ? entry.AvailableOn!.Value.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : "-";
            var key = $"{account.Name}|{entry.Amount.Currency.Code}|{posted}|{day}";
            rows[key] = rows.GetValueOrDefault(key) + amount;
        }
    }
}
