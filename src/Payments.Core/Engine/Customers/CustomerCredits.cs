using Payments.Storage;

namespace Payments;

/// <summary>Changes what is kept for a customer. The row of the balance is the gate: two that draw on it at once meet there.</summary>
internal static class CustomerCredits
{
    /// <summary>
    /// Adds a change to the change set, or refuses: what is kept never goes below zero. The ledger is the caller's to write.
    /// </summary>
    public static Result<CustomerBalanceTransaction> Change(
        EngineServices engine,
        ChangeSet changes,
        Stored<CustomerBalance>? standing,
        CustomerBalanceTransaction change,
        DateTimeOffset now
    )
    {
        var pending = changes.Pending(CustomerBalanceStorage.Table, change.CustomerId);
        var before =
            pending
            ?? standing?.Value
            ?? new CustomerBalance
            {
                CustomerId = change.CustomerId,
                Owner = changes.Owner,
                Amounts = [],
                UpdatedAt = now,
            };
        var ending = before.In(change.Amount.Currency) + change.Amount;
        if (ending.IsNegative)
            return new Refusal(
                RefusalKind.WrongState,
                "credit_too_small",
                $"The customer's credit is {before.In(change.Amount.Currency)}; it cannot go below zero",
                "amount"
            );

        var made = change with
        {
            Id = engine.NewId(CustomerBalanceTransactionStorage.IdPrefix, now),
            Owner = changes.Owner,
            EndingBalance = ending,
            CreatedAt = now,
        };
        var after = before.With(ending, now);
        if (pending is not null)
            changes.Revise(CustomerBalanceStorage.Table, after);
        else
            _ = standing is null
                ? changes.Insert(CustomerBalanceStorage.Table, after)
                : changes.Update(CustomerBalanceStorage.Table, standing, after);
        changes.Insert(CustomerBalanceTransactionStorage.Table, made);
        return made;
    }

    /// <summary>What is to be noted of a change; the rest is filled in when it is made.</summary>
    public static CustomerBalanceTransaction Note(
        Owner owner,
        string customerId,
        Money amount,
        CustomerBalanceTransactionType type,
        string? sourceId,
        string? description
    ) =>
        new()
        {
            Id = "",
            Owner = owner,
            CustomerId = customerId,
            Amount = amount,
            EndingBalance = amount,
            Type = type,
            SourceId = sourceId,
            Description = description,
            CreatedAt = default,
        };

    public static ValueTask<Stored<CustomerBalance>?> LoadAsync(
        EngineServices engine,
        Owner owner,
        string customerId,
        CancellationToken cancellationToken
    ) => engine.Store.GetAsync(CustomerBalanceStorage.Table, owner, customerId, cancellationToken);
}
