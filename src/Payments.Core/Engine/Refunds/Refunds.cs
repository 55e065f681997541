using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Creates, reads and cancels refunds. Never more than arrived is refunded, however many requests come at once.</summary>
public sealed partial class Refunds
{
    private readonly EngineServices _engine;
    private readonly CommandRunner _commands;
    private readonly ChargeSettler _settler;
    private readonly RefundSettler _refunds;
    private readonly KeyedLock _locks = new();

    internal static Refunds Of(EngineParts parts) =>
        parts.Once(made => new Refunds(made.Engine, CommandRunner.Of(made), ChargeSettler.Of(made), RefundSettler.Of(made)));

    internal Refunds(EngineServices engine, CommandRunner commands, ChargeSettler settler, RefundSettler refunds)
    {
        _refunds = refunds;
        _engine = engine;
        _commands = commands;
        _settler = settler;
    }

    /// <summary>
    /// Makes a refund, which a worker sends to the provider at once. Refused, and the field named, where the request is wrong in
    /// itself; where the charge has no money; where more is asked for than is left; and where the reference is taken.
    /// </summary>
    public async ValueTask<Result<Refund>> CreateAsync(
        Owner owner,
        RefundCreation creation,
        IdempotentCall<Refund>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(creation);
        if (RefundRules.Check(creation, owner) is { } refusal)
            return refusal;

        return await _locks
            .RunAsync(
                owner,
                creation.ChargeId ?? creation.PaymentIntentId!,
                () =>
                    _commands.RunAsync<Refund>(
                        owner,
                        call,
                        (changes, now, cancellation) => DecideAsync(changes, creation, now, cancellation),
                        cancellationToken
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Stops a refund that is not decided; its money can be refunded again. Stopping again changes nothing. Refused where it is
    /// decided, or where the provider says that it is too late.
    /// </summary>
    public async ValueTask<Result<Refund>> CancelAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        var found = await GetAsync(owner, id, cancellationToken).ConfigureAwait(false);
        if (!found.IsSuccess || found.Value.Status == RefundStatus.Canceled)
            return found;
        if (found.Value.Status != RefundStatus.Pending)
            return RefundRefusals.NotCancelable(found.Value);
        if (found.Value.IsByHand)
            return Decided(
                await _refunds.SettleAsync(owner, id, new RefundOutcome.Canceled()).ConfigureAwait(false),
                RefundStatus.Canceled
            );
        if (_engine.ProviderNamed(found.Value.Provider) is not IRefundCanceler canceler)
            return RefundRefusals.CancelUnsupported;
        if (JoinedRefusals.ToCall(_engine) is { } joined)
            return joined;

        var outcome = await ProviderCalls
            .RunAsync<RefundOutcome>(
                _engine,
                id,
                cancellation => canceler.CancelRefundAsync(owner, id, cancellation),
                _ => new RefundOutcome.Pending()
            )
            .ConfigureAwait(false);
        var settled = await _refunds.SettleAsync(owner, id, outcome).ConfigureAwait(false);
        return settled.Status == RefundStatus.Canceled ? settled : RefundRefusals.NotCancelable(settled);
    }

    /// <summary>
    /// Receives a provider's notification of a refund, and has stored it once this returns. Repeated or late, it changes nothing more.
    /// Refused where there is no such refund.
    /// </summary>
    public async ValueTask<Result<Refund>> ReceiveAsync(RefundNotification notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var found = await GetAsync(notification.Owner, notification.Key, cancellationToken).ConfigureAwait(false);
        return !found.IsSuccess ? found
            : found.Value.Provider != notification.Provider ? RefundRules.NotFound(notification.Key)
            : await _refunds.SettleAsync(notification.Owner, notification.Key, notification.Outcome).ConfigureAwait(false);
    }

    /// <summary>The refund in its current state.</summary>
    public async ValueTask<Result<Refund>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        var found = Id.IsWellFormed(id, RefundStorage.IdPrefix)
            ? await _engine.Store.GetAsync(RefundStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;
        return found is null ? RefundRules.NotFound(id) : found.Value;
    }

    private async ValueTask<Result<string>> ChargeOfAsync(Owner owner, RefundCreation creation, CancellationToken cancellationToken)
    {
        if (creation.ChargeId is { } charge)
            return charge;

        var id = creation.PaymentIntentId!;
        var intent = Id.IsWellFormed(id, IntentStorage.IdPrefix)
            ? await _engine.Store.GetAsync(IntentStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;
        return intent is null ? IntentRefusals.NotFound(id) with { Field = "payment_intent_id" }
            : intent.Value.LatestChargeId is { } latest ? latest
            : RefundRules.NothingCharged;
    }

    private async ValueTask<Result<Refund>> DecideAsync(
        ChangeSet changes,
        RefundCreation creation,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var named = await ChargeOfAsync(changes.Owner, creation, cancellationToken).ConfigureAwait(false);
        if (!named.IsSuccess)
            return named.Refusal;

        var chargeId = named.Value;
        var charge = Id.IsWellFormed(chargeId, ChargeStorage.IdPrefix)
            ? await _engine.Store.GetAsync(ChargeStorage.Table, changes.Owner, chargeId, cancellationToken).ConfigureAwait(false)
            : null;
        if (charge is null)
            return ChargeRefusals.NotFound(chargeId) with { Field = "charge_id" };
        if (RefundRules.Decide(charge.Value, creation, out var amount) is { } refusal)
            return refusal;
        if (
            !CreditRefunds.Apply(charge.Value)
            && charge.Value.BankLineProvider is null
            && _engine.ProviderNamed(charge.Value.Provider) is not IRefundProvider
        )
            return RefundRules.Unsupported;
        if (creation.Reference is { } reference && await IsTakenAsync(changes.Owner, reference, cancellationToken).ConfigureAwait(false))
            return RefundRules.ReferenceTaken;
        if (CreditRefunds.Apply(charge.Value))
            return await CreditRefunds.AddAsync(_engine, changes, charge, creation, amount, now, cancellationToken).ConfigureAwait(false);

        if (charge.Value.Status is not (ChargeStatus.Underpaid or ChargeStatus.PaidLate))
        {
            var credit = await Prepayments.LoadAsync(_engine, charge.Value, cancellationToken).ConfigureAwait(false);
            var (refund, charged) = RefundRecords.Add(_engine, changes, charge.Value, creation, amount, now, credit);
            changes.Update(ChargeStorage.Table, charge, charged);
            LedgerJournal.Post(
                _engine,
                changes,
                charged,
                refund.Id,
                LedgerPostings.OfCharge(charge.Value, charged, source: null, LedgerJournal.Day(now)),
                now
            );
            return refund;
        }

        // This decides what waits for a decision: the charge has failed, and all that arrived is refunded.
        var decided = await _settler
            .DecideAsync(changes, charge.Value.Id, ChargeCommand.GiveBack, now, cancellationToken, creation)
            .ConfigureAwait(false);
        return decided.IsSuccess ? changes.Writes.Select(write => write.Record).OfType<Refund>().Single() : decided.Refusal;
    }

    private async ValueTask<bool> IsTakenAsync(Owner owner, string reference, CancellationToken cancellationToken) =>
        await _engine
            .Store.GetAsync(ClaimedReferenceStorage.Table, owner, ClaimedReference.OfRefund(reference), cancellationToken)
            .ConfigureAwait(false)
            is not null;
}
