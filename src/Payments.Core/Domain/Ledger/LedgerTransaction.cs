namespace Payments;

/// <summary>
/// What one event has moved in an owner's ledger. It is written with the change that it reports, in one commit, and never changed or
/// removed: a mistake is corrected by another one.
/// </summary>
public sealed record LedgerTransaction
{
    /// <summary>"ltx_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>The owner of the ledger.</summary>
    public required Owner Owner { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset PostedAt { get; init; }

    /// <summary>
    /// What moved it: the id of a charge, a refund, a dispute, a bank line or a customer; or the id of the transaction itself
    /// where a person did.
    /// </summary>
    public required string SourceId { get; init; }

    /// <summary>The moves; at least one, all in one currency.</summary>
    public required IReadOnlyList<LedgerEntry> Entries { get; init; }

    /// <summary>The charge whose money it is, or null.</summary>
    public string? ChargeId { get; init; }

    /// <summary>The customer whose payment or credit it is, or null.</summary>
    public string? CustomerId { get; init; }

    /// <summary>By which method the payer paid, or null.</summary>
    public string? Method { get; init; }

    /// <summary>What sort of income it is, such as "rent"; null is "charge".</summary>
    public string? ReportingType { get; init; }

    /// <summary>The text on the payer's bank statement, or null.</summary>
    public string? StatementDescriptor { get; init; }

    /// <summary>For people, or null.</summary>
    public string? Description { get; init; }

    /// <summary>What it adds to an account: what is credited less what is debited.</summary>
    public Money NetOf(LedgerAccount account)
    {
        var net = Money.Zero(Entries[0].Amount.Currency);
        foreach (var entry in Entries)
        {
            if (entry.Credit == account)
                net += entry.Amount;
            if (entry.Debit == account)
                net -= entry.Amount;
        }

        return net;
    }
}

/// <summary>One move of money from one account to another: it cannot be out of balance.</summary>
public sealed record LedgerEntry
{
    /// <summary>A move.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="debit">The account that gives.</param>
    /// <param name="credit">The account that takes; another one.</param>
    /// <param name="amount">How much; more than zero.</param>
    /// <param name="availableOn">From which day it is available, where a merchant's or a payee's money is on one side; else null.</param>
    /// <exception cref="ArgumentException">The amount is not more than zero, or both accounts are one.</exception>
    public LedgerEntry(LedgerEntryKind kind, LedgerAccount debit, LedgerAccount credit, Money amount, DateOnly? availableOn = null)
    {
        if (!amount.IsPositive)
            throw new ArgumentException($"An entry moves more than zero, not {amount}.", nameof(amount));
        if (debit == credit)
            throw new ArgumentException($"An entry moves money between two accounts, not from {debit} to itself.", nameof(credit));

        Kind = kind;
        Debit = debit;
        Credit = credit;
        Amount = amount;
        AvailableOn = availableOn;
    }

    /// <summary>Why.</summary>
    public LedgerEntryKind Kind { get; }

    /// <summary>The account that gives.</summary>
    public LedgerAccount Debit { get; }

    /// <summary>The account that takes.</summary>
    public LedgerAccount Credit { get; }

    /// <summary>How much; more than zero.</summary>
    public Money Amount { get; }

    /// <summary>From which day (UTC) the money is available; null where neither side is a merchant's or a payee's money.</summary>
    public DateOnly? AvailableOn { get; }
}

/// <summary>To whom what is paid for a unit is passed on. Immutable; the engine alone makes the next version.</summary>
public sealed record UnitOwnership
{
    /// <summary>The merchant's own id of the unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The payees, who have 10,000 basis points together; none where it is passed on to nobody.</summary>
    public required IReadOnlyList<PayeeShare> Shares
    {
        get;
        init => field = OwnList.Of(value);
    }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Lets payouts of one currency pass one after the other: each looks at the balance that the one before has left.</summary>
/// <param name="Currency">The currency's code.</param>
/// <param name="Payouts">How many have passed.</param>
/// <param name="PaidOut">All that they have paid out, in minor units.</param>
public sealed record PayoutGate(string Currency, long Payouts, long PaidOut = 0);
