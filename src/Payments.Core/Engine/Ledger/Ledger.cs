using Payments.Storage;

namespace Payments;

/// <summary>
/// An owner's ledger: what every payment, fee, refund, dispute, transfer and correction has moved. Rows are written with the change
/// that they record, in one commit, and never changed; balances are running sums of them, written in the same commit.
/// </summary>
public sealed class Ledger
{
    private readonly EngineServices _engine;
    private readonly CommandRunner _commands;
    private readonly KeyedLock _locks = new();

    internal static Ledger Of(EngineParts parts) => parts.Once(made => new Ledger(made.Engine, CommandRunner.Of(made)));

    internal Ledger(EngineServices engine, CommandRunner commands)
    {
        _engine = engine;
        _commands = commands;
    }

    /// <summary>What an owner has now, in each currency that was ever moved, by its code.</summary>
    public async ValueTask<IReadOnlyList<Balance>> ListBalancesAsync(Owner owner, CancellationToken cancellationToken = default) =>
        Balances.At(
            await ReadSumsAsync(owner, cancellationToken, before: LedgerSums.AfterOwnAccounts).ConfigureAwait(false),
            LedgerJournal.Day(_engine.Now)
        );

    /// <summary>What an owner has now in one currency; nothing where nothing was ever moved in it.</summary>
    public async ValueTask<Balance> GetBalanceAsync(Owner owner, Currency currency, CancellationToken cancellationToken = default) =>
        (await ListBalancesAsync(owner, cancellationToken).ConfigureAwait(false)).FirstOrDefault(balance => balance.Currency == currency)
        ?? Balance.Zero(currency);

    /// <summary>
    /// What each account holds now, by name and currency: what was credited less what was debited. All of one currency come to
    /// zero.
    /// </summary>
    public async ValueTask<IReadOnlyList<AccountBalance>> ListAccountsAsync(Owner owner, CancellationToken cancellationToken = default)
    {
        var totals = new SortedDictionary<(string Account, string Currency), AccountBalance>();
        foreach (var sum in await ReadSumsAsync(owner, cancellationToken).ConfigureAwait(false))
        {
            var key = (sum.Account.Name, sum.Net.Currency.Code);
            totals[key] = new AccountBalance(sum.Account, totals.TryGetValue(key, out var before) ? before.Amount + sum.Net : sum.Net);
        }

        return [.. totals.Values];
    }

    /// <summary>The row with this id.</summary>
    public async ValueTask<Result<LedgerTransaction>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        var found = Id.IsWellFormed(id, LedgerStorage.IdPrefix)
            ? await _engine.Store.GetAsync(LedgerStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;
        return found is null
            ? new Refusal(RefusalKind.NotFound, "ledger_transaction_not_found", $"There is no ledger transaction {TextExcerpt.Of(id)}")
            : found.Value;
    }

