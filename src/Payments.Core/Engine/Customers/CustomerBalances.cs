using Payments.Storage;

namespace Payments;

/// <summary>What is kept for customers: prepayments, transfers that paid nothing else, and what a merchant grants.</summary>
public sealed class CustomerBalances
{
    private readonly EngineServices _engine;
    private readonly CommandRunner _commands;

    internal static CustomerBalances Of(EngineParts parts) => parts.Once(made => new CustomerBalances(made.Engine, CommandRunner.Of(made)));

    internal CustomerBalances(EngineServices engine, CommandRunner commands)
    {
        _engine = engine;
        _commands = commands;
    }

    /// <summary>What is kept for a customer, nothing where nothing ever was. Refused where there is no such customer.</summary>
    public async ValueTask<Result<CustomerBalance>> GetAsync(Owner owner, string customerId, CancellationToken cancellationToken = default)
    {
        if (await LoadCustomerAsync(owner, customerId, cancellationToken).ConfigureAwait(false) is not { } customer)
            return CustomerRecordRules.NotFound(customerId);

        var balance = await CustomerCredits.LoadAsync(_engine, owner, customerId, cancellationToken).ConfigureAwait(false);
        return balance?.Value
            ?? new CustomerBalance
            {
                CustomerId = customerId,
                Owner = owner,
                Amounts = [],
                UpdatedAt = customer.CreatedAt,
            };
    }

    /// <summary>
    /// Grants a customer credit out of the merchant's own money (above zero), or takes some of it back (below zero). Refused
    /// where the customer is not there or deleted, the amount is zero, and where the credit would go below zero; what is granted also
    /// where it is more than one payment may be, or in a retired currency.
    /// </summary>
    public async ValueTask<Result<CustomerBalanceTransaction>> AdjustAsync(
        Owner owner,
        string customerId,
        Money amount,
        string? description = null,
        IdempotentCall<CustomerBalanceTransaction>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        var refusal = amount.IsZero
            ? new Refusal(
                RefusalKind.Invalid,
                "amount_zero",
                "amount must be more than zero to grant credit, or less than zero to take it back",
                "amount"
            )
            : (amount.IsPositive ? PaymentIntentRules.CheckAmount(amount, _engine.Options) : null)
                ?? FieldText.Check(description, Limits.DescriptionLength, "description", multiline: true);
        return refusal is not null
            ? Result<CustomerBalanceTransaction>.Answered(refusal, null, isReplay: false)
            : await _commands
                .RunAsync<CustomerBalanceTransaction>(
                    owner,
                    call,
                    (changes, now, cancellation) => ChangeAsync(changes, customerId, amount, description, now, cancellation),
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    /// <summary>The change with this id.</summary>
    public async ValueTask<Result<CustomerBalanceTransaction>> GetTransactionAsync(
        Owner owner,
        string id,
        CancellationToken cancellationToken = default
    )
    {
        var found = Id.IsWellFormed(id, CustomerBalanceTransactionStorage.IdPrefix)
            ? await _engine.Store.GetAsync(CustomerBalanceTransactionStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;
        return found is null
            ? new Refusal(
                RefusalKind.NotFound,
                "customer_balance_transaction_not_found",
                $"There is no customer balance transaction {TextExcerpt.Of(id)}"
            )
            : found.Value;
    }

    /// <summary>How credit has changed, newest first.</summary>
    /// <param name="owner">Whose customers.</param>
    /// <param name="customerId">One customer's alone, or null for all.</param>
    /// <param name="limit">1 to <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">The page before's <see cref="ListPage{T}.NextCursor"/>, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<CustomerBalanceTransaction>>> ListTransactionsAsync(
        Owner owner,
        string? customerId = null,
        int limit = 20,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) =>
        ListPages.ReadAsync(
            _engine.Store,
            CustomerBalanceTransactionStorage.Table,
            owner,
            CustomerBalanceTransactionStorage.IdPrefix,
            new PageRequest(limit) { After = cursor },
            cancellationToken,
            customerId is null ? null : ("customer", customerId)
        );

    /// <summary>A page of how credit has changed, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="page">Which page.</param>
    /// <param name="customerId">One customer's alone, or null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<CustomerBalanceTransaction>>> ListTransactionsAsync(
        Owner owner,
        PageRequest page,
        string? customerId = null,
        CancellationToken cancellationToken = default
    ) =>
        ListPages.ReadAsync(
            _engine.Store,
            CustomerBalanceTransactionStorage.Table,
            owner,
            CustomerBalanceTransactionStorage.IdPrefix,
            page,
            cancellationToken,
            customerId is null ? null : ("customer", customerId)
        );

    private async ValueTask<Result<CustomerBalanceTransaction>> ChangeAsync(
        ChangeSet changes,
        string customerId,
        Money amount,
        string? description,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (await LoadCustomerAsync(changes.Owner, customerId, cancellationToken).ConfigureAwait(false) is not { IsDeleted: false })
            return CustomerRecordRules.NotFound(customerId, "customer");

        var standing = await CustomerCredits.LoadAsync(_engine, changes.Owner, customerId, cancellationToken).ConfigureAwait(false);
        var note = CustomerCredits.Note(changes.Owner, customerId, amount, CustomerBalanceTransactionType.Adjustment, null, description);
        var changed = CustomerCredits.Change(_engine, changes, standing, note, now);
        if (!changed.IsSuccess)
            return changed;

        var entry = amount.IsPositive
            ? new LedgerEntry(LedgerEntryKind.Credit, LedgerAccount.Funds, LedgerAccount.CustomerCredit, amount, LedgerJournal.Day(now))
            : new LedgerEntry(LedgerEntryKind.Credit, LedgerAccount.CustomerCredit, LedgerAccount.Funds, -amount, LedgerJournal.Day(now));
        LedgerJournal.Post(_engine, changes, [entry], now, changed.Value.Id, customerId, description);
        return changed;
    }

    private async ValueTask<Customer?> LoadCustomerAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        Id.IsWellFormed(id, CustomerStorage.IdPrefix)
            ? (await _engine.Store.GetAsync(CustomerStorage.Table, owner, id, cancellationToken).ConfigureAwait(false))?.Value
            : null;
}
