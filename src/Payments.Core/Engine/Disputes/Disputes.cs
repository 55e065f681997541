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

    /// <summary>A page of an owner's disputes, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<Dispute>>> ListAsync(Owner owner, PageRequest page, CancellationToken cancellationToken = default) =>
        ListPages.ReadAsync(_engine.Store, DisputeStorage.Table, owner, DisputeStorage.IdPrefix, page, cancellationToken);

    /// <summary>
    /// Receives what a provider reports about a dispute, and has stored it once this returns; repeated or late, it changes nothing
    /// more. A disputed amount cannot be refunded until the dispute is won. What a bank decides anew moves the dispute again. An amount
    /// that the charge cannot have waits in suspense (<see cref="Dispute.Mismatch"/>). Refused where there is no such charge, where
    /// the amount is not more than zero, and for an update to a dispute that is not known yet: let the provider send it again. Refused,
    /// and logged as critical, without a reference and with the reference of another charge's dispute.
    /// </summary>
    public ValueTask<Result<Dispute>> ReceiveAsync(DisputeNotification notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        if (string.IsNullOrWhiteSpace(notification.Reference))
            return new(Misplaced(notification, DisputeRefusals.NoReference));

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

        if (told.News is DisputeNews.Opened { Amount.IsPositive: false })
        {
            _engine.Logger.LogError(
                "Dispute {Reference} of charge {Charge} of {Owner} has no amount and is not recorded: check the provider's records.",
                told.Reference,
                told.ChargeKey,
                told.Owner
            );
            return DisputeRefusals.NoAmount;
        }

        var type = DisputeStorage.Table;
        var found = await _engine
            .Store.FindAsync(type, type.UniqueNames[0], changes.Owner, $"{told.Provider} {told.Reference}", cancellationToken)
            .ConfigureAwait(false);
        if (found is not null && found.Value.ChargeId != told.ChargeKey)
            return Misplaced(told, DisputeRefusals.OtherCharge(found.Value));

        var credit = await Prepayments.LoadAsync(_engine, charge.Value, cancellationToken).ConfigureAwait(false);
        return found is not null ? Follow(changes, charge, found, told, credit, now)
            : told.News is DisputeNews.Opened opened ? Open(changes, charge, told, opened, credit, now)
            : DisputeRefusals.NotFound(told.Reference);
    }

    // News whose dispute is not known for sure would move another charge's money.
    private Refusal Misplaced(DisputeNotification told, Refusal refusal)
    {
        _engine.Logger.LogCritical(
            "News of dispute {Reference} of charge {Charge} of {Owner} cannot be placed ({Refusal}). Check the provider's records.",
            told.Reference,
            told.ChargeKey,
            told.Owner,
            refusal.Code
        );
        return refusal;
    }

    private Dispute Open(
        ChangeSet changes,
        Stored<Charge> charge,
        DisputeNotification told,
        DisputeNews.Opened opened,
        Stored<CustomerBalance>? credit,
        DateTimeOffset now
    )
    {
        var dispute = new Dispute
        {
            Id = _engine.NewId(DisputeStorage.IdPrefix, now),
            Owner = changes.Owner,
            ChargeId = charge.Value.Id,
            Amount = opened.Amount,
            Mismatch = MismatchOf(charge.Value, opened.Amount, before: null),
            Reason = opened.Reason,
            EvidenceDueBy = opened.EvidenceDueBy,
            Provider = told.Provider,
            Reference = told.Reference,
            ReportedAt = told.At,
            CreatedAt = now,
            UpdatedAt = now,
            State = new DisputeState.NeedsResponse(),
        };
        var effects = new DisputeEffects(_engine, changes, charge, credit, now);
        dispute = effects.Move(before: null, dispute);
        effects.Add(dispute.Id);
        changes.Insert(DisputeStorage.Table, dispute).Schedule(DisputeStorage.RemindWork, dispute.Id, RemindAt(dispute, now));
        EventOutbox.Add(_engine, changes, now, new DisputeCreated(dispute, effects.Charge));
        Warn(dispute);
        return dispute;
    }

    private Dispute Follow(
        ChangeSet changes,
        Stored<Charge> charge,
        Stored<Dispute> found,
        DisputeNotification told,
        Stored<CustomerBalance>? credit,
        DateTimeOffset now
    )
    {
        if (told.At < found.Value.ReportedAt)
            return found.Value;

        var decided = DisputeMachine.Apply(found.Value, told.News, now, told.At);
        if (!decided.IsChanged)
            return found.Value;

        var dispute = decided.State with { ReportedAt = told.At ?? found.Value.ReportedAt };
        if (dispute.Amount != found.Value.Amount || found.Value.Status == DisputeStatus.Won)
            dispute = dispute with { Mismatch = MismatchOf(charge.Value, dispute.Amount, found.Value) };
        var effects = new DisputeEffects(_engine, changes, charge, credit, now);
        dispute = effects.Move(found.Value, dispute);
        effects.Add(dispute.Id);
        changes.Update(DisputeStorage.Table, found, dispute);
        if (dispute.Status == DisputeStatus.NeedsResponse)
            changes.Schedule(DisputeStorage.RemindWork, dispute.Id, RemindAt(dispute, now));
        else
            changes.Cancel(DisputeStorage.RemindWork, dispute.Id);
        EventOutbox.Add(
            _engine,
            changes,
            now,
            dispute.IsClosed ? new DisputeClosed(dispute, effects.Charge) : new DisputeUpdated(dispute, effects.Charge, found.Value)
        );
        Warn(dispute);
        return dispute;
    }

    // What other disputes have taken of the charge is not there to be taken again; what this one has is.
    private static DisputeMismatch? MismatchOf(Charge charge, Money amount, Dispute? before)
    {
        if (amount.Currency != charge.Amount.Currency)
            return DisputeMismatch.OtherCurrency;

        var left = charge.AmountReceived - charge.AmountDisputed;
        if (before is { Mismatch: null, Status: not DisputeStatus.Won })
            left += before.Amount;
        return amount > left ? DisputeMismatch.MoreThanTaken : null;
    }

    private static DateTimeOffset RemindAt(Dispute dispute, DateTimeOffset now)
    {
        var time = dispute.EvidenceDueBy - now;
        return time > _remindBefore * 2 ? dispute.EvidenceDueBy - _remindBefore : now + (time / 2);
    }

    private void Warn(Dispute dispute)
    {
        if (dispute.Mismatch is { } mismatch)
            _engine.Logger.LogError(
                "Dispute {Dispute} of {Owner} is for {Amount}, which is not charge {Charge}'s ({Mismatch}), and waits in suspense.",
                dispute.Id,
                dispute.Owner,
                dispute.Amount,
                dispute.ChargeId,
                mismatch
            );
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
        EventOutbox.Add(_engine, changes, now, new DisputeUpdated(answered.State, charge.Value, found.Value));
        return answered.State;
    }
}
