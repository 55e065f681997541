using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Applies a charge's outcome to all state machines in one commit. Every writer comes through here: the call's response, a
/// notification, the reconciler, the clock, the payer who cancels and the merchant who decides.
/// </summary>
internal sealed class ChargeSettler(EngineServices engine, CardFingerprints fingerprints)
{
    public static ChargeSettler Of(EngineParts parts) => parts.Once(made => new ChargeSettler(made.Engine, CardFingerprints.Of(made)));

    /// <summary>Settles an outcome; the row of work that asked for it, if any, is completed or given back in the same set.</summary>
    /// <param name="owner">Whose charge it is.</param>
    /// <param name="known">The records as they were read last.</param>
    /// <param name="outcome">What became of the charge.</param>
    /// <param name="work">The question that brought the outcome, or null.</param>
    /// <param name="askedAt">When that question was asked: the provider's response was true then, and not later.</param>
    /// <param name="held">An answer that is given with it, or null.</param>
    public async ValueTask<Result<AttemptState>> SettleAsync(
        Owner owner,
        AttemptRecords known,
        ChargeOutcome outcome,
        DueWork? work = null,
        DateTimeOffset? askedAt = null,
        HeldResponse? held = null
    )
    {
        var claim = ProviderReferences.ClaimOf(known.Charge.Value, outcome);
        var fingerprint = await fingerprints
            .OfAsync(owner, known.Charge.Value.Provider, outcome.SavedFingerprintOf(), CancellationToken.None)
            .ConfigureAwait(false);
        for (var records = known; ; )
        {
            var now = engine.Now;
            var changes = new ChangeSet(owner);
            var consequences = new ChargeEffects(engine, changes, records, now, fingerprint: fingerprint);
            var decided = Decide(records.Charge.Value, outcome, work is null ? null : askedAt, now);
            var mismatch = decided.IsRefused ? ChargeRefusals.MismatchOf(decided.Refusal) : null;
            if (claim.IsOfAnother && decided.IsChanged)
                mismatch = ChargeMismatchKind.ReferenceTaken;
            var settled =
                mismatch is { } kind ? ChargeMismatches.Note(engine, changes, records, kind, outcome, now)
                : decided.IsChanged
                    ? consequences.Gather(ChargeMismatches.Follow(engine, changes, records, decided.State, outcome, now), outcome)
                : consequences.Leave(outcome);
            if (mismatch is null && decided.IsChanged)
                claim.Add(changes);
            ChargeQuestions.Follow(changes, records.Charge.Value, settled.Charge, work, now);
            held?.Add(changes, settled, now);
            var commit = changes.IsEmpty
                ? CommitResult.Committed
                : await engine.CommitAsync(changes, CancellationToken.None).ConfigureAwait(false);
            if (commit.Status == CommitStatus.Committed)
            {
                consequences.Report();
                ChargeMismatches.Report(engine, records.Charge.Value, settled.Charge);
                return settled;
            }

            if (commit.Status == CommitStatus.LeaseLost)
                work = null;
            if (commit.Status == CommitStatus.Duplicate)
                claim = await claim.LookAsync(engine, owner).ConfigureAwait(false);

            // Another writer was first: its result is kept, and this outcome is applied on top of it.
            records = await LoadAsync(owner, records.Charge.Value.Id, CancellationToken.None).ConfigureAwait(false);
            if (held is not null)
                await held.ReloadAsync(engine).ConfigureAwait(false);
        }
    }

    /// <summary>Adds to the change set what a command on a charge brings, or refuses.</summary>
    public async ValueTask<Result<AttemptState>> DecideAsync(
        ChangeSet changes,
        string chargeId,
        ChargeCommand command,
        DateTimeOffset now,
        CancellationToken cancellationToken,
        RefundCreation? refund = null
    )
    {
        var records = await LoadAsync(changes.Owner, chargeId, cancellationToken).ConfigureAwait(false);
        if (command == ChargeCommand.Accept && ReportedMoney.ToAccept(records.Charge.Value) is { } reported)
        {
            var claim = await ProviderReferences
                .ClaimOf(records.Charge.Value, reported.Reference)
                .LookAsync(engine, changes.Owner)
                .ConfigureAwait(false);
            if (claim.IsOfAnother)
                return ChargeRefusals.Describe(ChargeRefusal.ReferenceTaken);
            claim.Add(changes);
        }

        return Decide(changes, records, command, now, refund);
    }

