using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// An account in an owner's ledger. Money is at providers (<see cref="Clearing"/>) or is claimed back from banks
/// (<see cref="Disputed"/>); all other accounts say whose it is. What an account holds is what was credited less what was
/// debited: below zero for the two that say where money is, and zero over all accounts of a currency.
/// </summary>
[JsonConverter(typeof(LedgerAccountJsonConverter))]
public readonly record struct LedgerAccount
{
    private const string ClearingPrefix = "clearing:";

    // Last of all names, so that balances are read without the payees, who may be many.
    private const string PayeePrefix = "transferred:";

    private readonly string? _name;

    private LedgerAccount(string name) => _name = name;

    /// <summary>The merchant's own money, available or pending.</summary>
    public static LedgerAccount Funds { get; } = new("funds");

    /// <summary>The merchant's money that is set aside: for refunds on their way, and for open disputes.</summary>
    public static LedgerAccount Reserved { get; } = new("reserved");

    /// <summary>What payers' banks have taken back in disputes that are not decided.</summary>
    public static LedgerAccount Disputed { get; } = new("disputed");

    /// <summary>What processing has cost the merchant.</summary>
    public static LedgerAccount Fees { get; } = new("fees");

    /// <summary>Money that has arrived and is not matched to a payment, or waits for a decision.</summary>
    public static LedgerAccount Suspense { get; } = new("suspense");

    /// <summary>Money kept for customers, to be applied to what they owe.</summary>
    public static LedgerAccount CustomerCredit { get; } = new("customer_credit");

    /// <summary>Customers' money that is applied to payments which are not concluded.</summary>
    public static LedgerAccount AppliedCredit { get; } = new("applied_credit");

    /// <summary>The other side of corrections by hand.</summary>
    public static LedgerAccount Adjustments { get; } = new("adjustments");

    /// <summary>The name, such as "funds" or "clearing:simulator".</summary>
    public string Name => _name ?? "(no account)";

    /// <summary>True where it is merchant's money or a payee's, and so has a day from which it is available.</summary>
    public bool HasAvailability => this == Funds || PayeeId is not null;

    /// <summary>Whose money it is set apart for, where this is a payee's account; else null.</summary>
    public string? PayeeId =>
        _name is not null && _name.StartsWith(PayeePrefix, StringComparison.Ordinal) ? _name[PayeePrefix.Length..] : null;

    /// <summary>The provider, where this is money at one; else null.</summary>
    public string? Provider =>
        _name is not null && _name.StartsWith(ClearingPrefix, StringComparison.Ordinal) ? _name[ClearingPrefix.Length..] : null;

    /// <summary>Money at a provider.</summary>
    /// <param name="provider">The provider's name.</param>
    public static LedgerAccount Clearing(string provider)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        return new(ClearingPrefix + provider);
    }

    /// <summary>Money that the merchant has passed on to one of its payees, such as the owner of a property.</summary>
    /// <param name="id">The payee's id.</param>
    public static LedgerAccount Payee(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new(PayeePrefix + id);
    }

    /// <summary>The account with this name, or null where there is none.</summary>
    public static LedgerAccount? Find(string? name) =>
        name switch
        {
            null => null,
            "funds" or "reserved" or "disputed" or "fees" or "suspense" or "customer_credit" or "applied_credit" or "adjustments" => new(
                name
            ),
            _ => (name.StartsWith(ClearingPrefix, StringComparison.Ordinal) && name.Length > ClearingPrefix.Length)
            || (name.StartsWith(PayeePrefix, StringComparison.Ordinal) && name.Length > PayeePrefix.Length)
                ? new(name)
                : null,
        };

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>Writes an account as its name.</summary>
internal sealed class LedgerAccountJsonConverter : JsonConverter<LedgerAccount>
{
    public override LedgerAccount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LedgerAccount.Find(reader.GetString()) ?? throw new JsonException("There is no such ledger account.");

    public override void Write(Utf8JsonWriter writer, LedgerAccount value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);
}
