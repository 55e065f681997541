namespace Payments;

/// <summary>
/// What one event has moved in an owner's books. It is written with the change that it tells of, in one commit, and never changed or
/// removed: a mistake is corrected by another one.
/// </summary>
public sealed record LedgerTransaction
{
    /// <summary>"ltx_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>In whose books.</summary>
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

    /// <summary>What stands on the payer's bank statement, or null.</summary>
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
