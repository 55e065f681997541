using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Disputes: reported by providers, answered by merchants.</summary>
public sealed class Disputes
{
    // A reminder comes this long before the evidence is due, or at half of the time where that is shorter.
    private static readonly TimeSpan _remindBefore = TimeSpan.FromDays(2);

    private readonly EngineServices _engine;
    private readonly CommandRunner _commands;

    internal static Disputes Of(EngineParts parts) => parts.Once(made => new Disputes(made.Engine, CommandRunner.Of(made)));

    internal Disputes(EngineServices engine, CommandRunner commands)
    {
        _engine = engine;
        _commands = commands;
    }

    /// <summary>The dispute in its current state.</summary>
    public async ValueTask<Result<Dispute>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default) =>
        await LoadAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } found ? found.Value : DisputeRefusals.NotFound(id);

    /// <summary>An owner's disputes, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="limit">1 to <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">The page before's <see cref="ListPage{T}.NextCursor"/>, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<Dispute>>> ListAsync(
        Owner owner,
        int limit = 20,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) => ListPages.ReadAsync(_engine.Store, DisputeStorage.Table, owner, DisputeStorage.IdPrefix, limit, cursor, cancellationToken);

    /// <summary>
    /// Receives what a provider reports about a dispute, and has stored it once this returns; repeated or late, it changes nothing
    /// more. A disputed amount cannot be refunded until the dispute is won. Refused where there is no such charge, where the money is
    /// in another currency, and for an update to a dispute that is not known yet: let the provider send it again.
    /// </summary>
    public ValueTask<Result<Dispute>> ReceiveAsync(DisputeNotification notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return _commands.RunAsync<Dispute>(
            notification.Owner,
            (changes, now, cancellation) => NoteAsync(changes, notification, now, cancellation),
            cancellationToken
        );
    }

    /// <summary>
    /// Submits evidence, once; a worker sends it to the provider. Refused where it is empty, longer than
    /// <see cref="Limits.EvidenceLength"/> characters or holds a card number, where evidence was handed in already, and where its
    /// time is over.
    /// </summary>
    public async ValueTask<Result<Dispute>> SubmitEvidenceAsync(
        Owner owner,
        string id,
        string evidence,
        IdempotentCall<Dispute>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return FieldText.Check(evidence, Limits.EvidenceLength, "evidence", multiline: true) is { } refusal
            ? Result<Dispute>.Answered(refusal, null, isReplay: false)
            : await _commands
                .RunAsync<Dispute>(
                    owner,
                    call,
                    (changes, now, cancellation) => AnswerAsync(changes, id, evidence, now, cancellation),
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    private async ValueTask<Stored<Dispute>?> LoadAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        Id.IsWellFormed(id, DisputeStorage.IdPrefix)
            ? await _engine.Store.GetAsync(DisputeStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;

    private async ValueTask<Result<Dispute>> NoteAsync(
        ChangeSet changes,
        DisputeNotification told,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var charge = Id.IsWellFormed(told.ChargeKey, ChargeStorage.IdPrefix)
            ? await _engine.Store.GetAsync(ChargeStorage.Table, changes.Owner, told.ChargeKey, cancellationToken).ConfigureAwait(false)
            : null;
        if (charge is null || charge.Value.Provider != told.Provider)
            return ChargeRefusals.NotFound(told.ChargeKey);

        var type = DisputeStorage.Table;
        var found = await _engine
            .Store.FindAsync(type, type.UniqueNames[0], changes.Owner, $"{told.Provider} {told.Reference}", cancellationToken)
            .ConfigureAwait(false);
        var credit = await Prepayments.LoadAsync(_engine, charge.Value, cancellationToken).ConfigureAwait(false);
        return found is not null ? Follow(changes, charge, found, told.News, credit, now)
            : told.News is DisputeNews.Opened opened ? Open(changes, charge, told, opened, credit, now)
            : DisputeRefusals.NotFound(told.Reference);
    }

    private Result<Dispute> Open(
        ChangeSet changes,
        Stored<Charge> charge,
        DisputeNotification told,
        DisputeNews.Opened opened,
        Stored<CustomerBalance>? credit,
        DateTimeOffset now
    )
    {
        if (opened.Amount.Currency != charge.Value.Amount.Currency)
            return ChargeRefusals.Describe(ChargeRefusal.OtherCurrency);

        var dispute = new Dispute
        {
            Id = _engine.NewId(DisputeStorage.IdPrefix, now),
            Owner = changes.Owner,
            ChargeId = charge.Value.Id,
            Amount = opened.Amount,
            Reason = opened.Reason,
            EvidenceDueBy = opened.EvidenceDueBy,
            Provider = told.Provider,
            Reference = told.Reference,
            CreatedAt = now,
            UpdatedAt = now,
            State = new DisputeState.NeedsResponse(),
        };
        if (credit is not null)
            dispute = dispute with
            {
                CreditTaken = Prepayments.TakeBack(_engine, changes, credit, charge.Value, opened.Amount, dispute.Id, now),
            };
        var disputed = charge.Value with { Disputed = charge.Value.AmountDisputed + opened.Amount, UpdatedAt = now };
        var time = opened.EvidenceDueBy - now;
        changes
            .Insert(DisputeStorage.Table, dispute)
            .Update(ChargeStorage.Table, charge, disputed)
            .Schedule(
                DisputeStorage.RemindWork,
                dispute.Id,
                time > _remindBefore * 2 ? opened.EvidenceDueBy - _remindBefore : now + (time / 2)
            );
        LedgerJournal.Post(
            _engine,
            changes,
            disputed,
            dispute.Id,
            LedgerPostings.OfOpened(dispute, charge.Value, disputed, LedgerJournal.Day(now)),
            now
        );
        EventOutbox.Add(_engine, changes, now, new DisputeCreated(dispute, disputed));
        return dispute;
    }

    private Result<Dispute> Follow(
        ChangeSet changes,
        Stored<Charge> charge,
        Stored<Dispute> found,
        DisputeNews news,
        Stored<CustomerBalance>? credit,
        DateTimeOffset now
    )
    {
        var decided = DisputeMachine.Apply(found.Value, news, now);
        if (decided.IsRefused)
        {
            _engine.Logger.LogCritical(
                "Dispute {Dispute} of {Owner} contradicts itself: {Refusal}. Check the provider's records.",
                found.Value.Id,
                changes.Owner,
                decided.Refusal
            );
            return DisputeRefusals.Describe(decided.Refusal);
        }

        if (!decided.IsChanged)
            return found.Value;

        var dispute = decided.State;
        var after = charge.Value;
        if (dispute.Status == DisputeStatus.Won)
        {
            // The money is available again, and can be refunded.
            after = after with
            {
                Disputed = after.AmountDisputed - dispute.Amount,
                UpdatedAt = now,
            };
            changes.Update(ChargeStorage.Table, charge, after);
            if (dispute.CreditTaken is { } taken && credit is not null)
                Prepayments.Grant(_engine, changes, credit, after, taken, dispute.Id, now);
        }
        else if (dispute.Status == DisputeStatus.Lost && after.Transfers.Count > 0)
        {
            after = TransferReversals.Note(after, TransferReversals.Of(after, dispute.Amount), dispute.Amount) with { UpdatedAt = now };
            changes.Update(ChargeStorage.Table, charge, after);
        }

        if (dispute.IsClosed)
            LedgerJournal.Post(
                _engine,
                changes,
                after,
                dispute.Id,
                [
                    .. LedgerPostings.OfClosed(dispute, charge.Value, after, LedgerJournal.Day(now)),
                    .. LedgerPostings.OfTransfers(charge.Value, after, LedgerJournal.Day(now)),
                ],
                now
            );
        changes.Update(DisputeStorage.Table, found, dispute).Cancel(DisputeStorage.RemindWork, dispute.Id);
        EventOutbox.Add(_engine, changes, now, dispute.IsClosed ? new DisputeClosed(dispute, after) : new DisputeUpdated(dispute, after));
        return dispute;
    }

    private async ValueTask<Result<Dispute>> AnswerAsync(
        ChangeSet changes,
        string id,
        string evidence,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return DisputeRefusals.NotFound(id);
        if (_engine.ProviderNamed(found.Value.Provider) is not IDisputeProvider)
            return DisputeRefusals.Unsupported;

        var answered = DisputeMachine.Answer(found.Value, evidence, now);
        if (answered.IsRefused)
            return DisputeRefusals.Describe(answered.Refusal);

        var charge =
            await _engine.Store.GetAsync(ChargeStorage.Table, changes.Owner, found.Value.ChargeId, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException($"Charge {found.Value.ChargeId} of {changes.Owner} is gone.");
        changes
            .Update(DisputeStorage.Table, found, answered.State)
            .Cancel(DisputeStorage.RemindWork, id)
            .Schedule(DisputeStorage.SubmitWork, id, now);
        EventOutbox.Add(_engine, changes, now, new DisputeUpdated(answered.State, charge.Value));
        return answered.State;
    }
}
