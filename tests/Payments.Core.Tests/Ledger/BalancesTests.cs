using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class BalancesTests
{
    private static readonly DateTimeOffset Noon = TestRecords.Noon;
    private static readonly DateOnly Day = DateOnly.FromDateTime(Noon.UtcDateTime);

    [Fact]
    public void Money_is_pending_until_its_day_and_available_from_it()
    {
        var sums = Sums(
            new(LedgerEntryKind.Payment, LedgerAccount.Clearing("p"), LedgerAccount.Funds, Gbp(100), Day.AddDays(2)),
            new(LedgerEntryKind.Fee, LedgerAccount.Funds, LedgerAccount.Fees, Gbp(3), Day.AddDays(2))
        );

        Assert.Empty(Balances.At(sums, Day.AddDays(-1)));
        Assert.Equal((0, 97), At(Day));
        Assert.Equal((0, 97), At(Day.AddDays(1)));
        Assert.Equal((97, 0), At(Day.AddDays(2)));

        (long Available, long Pending) At(DateOnly day)
        {
            var balance = Assert.Single(Balances.At(sums, day));
            Assert.Equal(97, balance.Total.MinorUnits);
            return (balance.Available.MinorUnits, balance.Pending.MinorUnits);
        }
    }

    [Fact]
    public void Every_account_that_is_somebodys_counts_where_it_belongs()
    {
        var sums = Sums(
            new(LedgerEntryKind.Receipt, LedgerAccount.Clearing("p"), LedgerAccount.Suspense, Gbp(10)),
            new(LedgerEntryKind.Credit, LedgerAccount.Suspense, LedgerAccount.CustomerCredit, Gbp(4)),
            new(LedgerEntryKind.CreditApplied, LedgerAccount.CustomerCredit, LedgerAccount.AppliedCredit, Gbp(1)),
            new(LedgerEntryKind.Refund, LedgerAccount.Funds, LedgerAccount.Reserved, Gbp(5), Day)
        );

        Assert.Equal(new Balance(Currency.Gbp, Gbp(-5), Gbp(0), Gbp(5), Gbp(6), Gbp(4)), Assert.Single(Balances.At(sums, Day)));
    }

    [Theory]
    [InlineData("simulator")]
    [InlineData("a|b|c")]
    [InlineData("bank: 'north' ö")]
    public void A_sums_key_says_account_currency_day_and_availability_whatever_the_provider_is_called(string provider)
    {
        var changes = Change(
            new LedgerEntry(LedgerEntryKind.Payment, LedgerAccount.Clearing(provider), LedgerAccount.Funds, Gbp(100), Day.AddDays(2))
        );

        Assert.Equal(
            [($"clearing:{provider}|GBP|20260301|-", -100), ("funds|GBP|20260301|20260303", 100)],
            changes.Sums.Select(sum => (sum.Key, sum.Delta))
        );
        Assert.Equal(
            [
                new LedgerSum(LedgerAccount.Clearing(provider), Gbp(-100), Day, null),
                new LedgerSum(LedgerAccount.Funds, Gbp(100), Day, Day.AddDays(2)),
            ],
            changes.Sums.Select(sum => LedgerSums.Read(new RunningSum(sum.Key, sum.Delta)))
        );
    }

    [Theory]
    [InlineData("funds")]
    [InlineData("nothing|GBP|20260301|-")]
    [InlineData("funds|XXZ|20260301|-")]
    public void A_key_that_is_not_the_ledgers_is_a_broken_store(string key) =>
        Assert.Throws<StoreException>(() => LedgerSums.Read(new RunningSum(key, 1)));

    [Fact]
    public void An_entry_moves_more_than_nothing_between_two_accounts()
    {
        Assert.Throws<ArgumentException>(() => new LedgerEntry(LedgerEntryKind.Fee, LedgerAccount.Funds, LedgerAccount.Fees, Gbp(0)));
        Assert.Throws<ArgumentException>(() => new LedgerEntry(LedgerEntryKind.Fee, LedgerAccount.Funds, LedgerAccount.Funds, Gbp(1)));
    }

    private static Money Gbp(long minor) => Money.FromMinorUnits(minor, Currency.Gbp);

    private static List<LedgerSum> Sums(params LedgerEntry[] entries) =>
        [.. Change(entries).Sums.Select(sum => LedgerSums.Read(new RunningSum(sum.Key, sum.Delta)))];

    private static ChangeSet Change(params LedgerEntry[] entries)
    {
        var changes = new ChangeSet(TestRecords.Shop);
        LedgerSums.Add(
            changes,
            new LedgerTransaction
            {
                Id = "ltx_1",
                Owner = TestRecords.Shop,
                PostedAt = Noon,
                SourceId = "ch_1",
                Entries = entries,
            }
        );
        return changes;
    }
}