    /// <inheritdoc cref="DecideAsync"/>
    public Result<AttemptState> Decide(
        ChangeSet changes,
        AttemptRecords records,
        ChargeCommand command,
        DateTimeOffset now,
        RefundCreation? refund = null
    )
    {
        var decided = ChargeMachine.Apply(records.Charge.Value, command, now);
        if (decided.IsRefused)
            return ChargeRefusals.Describe(decided.Refusal);
        if (!decided.IsChanged)
            return records.Current;

        if (
            command == ChargeCommand.GiveBack
            && decided.State.AmountRefundable.IsPositive
            && engine.ProviderNamed(records.Charge.Value.Provider) is not IRefundProvider
        )
            return RefundRules.Unsupported;

        var consequences = new ChargeEffects(engine, changes, records, now, refund);
        if (command == ChargeCommand.Accept && consequences.WhyNotAcceptable(decided.State) is { } refusal)
            return refusal;

        var settled = consequences.Gather(decided.State);
        ChargeQuestions.Follow(changes, records.Charge.Value, settled.Charge, work: null, now);
        if (
            command == ChargeCommand.GiveBack
            && records.Charge.Value.IsOpen
            && engine.ProviderNamed(settled.Charge.Provider) is ICaptureProvider
        )
            changes.Schedule(ChargeStorage.ReleaseWork, settled.Charge.Id, now);
        return settled;
    }

    /// <summary>
    /// Adds the effects of the end of a reservation to the change set, its release included; false where it is no longer reserved.
    /// </summary>
    public async ValueTask<bool> LapseAsync(ChangeSet changes, string chargeId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var records = await LoadAsync(changes.Owner, chargeId, cancellationToken).ConfigureAwait(false);
        if (records.Charge.Value.Status != ChargeStatus.Authorized)
            return false;

        var lapsed = ChargeMachine.Apply(records.Charge.Value, new ChargeOutcome.Declined(DeclineCode.AuthorizationExpired), now);
        var settled = new ChargeEffects(engine, changes, records, now).Gather(lapsed.State);
        ChargeQuestions.Follow(changes, records.Charge.Value, settled.Charge, work: null, now);
        changes.Schedule(ChargeStorage.ReleaseWork, chargeId, now);
        return true;
    }

    /// <summary>
    /// The records that a provider's outcome is applied to. One that decides nothing never meets another writer's commit: it must
    /// look, so as not to hide what was told in the meantime.
    /// </summary>
    public async ValueTask<AttemptRecords> StandingAsync(AttemptRecords known, ChargeOutcome outcome) =>
        known.Charge.Value.SaveCard
        || outcome is ChargeOutcome.Unknown or ChargeOutcome.Pending or ChargeOutcome.RequiresAction or ChargeOutcome.Authorized
            ? await LoadAsync(known.Charge.Value.Owner, known.Charge.Value.Id, CancellationToken.None).ConfigureAwait(false)
            : known;

    public async ValueTask<AttemptRecords> LoadAsync(Owner owner, string chargeId, CancellationToken cancellationToken)
    {
        var charge =
            await engine.Store.GetAsync(ChargeStorage.Table, owner, chargeId, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException($"Charge {chargeId} of {owner} is gone.");
        var intent =
            await engine.Store.GetAsync(IntentStorage.Table, owner, charge.Value.PaymentIntentId, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException($"Charge {chargeId} of {owner} has lost its intent.");
        var session = charge.Value.SessionId is not { } sessionId
            ? null
            : await engine.Store.GetAsync(SessionStorage.Table, owner, sessionId, cancellationToken).ConfigureAwait(false)
                ?? throw new StoreException($"Charge {chargeId} of {owner} has lost its session.");
        var holder =
            charge.Value.SaveCard && intent.Value.CustomerId is { } customerId
                ? await CardHolder.LoadAsync(engine, owner, customerId, cancellationToken).ConfigureAwait(false)
                : null;
        var payer = await PayerRecords
            .LoadAsync(engine, owner, session?.Value, charge.Value.PostingOptions, charge.Value.CustomerId, cancellationToken)
            .ConfigureAwait(false);
        return new AttemptRecords(session, intent, charge, holder, payer);
    }

    private static Decision<Charge, ChargeRefusal> Decide(
        Charge standing,
        ChargeOutcome outcome,
        DateTimeOffset? askedAt,
        DateTimeOffset now
    )
    {
        // It does not matter who closed it, the payer, the clock or the provider: nobody authenticated.
        if (standing.Status == ChargeStatus.RequiresAction && outcome is ChargeOutcome.Declined { Code: DeclineCode.Released })
            outcome = new ChargeOutcome.Declined(DeclineCode.AuthenticationAbandoned);

        var decided = ChargeMachine.Apply(standing, outcome, now);

        // The clock alone ends no charge: the provider, asked when the time was over, has said that nothing had arrived.
        return
            askedAt is { } asked
            && outcome is (ChargeOutcome.AwaitingPayment or ChargeOutcome.RequiresAction or ChargeOutcome.Pending)
            && ChargeMachine.Apply(decided.State, ChargeCommand.Expire, asked).IsChanged
            ? ChargeMachine.Apply(decided.State, ChargeCommand.Expire, now)
            : decided;
    }
}