    /// <summary>An owner's rows, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="chargeId">Those of one charge alone, its refunds and disputes included; or null for all.</param>
    /// <param name="limit">1 to <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">The page before's <see cref="ListPage{T}.NextCursor"/>, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<LedgerTransaction>>> ListAsync(
        Owner owner,
        string? chargeId = null,
        int limit = 20,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) =>
        ListPages.ReadAsync(
            _engine.Store,
            LedgerStorage.Table,
            owner,
            LedgerStorage.IdPrefix,
            new PageRequest(limit) { After = cursor },
            cancellationToken,
            chargeId is null ? null : ("charge", chargeId)
        );

    /// <summary>A page of an owner's rows, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="page">Which page.</param>
    /// <param name="chargeId">Those of one charge alone, or null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<LedgerTransaction>>> ListAsync(
        Owner owner,
        PageRequest page,
        string? chargeId = null,
        CancellationToken cancellationToken = default
    ) =>
        ListPages.ReadAsync(
            _engine.Store,
            LedgerStorage.Table,
            owner,
            LedgerStorage.IdPrefix,
            page,
            cancellationToken,
            chargeId is null ? null : ("charge", chargeId)
        );

    /// <summary>The rows that one thing has moved, oldest first: a charge, a refund, a dispute, a bank line.</summary>
    public async ValueTask<IReadOnlyList<LedgerTransaction>> ListOfSourceAsync(
        Owner owner,
        string sourceId,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(sourceId);
        var type = LedgerStorage.Table;
        var query = new ListQuery(type.Lists.First(list => list.Name == "source"), Limits.PageSize) { Group = sourceId };
        return
        [
            .. (await _engine.Store.ListAsync(type, owner, query, cancellationToken).ConfigureAwait(false)).Select(stored => stored.Value),
        ];
    }

    /// <summary>
    /// Corrects the merchant's own money by hand: above zero there is more of it, below zero less. The other side is
    /// <see cref="LedgerAccount.Adjustments"/>. Refused where the amount is zero, where more than zero is too large or in a retired
    /// currency, and without a description.
    /// </summary>
    public async ValueTask<Result<LedgerTransaction>> AdjustAsync(
        Owner owner,
        Money amount,
        string description,
        IdempotentCall<LedgerTransaction>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(description);
        var size = amount.IsNegative ? -amount : amount;
        var refusal = size.IsZero
            ? Wrong("amount_zero", "amount must be more or less than zero")
            : (amount.IsPositive ? PaymentIntentRules.CheckAmount(amount, _engine.Options) : null)
                ?? FieldText.Check(description, Limits.DescriptionLength, "description");
        return refusal is not null
            ? Result<LedgerTransaction>.Answered(refusal, null, isReplay: false)
            : await _commands
                .RunAsync<LedgerTransaction>(
                    owner,
                    call,
                    (changes, now, _) => new(Adjust(changes, amount, size, description, now)),
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    /// <summary>
    /// Records a payout, from the balance at a provider to the merchant's own bank, or to a payee's. Refused where
    /// the amount is not more than zero, and where more is paid out than is available: of two at once that would together be too
    /// much, one is refused.
    /// </summary>
    /// <param name="owner">The owner of the ledger.</param>
    /// <param name="amount">How much.</param>
    /// <param name="provider">The provider that held the money.</param>
    /// <param name="description">For people, or null.</param>
    /// <param name="payeeId">The payee who is paid out of what was passed on to it; null where the merchant is.</param>
    /// <param name="call">The idempotency key under which it is noted once, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async ValueTask<Result<LedgerTransaction>> RecordPayoutAsync(
        Owner owner,
        Money amount,
        string provider,
        string? description = null,
        string? payeeId = null,
        IdempotentCall<LedgerTransaction>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        var refusal =
            PaymentIntentRules.CheckPositive(amount)
            ?? FieldText.Check(description, Limits.DescriptionLength, "description")
            ?? PostingOptionsRules.CheckPayee(payeeId);
        var account = payeeId is null ? LedgerAccount.Funds : LedgerAccount.Payee(payeeId);
        return refusal is not null
            ? Result<LedgerTransaction>.Answered(refusal, null, isReplay: false)
            : await _locks
                .RunAsync(
                    owner,
                    amount.Currency.Code,
                    () =>
                        _commands.RunAsync<LedgerTransaction>(
                            owner,
                            call,
                            (changes, now, cancellation) => PayOutAsync(changes, account, amount, provider, description, now, cancellation),
                            cancellationToken
                        ),
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    internal async ValueTask<IReadOnlyList<LedgerSum>> ReadSumsAsync(
        Owner owner,
        CancellationToken cancellationToken,
        string? from = null,
        string? before = null
    ) =>
        [
            .. (await _engine.Store.SumsAsync(LedgerSums.Name, owner, from, before, cancellationToken).ConfigureAwait(false)).Select(
                LedgerSums.Read
            ),
        ];

    private LedgerTransaction Adjust(ChangeSet changes, Money amount, Money size, string description, DateTimeOffset now)
    {
        var (debit, credit) = amount.IsPositive
            ? (LedgerAccount.Adjustments, LedgerAccount.Funds)
            : (LedgerAccount.Funds, LedgerAccount.Adjustments);
        return LedgerJournal.Post(
            _engine,
            changes,
            [new(LedgerEntryKind.Adjustment, debit, credit, size, LedgerJournal.Day(now))],
            now,
            sourceId: null,
            description: description
        )!;
    }

    private async ValueTask<Result<LedgerTransaction>> PayOutAsync(
        ChangeSet changes,
        LedgerAccount account,
        Money amount,
        string provider,
        string? description,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // The row is the gate: of two that read the account together one commits, and the other reads again.
        var gate = await _engine
            .Store.GetAsync(PayoutGateStorage.Table, changes.Owner, amount.Currency.Code, cancellationToken)
            .ConfigureAwait(false);
        var today = LedgerJournal.Day(now);
        var (from, before) = LedgerSums.RangeOf(account, amount.Currency);
        var available = (await ReadSumsAsync(changes.Owner, cancellationToken, from, before).ConfigureAwait(false))
            .Where(sum => sum.AvailableOn <= today)
            .Aggregate(Money.Zero(amount.Currency), (total, sum) => total + sum.Net);
        if (amount > available)
            return Wrong("insufficient_balance", $"amount must be at most what is available, which is {available}");

        var passed = new PayoutGate(amount.Currency.Code, (gate?.Value.Payouts ?? 0) + 1, (gate?.Value.PaidOut ?? 0) + amount.MinorUnits);
        changes = gate is null ? changes.Insert(PayoutGateStorage.Table, passed) : changes.Update(PayoutGateStorage.Table, gate, passed);
        return LedgerJournal.Post(
            _engine,
            changes,
            [new(LedgerEntryKind.Payout, account, LedgerAccount.Clearing(provider), amount, today)],
            now,
            sourceId: null,
            description: description
        )!;
    }

    private static Refusal Wrong(string code, string message) => new(RefusalKind.Invalid, code, message, "amount");
}
