using System.Globalization;
using Payments.Storage;

namespace Payments;

/// <summary>
/// How what accounts hold is kept beside the ledger's rows: a running sum for each account, currency, day it was posted on and
/// day from which it is available. From them come balances, at any day's end, without reading a row.
/// </summary>
internal static class LedgerSums
{
    public const string Name = "ledger";

    /// <summary>The merchant's own accounts sort before it, and those of payees from it on.</summary>
    public const string AfterOwnAccounts = "t";

    private const string Day = "yyyyMMdd";
    private const string NoDay = "-";

    /// <summary>Adds a transaction's moves to the sums.</summary>
    public static void Add(ChangeSet changes, LedgerTransaction transaction)
    {
        var posted = DateOnly.FromDateTime(transaction.PostedAt.UtcDateTime);
        foreach (var entry in transaction.Entries)
        {
            changes.Add(Name, KeyOf(entry.Debit, entry, posted), -entry.Amount.MinorUnits);
            changes.Add(Name, KeyOf(entry.Credit, entry, posted), entry.Amount.MinorUnits);
        }
    }

    /// <summary>Where an account's sums of one currency begin, and where they end.</summary>
    public static (string From, string Before) RangeOf(LedgerAccount account, Currency currency) =>
        ($"{account.Name}|{currency.Code}|", $"{account.Name}|{currency.Code}}}");

    /// <summary>What the sums of an owner say; nothing where nothing was ever posted.</summary>
    public static LedgerSum Read(RunningSum sum)
    {
        // Read from the end: a provider's name may hold anything.
        var parts = sum.Key.Split('|');
        return
            parts.Length >= 4
            && LedgerAccount.Find(string.Join('|', parts[..^3])) is { } account
            && Currency.TryGetOfRecord(parts[^3], out var currency)
            ? new LedgerSum(account, Money.FromMinorUnits(sum.Value, currency), Parse(parts[^2])!.Value, Parse(parts[^1]))
            : throw new StoreException($"The running sum \"{sum.Key}\" is not one of the ledger's.");
    }

    private static string KeyOf(LedgerAccount account, LedgerEntry entry, DateOnly posted) =>
        $"{account.Name}|{entry.Amount.Currency.Code}|{Text(posted)}|"
        + (account.HasAvailability ? Text(entry.AvailableOn ?? posted) : NoDay);

    private static string Text(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    private static DateOnly? Parse(string text) => text == NoDay ? null : DateOnly.ParseExact(text, Day, CultureInfo.InvariantCulture);
}
