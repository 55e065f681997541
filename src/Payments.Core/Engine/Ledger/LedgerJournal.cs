using Payments.Storage;

namespace Payments;

/// <summary>Posts to the ledger, in the change set of the change that is posted.</summary>
internal static class LedgerJournal
{
    /// <summary>Posts moves of a charge's money; nothing where there are none.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="changes">What is committed.</param>
    /// <param name="charge">The charge.</param>
    /// <param name="sourceId">What moved the money, such as a refund's id.</param>
    /// <param name="entries">The moves.</param>
    /// <param name="now">The time.</param>
    public static void Post(
        EngineServices engine,
        ChangeSet changes,
        Charge charge,
        string sourceId,
        IReadOnlyList<LedgerEntry> entries,
        DateTimeOffset now
    ) =>
        Post(
            engine,
            changes,
            entries,
            now,
            new LedgerTransaction
            {
                Id = "",
                Owner = changes.Owner,
                PostedAt = now,
                SourceId = sourceId,
                Entries = entries,
                ChargeId = charge.Id,
                CustomerId = charge.CustomerId,
                Method = charge.Method,
                ReportingType = charge.PostingOptions?.ReportingType,
                StatementDescriptor = charge.PostingOptions?.StatementDescriptor,
            }
        );

    /// <summary>Posts moves that no charge is behind; with a postingOptions, that of a payment which a customer's credit pays.</summary>
    public static LedgerTransaction? Post(
        EngineServices engine,
        ChangeSet changes,
        IReadOnlyList<LedgerEntry> entries,
        DateTimeOffset now,
        string? sourceId,
        string? customerId = null,
        string? description = null,
        PostingOptions? postingOptions = null
    )
    {
        var id = engine.NewId(LedgerStorage.IdPrefix, now);
        return Post(
            engine,
            changes,
            entries,
            now,
            new LedgerTransaction
            {
                Id = id,
                Owner = changes.Owner,
                PostedAt = now,
                SourceId = sourceId ?? id,
                Entries = entries,
                CustomerId = customerId,
                Method = postingOptions is null ? null : MethodIds.CustomerBalance,
                ReportingType = postingOptions?.ReportingType,
                StatementDescriptor = postingOptions?.StatementDescriptor,
                Description = description,
            }
        );
    }

    public static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);

    private static LedgerTransaction? Post(
        EngineServices engine,
        ChangeSet changes,
        IReadOnlyList<LedgerEntry> entries,
        DateTimeOffset now,
        LedgerTransaction transaction
    )
    {
        if (entries.Count == 0)
            return null;

        if (transaction.Id.Length == 0)
            transaction = transaction with { Id = engine.NewId(LedgerStorage.IdPrefix, now) };
        changes.Insert(LedgerStorage.Table, transaction);
        LedgerSums.Add(changes, transaction);
        return transaction;
    }
}
