using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Money that arrives at bank accounts. What it names is paid by it; else the customer's oldest session that it covers, where it
/// was sent to a customer's own account; else it is the customer's credit, or waits in suspense to be resolved by hand.
/// </summary>
public sealed partial class BankLines
{
    private readonly EngineServices _engine;
    private readonly CommandRunner _commands;
    private readonly BankLineMatcher _matcher;
    private readonly BankLineReverser _reverser;
    private readonly KeyedLock _locks = new();

    internal static BankLines Of(EngineParts parts) =>
        parts.Once(made => new BankLines(made.Engine, CommandRunner.Of(made), BankLineMatcher.Of(made), BankLineReverser.Of(made)));

    private BankLines(EngineServices engine, CommandRunner commands, BankLineMatcher matcher, BankLineReverser reverser)
    {
        _engine = engine;
        _commands = commands;
        _matcher = matcher;
        _reverser = reverser;
    }

    /// <summary>
    /// Receives what a bank reports, and has stored it once this returns. A line that is reported twice is stored once, and returned in
    /// its current state.
    /// Refused, and the field named, only where the line is wrong in itself.
    /// </summary>
    public async ValueTask<Result<BankLine>> ReceiveAsync(BankLineNotification notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        if (BankLineRefusals.Check(notification) is { } refusal)
            return refusal;

        // Lines of one customer, and of one session, pass one after the other, so that each finds what the one before has left.
        return await _locks
            .RunAsync(
                notification.Owner,
                LockOf(notification),
                () =>
                    _commands.RunAsync<BankLine>(
                        notification.Owner,
                        (changes, now, cancellation) => TakeAsync(changes, notification, now, cancellation),
                        cancellationToken
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Resolves a line in suspense by hand: it pays a session, becomes a customer's credit, or was sent back. Refused where the
    /// line is resolved already, where the session is not open, is being paid otherwise, asks for more or for another currency,
    /// and where the customer is not there.
    /// </summary>
    public ValueTask<Result<BankLine>> ResolveAsync(
        Owner owner,
        string id,
        BankLineResolution resolution,
        IdempotentCall<BankLine>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(resolution);
        return
            resolution is BankLineResolution.SentBack { Note: var note }
            && FieldText.Check(note, Limits.DescriptionLength, "note") is { } refusal
            ? new(Result<BankLine>.Answered(refusal, null, isReplay: false))
            : _commands.RunAsync<BankLine>(
                owner,
                call,
                (changes, now, cancellation) => ResolveAsync(changes, id, resolution, now, cancellation),
                cancellationToken
            );
    }

    /// <summary>The line in its current state.</summary>
    public async ValueTask<Result<BankLine>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default) =>
        await LoadAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } found ? found.Value : BankLineRefusals.NotFound(id);

    /// <summary>An owner's bank lines, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="status">Those in one state alone, such as suspense; or null for all.</param>
    /// <param name="limit">1 to <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">The page before's <see cref="ListPage{T}.NextCursor"/>, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<BankLine>>> ListAsync(
        Owner owner,
        BankLineStatus? status = null,
        int limit = 20,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) =>
        ListPages.ReadAsync(
            _engine.Store,
            BankLineStorage.Table,
            owner,
            BankLineStorage.IdPrefix,
            new PageRequest(limit) { After = cursor },
            cancellationToken,
            status is { } one ? ("status", one.ToString()) : null
        );

