namespace Payments;

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
