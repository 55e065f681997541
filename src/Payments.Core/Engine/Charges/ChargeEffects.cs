using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// The effects of a charge's change on its intent and session, on events, and on late payments.
/// </summary>
internal sealed partial class ChargeEffects(
    EngineServices engine,
    ChangeSet changes,
    AttemptRecords records,
    DateTimeOffset now,
    RefundCreation? refund = null,
    LedgerAccount? source = null,
    string? fingerprint = null
)
{
    private readonly List<EventData> _events = [];
    private readonly List<Action> _reports = [];

    private Charge Before => records.Charge.Value;

    private PayerRecords Payer => records.Payer ?? PayerRecords.None;

    /// <summary>Why money that waits cannot count as payment, or null: the session may have been paid otherwise.</summary>
    public Refusal? WhyNotAcceptable(Charge accepted)
    {
        if (!HasEnded(Before))
            return null;

        var (session, intent) = AcceptLate(accepted);
        return session is { IsRefused: true } ? SessionRefusals.Describe(session.Value.Refusal)
            : intent.IsRefused ? IntentRefusals.Describe(intent.Refusal)
            : null;
    }

    /// <summary>
    /// What is reported for a charge that does not change it. Funds that a provider still holds for an ended charge are released there too.
    /// </summary>
    public AttemptState Leave(ChargeOutcome outcome)
    {
        if (
            outcome is (ChargeOutcome.Authorized or ChargeOutcome.RequiresAction)
            && Before.Status is ChargeStatus.Failed or ChargeStatus.Expired or ChargeStatus.Canceled
        )
            ReleaseAtProvider(Before);
        return outcome.SavedTokenOf() is { } token && Before is { SaveCard: true, PaymentMethodId: null }
            ? KeepCardAlone(token)
            : records.Current;
    }

    /// <summary>Adds everything to the change set.</summary>
    /// <param name="moved">The charge in its current state.</param>
    /// <param name="outcome">What the provider has just said, or null where the change came from elsewhere.</param>
    public AttemptState Gather(Charge moved, ChargeOutcome? outcome = null)
    {
        moved = SettledFunds.Of(Before, moved, engine.Options, now);
        var attempt = moved.Status switch
        {
            ChargeStatus.Succeeded or ChargeStatus.Accepted when Before.IsPaid => Keep(moved),
            ChargeStatus.Succeeded => Pay(moved),
            ChargeStatus.Accepted => HasEnded(Before) ? PayLate(moved) : Pay(moved),
            ChargeStatus.Failed => Before.Status == ChargeStatus.PaidLate ? GiveBack(moved, Keep) : Fail(moved),
            ChargeStatus.Expired => Expire(moved),
            ChargeStatus.Underpaid => Tell(
                Before.Status == ChargeStatus.RequiresAction ? Proceed(moved) : Keep(moved),
                (underpaid, session) => new ChargeUnderpaid(underpaid, session)
            ),
            ChargeStatus.PaidLate => Hold(moved),
            ChargeStatus.RequiresAction => Challenge(moved),
            ChargeStatus.Authorized => Authorize(moved),
            ChargeStatus.Pending when Before.Status == ChargeStatus.RequiresAction => Proceed(moved),
            ChargeStatus.Returned => Return(moved),
            ChargeStatus.Pending
            or ChargeStatus.Unknown
            or ChargeStatus.AwaitingPayment
            or ChargeStatus.Capturing
            or ChargeStatus.Canceled => Keep(moved),
        };
        if (
            attempt.Charge is { IsPaid: true, AmountReceived: var received }
            && received > moved.Amount
            && (!Before.IsPaid || received > Before.AmountReceived)
        )
            _events.Add(new ChargeOverpaid(attempt.Charge, attempt.Session));
        if (outcome?.SavedTokenOf() is { } token && Before is { SaveCard: true, PaymentMethodId: null })
            attempt = KeepCard(attempt, token);

        changes.Update(ChargeStorage.Table, records.Charge, attempt.Charge);
        if (attempt.Intent != records.Intent.Value)
            changes.Update(IntentStorage.Table, records.Intent, attempt.Intent);
        if (attempt.Session is { } session && session != records.Session!.Value)
        {
            changes.Update(SessionStorage.Table, records.Session!, session);
            Payer.Follow(engine, changes, records.Session!.Value, session, now);
        }

        var charge = attempt.Charge;
        LedgerJournal.Post(
            engine,
            changes,
            charge,
            charge.Id,
            LedgerPostings.OfCharge(Before, charge, source, LedgerJournal.Day(now)),
            now
        );
        Payer.Credit(engine, changes, Before, charge, now);
        EmailNotices.OfDebit(engine, changes, now, attempt.Session, Before, charge);
        if (Before.Status == ChargeStatus.Authorized && moved.Status != ChargeStatus.Authorized)
            changes.Cancel(IntentStorage.ExpireAuthorizationWork, attempt.Intent.Id);
        if (_events.Count > 0)
            EventOutbox.Add(engine, changes, now, [.. _events]);
        return attempt;
    }

    /// <summary>
    /// Logs for the operator, once the change set is committed. A set that conflicts may have been decided on records from before and
    /// after another writer's commit, and its contradiction may never have existed.
    /// </summary>
    public void Report() => _reports.ForEach(report => report());

    // Its session and intent have gone on without it.
    private static bool HasEnded(Charge charge) =>
        charge.Status is ChargeStatus.PaidLate or ChargeStatus.Failed or ChargeStatus.Expired or ChargeStatus.Canceled;

    private AttemptState Keep(Charge charge) => records.Current with { Charge = charge };

    private AttemptState Pay(Charge charge) =>
        Paid(
            charge,
            OfSession(new SessionCommand.PaymentSucceeded(charge.Id)),
            IntentMachine.Apply(records.Intent.Value, new IntentCommand.ChargeSucceeded(charge.Id, PartOf(charge)), now)
        );

    private AttemptState PayLate(Charge charge)
    {
        var (session, intent) = AcceptLate(charge);
        return Paid(charge, session, intent);
    }

    private AttemptState Paid(
        Charge charge,
        Decision<CheckoutSession, SessionRefusal>? session,
        Decision<PaymentIntent, IntentRefusal> intent
    )
    {
        Check(session, intent, charge.Id);
        _events.Add(new PaymentIntentSucceeded(intent.State.WithoutSecret()));
        if (session is { } paid)
        {
            changes.Cancel(SessionStorage.ExpireWork, paid.State.Id);
            _events.Add(new CheckoutSessionPaid(paid.State, charge));
            EmailNotices.OfPaid(engine, changes, now, paid.State, charge);
        }

        return new AttemptState(session?.State, intent.State, charge);
    }

    private AttemptState Fail(Charge charge)
    {
        var code = ((ChargeState.Failed)charge.State).Code;
        return charge.AmountRefundable.IsPositive
            ? GiveBack(
                charge,
                returned =>
                    Tell(
                        End(returned, new SessionCommand.PaymentFailed(charge.Id, code), code),
                        (failed, session) => new ChargeFailed(failed, session)
                    )
            )
            : Tell(
                End(charge, new SessionCommand.PaymentFailed(charge.Id, code), code),
                (failed, session) => new ChargeFailed(failed, session)
            );
    }

    private AttemptState Expire(Charge charge)
    {
        // A challenge whose response was lost may be over as soon as it is known of: then the charge that was read knows nothing of it.
        var wasChallenged = charge.History is [.., { Status: ChargeStatus.RequiresAction }, _];
        var cause = ((ChargeState.Expired)charge.State).Cause;
        var code =
            wasChallenged ? DeclineCode.AuthenticationAbandoned
            : cause == ChargeExpiry.GivenUp ? DeclineCode.GivenUp
            : DeclineCode.NotPaidInTime;
        var attempt = Tell(
            End(charge, new SessionCommand.PaymentExpired(charge.Id, cause), code),
            (expired, session) => new ChargeExpired(expired, session)
        );
        if (attempt.Session is { Status: SessionStatus.Expired or SessionStatus.Canceled } ended)
            _events.Add(new CheckoutSessionExpired(ended, attempt.Charge));
        if (wasChallenged)
            ReleaseAtProvider(charge);
        return attempt;
    }

    /// <summary>The session goes on or ends; with the session ends the intent.</summary>
    private AttemptState End(Charge charge, SessionCommand command, DeclineCode code)
    {
        var session = OfSession(command);
        var intent = IntentMachine.Apply(records.Intent.Value, new IntentCommand.ChargeFailed(charge.Id, code), now);
        if (session is { State.Status: not SessionStatus.Open } && !intent.IsRefused)
            intent = IntentMachine.Apply(intent.State, new IntentCommand.Cancel(CancellationReason.SessionEnded), now);

        // A reservation that has lapsed ends its intent, whichever writer notes it first.
        var lapsed = session is null && code == DeclineCode.AuthorizationExpired && charge.AuthorizeOnly && !intent.IsRefused;
        if (lapsed)
            intent = IntentMachine.Apply(intent.State, new IntentCommand.Cancel(CancellationReason.AuthorizationExpired), now);

        Check(session, intent, charge.Id);
        if (session is not { } followed)
        {
            if (intent.IsChanged)
                _events.Add(
                    lapsed
                        ? new PaymentIntentCanceled(intent.State.WithoutSecret())
                        : new PaymentIntentPaymentFailed(intent.State.WithoutSecret())
                );
        }
        else if (followed.State.Status != SessionStatus.Open)
        {
            changes.Cancel(SessionStorage.ExpireWork, followed.State.Id);
        }
        else if (followed.State.ExpiresAt <= now)
        {
            changes.Schedule(SessionStorage.ExpireWork, followed.State.Id, followed.State.ExpiresAt);
        }

        return new AttemptState(session?.State, intent.State, charge);
    }

    private AttemptState Challenge(Charge charge)
    {
        var required = (ChargeState.RequiresAction)charge.State;
        var attempt = Follow(charge, new IntentCommand.RequireAction(charge.Id, required.Action, required.Until));
        if (attempt.Session is null)
            _events.Add(new PaymentIntentRequiresAction(attempt.Intent.WithoutSecret()));
        return attempt;
    }

    private AttemptState Proceed(Charge charge) => Follow(charge, new IntentCommand.Proceed(charge.Id));

    private AttemptState Authorize(Charge charge)
    {
        var until = ((ChargeState.Authorized)charge.State).Until;
        var attempt = Follow(charge, new IntentCommand.Authorize(charge.Id, until));
        changes.Schedule(IntentStorage.ExpireAuthorizationWork, attempt.Intent.Id, until);
        _events.Add(new PaymentIntentAmountCapturableUpdated(attempt.Intent.WithoutSecret()));
        return attempt;
    }

    private AttemptState Follow(Charge charge, IntentCommand command)
    {
        var intent = IntentMachine.Apply(records.Intent.Value, command, now);
        Check(session: null, intent, charge.Id);
        return new AttemptState(records.Session?.Value, intent.State, charge);
    }

    private void ReleaseAtProvider(Charge charge)
    {
        if (engine.ProviderNamed(charge.Provider) is ICaptureProvider)
            changes.Schedule(ChargeStorage.ReleaseWork, charge.Id, now);
    }

    private AttemptState Tell(AttemptState attempt, Func<Charge, CheckoutSession?, EventData> tell)
    {
        _events.Add(tell(attempt.Charge, attempt.Session));
        return attempt;
    }

    private Decision<CheckoutSession, SessionRefusal>? OfSession(SessionCommand command) =>
        records.Session is { } session ? SessionMachine.Apply(session.Value, command, now) : null;

    private (Decision<CheckoutSession, SessionRefusal>? Session, Decision<PaymentIntent, IntentRefusal> Intent) AcceptLate(Charge charge) =>
        (
            CreditWentBack() ?? OfSession(new SessionCommand.AcceptLatePayment(charge.Id)),
            IntentMachine.Apply(records.Intent.Value, new IntentCommand.AcceptLateCharge(charge.Id, PartOf(charge)), now)
        );

    // A charge in another currency, or with a fee on top, says itself what has arrived.
    private Money? PartOf(Charge charge) =>
        charge.AmountReceived < charge.Amount && charge.Amount == records.Intent.Value.Amount ? charge.AmountReceived : null;

    private void Check(Decision<CheckoutSession, SessionRefusal>? session, Decision<PaymentIntent, IntentRefusal> intent, string chargeId)
    {
        if (session is { IsRefused: true } || intent.IsRefused)
            _reports.Add(() =>
                engine.Logger.LogCritical(
                    "Charge {Charge} of {Owner} has an outcome that its session ({Session}) or intent ({Intent}) refuses.",
                    chargeId,
                    changes.Owner,
                    session?.Refusal,
                    intent.Refusal
                )
            );
    }
}