    /// <summary>A page of an owner's bank lines, newest first, or of those in one state.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="page">Which page.</param>
    /// <param name="status">Those in one state alone, or null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<BankLine>>> ListAsync(
        Owner owner,
        PageRequest page,
        BankLineStatus? status = null,
        CancellationToken cancellationToken = default
    ) =>
        ListPages.ReadAsync(
            _engine.Store,
            BankLineStorage.Table,
            owner,
            BankLineStorage.IdPrefix,
            page,
            cancellationToken,
            status is { } one ? ("status", one.ToString()) : null
        );

    private static string LockOf(BankLineNotification told) =>
        told.CustomerId
        ?? (PaymentReference.FindIn(told.Remittance) is [var named, ..] ? named : BankLineIdentity.Reference(told.Reference));

    private async ValueTask<Result<BankLine>> TakeAsync(
        ChangeSet changes,
        BankLineNotification told,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var line = new BankLine
        {
            Id = _engine.NewId(BankLineStorage.IdPrefix, now),
            Owner = changes.Owner,
            Provider = told.Provider,
            Reference = PayerText.Reference(BankLineIdentity.Reference(told.Reference)),
            Amount = told.Amount,
            CustomerId = PayerText.Clean(told.CustomerId, Limits.UniqueReferenceLength),
            Remittance = PayerText.Clean(told.Remittance, Limits.RemittanceLength),
            PayerName = PayerText.Clean(told.PayerName, Limits.CustomerTextLength),
            BookedAt = told.BookedAt,
            IsBookedAtAssumed = told.IsBookedAtAssumed ? true : null,
            CreatedAt = now,
            UpdatedAt = now,
            State = new BankLineState.Suspense(SuspenseReason.NoReference),
        };
        if (await FindAsync(changes.Owner, told.Provider, told.Reference, cancellationToken).ConfigureAwait(false) is { Value: var known })
        {
            if (BankLineIdentity.Difference(known, told, line) is not { } difference)
                return known;

            _engine.Logger.LogCritical(
                "The reference of bank line {Line} of {Owner} was reported again with another {Difference}, and that line is not taken. "
                    + "Check the bank's records.",
                known.Id,
                changes.Owner,
                difference
            );
            return BankLineRefusals.Differs(known, difference);
        }

        LedgerJournal.Post(
            _engine,
            changes,
            [new(LedgerEntryKind.Receipt, LedgerAccount.Clearing(line.Provider), LedgerAccount.Suspense, line.Amount)],
            now,
            line.Id,
            line.CustomerId
        );
        line = line with
        {
            State = await _matcher.MatchAsync(changes, line, told.Remittance, now, cancellationToken).ConfigureAwait(false),
        };
        changes.Insert(BankLineStorage.Table, line);
        EventOutbox.Add(_engine, changes, now, new BankLineReceived(line));
        return line;
    }

    // The first releases stored a reference with the spaces around it.
    private async ValueTask<Stored<BankLine>?> FindAsync(Owner owner, string provider, string asGiven, CancellationToken cancellationToken)
    {
        var type = BankLineStorage.Table;
        foreach (var reference in new[] { BankLineIdentity.Reference(asGiven), asGiven }.Select(PayerText.Reference).Distinct())
        {
            var known = await _engine
                .Store.FindAsync(type, type.UniqueNames[0], owner, $"{provider} {reference}", cancellationToken)
                .ConfigureAwait(false);
            if (known is not null)
                return known;
        }

        return null;
    }

    private async ValueTask<Result<BankLine>> ResolveAsync(
        ChangeSet changes,
        string id,
        BankLineResolution resolution,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return BankLineRefusals.NotFound(id);
        if (found.Value.Status != BankLineStatus.Suspense)
            return BankLineRefusals.AlreadyResolved(found.Value);

        var resolved = resolution switch
        {
            BankLineResolution.ToSession to => await _matcher
                .PayByHandAsync(changes, found.Value, to.SessionId, now, cancellationToken)
                .ConfigureAwait(false),
            BankLineResolution.ToCustomer to => await _matcher
                .CreditByHandAsync(changes, found.Value, to.CustomerId, now, cancellationToken)
                .ConfigureAwait(false),
            BankLineResolution.SentBack back => SendBack(changes, found.Value, back, now),
            _ => throw new ArgumentOutOfRangeException(nameof(resolution)),
        };
        if (!resolved.IsSuccess)
            return resolved.Refusal;

        var line = found.Value with { State = resolved.Value, UpdatedAt = now };
        changes.Update(BankLineStorage.Table, found, line);
        EventOutbox.Add(_engine, changes, now, new BankLineResolved(line));
        return line;
    }

    private Result<BankLineState> SendBack(ChangeSet changes, BankLine line, BankLineResolution.SentBack back, DateTimeOffset now)
    {
        LedgerJournal.Post(
            _engine,
            changes,
            [new(LedgerEntryKind.ReceiptReversal, LedgerAccount.Suspense, LedgerAccount.Clearing(line.Provider), line.Amount)],
            now,
            line.Id,
            line.CustomerId,
            back.Note
        );
        return new BankLineState.Returned(now, back.Note);
    }

    private async ValueTask<Stored<BankLine>?> LoadAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        Id.IsWellFormed(id, BankLineStorage.IdPrefix)
            ? await _engine.Store.GetAsync(BankLineStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;
}
