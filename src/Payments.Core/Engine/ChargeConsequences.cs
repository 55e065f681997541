using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>What the move of a charge means for its intent and session, for whoever listens, and for money that comes at the wrong time.</summary>
internal sealed class ChargeConsequences(EngineServices engine, ChangeSet changes, AttemptRecords records, DateTimeOffset now, RefundCreation? refund = null)
{
    private readonly List<EventData> _events = [];
    private readonly List<Action> _reports = [];

    /// <summary>Why money that waits cannot count as payment, or null: the session may have been paid otherwise.</summary>
    public Refusal? WhyNotAcceptable(Charge accepted)
    {
        if (records.Charge.Value.Status != ChargeStatus.PaidLate)
            return null;

        var (session, intent) = AcceptLate(accepted);
        return session.IsRefused ? SessionRefusals.Describe(session.Refusal)
            : intent.IsRefused ? SessionRefusals.Describe(intent.Refusal)
            : null;
    }

    /// <summary>Adds everything to the change set.</summary>
    public PaymentAttempt Gather(Charge moved)
    {
        var before = records.Charge.Value;
        var attempt = moved.Status switch
        {
            ChargeStatus.Succeeded or ChargeStatus.Accepted when before.IsPaid => Keep(moved),
            ChargeStatus.Succeeded => Pay(moved),
            ChargeStatus.Accepted => before.Status == ChargeStatus.PaidLate ? PayLate(moved) : Pay(moved),
            ChargeStatus.Failed => before.Status == ChargeStatus.PaidLate ? GiveBack(moved, Keep) : Fail(moved),
            ChargeStatus.Expired => Expire(moved),
            ChargeStatus.Underpaid => Tell(Keep(moved), (charge, session) => new ChargeUnderpaid(charge, session)),
            ChargeStatus.PaidLate => Hold(moved),
            ChargeStatus.Pending or ChargeStatus.Unknown or ChargeStatus.AwaitingPayment => Keep(moved),
        };
        if (attempt.Charge is { IsPaid: true, AmountReceived: var received } && received > moved.Amount && (!before.IsPaid || received > before.AmountReceived))
            _events.Add(new ChargeOverpaid(attempt.Charge, attempt.Session));

        changes.Update(RecordTypes.Charges, records.Charge, attempt.Charge);
        if (_events.Count > 0)
            EventOutbox.Add(engine, changes, now, [.. _events]);
        return attempt;
    }

    /// <summary>
    /// Tells the operator, once the change set is committed. One that conflicts may have been decided on records that were read before and after
    /// another writer's, and what they seemed to say never was.
    /// </summary>
    public void Report() => _reports.ForEach(report => report());

    private PaymentAttempt Keep(Charge charge) => new(records.Session.Value, records.Intent.Value, charge);

    private PaymentAttempt Pay(Charge charge) => Paid(
        charge,
        SessionMachine.Apply(records.Session.Value, new SessionCommand.PaymentSucceeded(charge.Id), now),
        IntentMachine.Apply(records.Intent.Value, new IntentCommand.ChargeSucceeded(charge.Id), now));

    private PaymentAttempt PayLate(Charge charge)
    {
        var (session, intent) = AcceptLate(charge);
        return Paid(charge, session, intent);
    }

    private PaymentAttempt Paid(Charge charge, Decision<CheckoutSession, SessionRefusal> session, Decision<PaymentIntent, IntentRefusal> intent)
    {
        Move(session, intent, charge.Id);
        changes.Cancel(WorkKinds.ExpireSession, records.Session.Value.Id);
        _events.Add(new PaymentIntentSucceeded(intent.State));
        _events.Add(new CheckoutSessionPaid(session.State, charge));
        return new PaymentAttempt(session.State, intent.State, charge);
    }

    private PaymentAttempt Fail(Charge charge)
    {
        var code = ((ChargeState.Failed)charge.State).Code;
        return charge.AmountRefundable.IsPositive
            ? GiveBack(charge, returned => Tell(End(returned, new SessionCommand.PaymentFailed(charge.Id, code), code), (failed, session) => new ChargeFailed(failed, session)))
            : Tell(End(charge, new SessionCommand.PaymentFailed(charge.Id, code), code), (failed, session) => new ChargeFailed(failed, session));
    }

    private PaymentAttempt Expire(Charge charge)
    {
        var cause = ((ChargeState.Expired)charge.State).Cause;
        var code = cause == ChargeExpiry.GivenUp ? DeclineCode.GivenUp : DeclineCode.NotPaidInTime;
        var attempt = Tell(End(charge, new SessionCommand.PaymentExpired(charge.Id, cause), code), (expired, session) => new ChargeExpired(expired, session));
        if (attempt.Session.Status is SessionStatus.Expired or SessionStatus.Canceled)
            _events.Add(new CheckoutSessionExpired(attempt.Session, attempt.Charge));
        return attempt;
    }

    /// <summary>The session goes on or ends; with the session ends the intent.</summary>
    private PaymentAttempt End(Charge charge, SessionCommand command, DeclineCode code)
    {
        var session = SessionMachine.Apply(records.Session.Value, command, now);
        var intent = IntentMachine.Apply(records.Intent.Value, new IntentCommand.ChargeFailed(charge.Id, code), now);
        if (session.State.Status != SessionStatus.Open && !intent.IsRefused)
            intent = IntentMachine.Apply(intent.State, new IntentCommand.Cancel(), now);

        Move(session, intent, charge.Id);
        if (session.State.Status != SessionStatus.Open)
            changes.Cancel(WorkKinds.ExpireSession, session.State.Id);
        else if (session.State.ExpiresAt <= now)
            changes.Schedule(WorkKinds.ExpireSession, session.State.Id, session.State.ExpiresAt);
        return new PaymentAttempt(session.State, intent.State, charge);
    }

    private PaymentAttempt Hold(Charge charge)
    {
        switch (engine.Options.LateMoney)
        {
            case LateMoneyPolicy.Accept when charge.AmountRefundable >= charge.Amount:
                var accepted = ChargeMachine.Apply(charge, ChargeCommand.Accept, now).State;
                var (session, intent) = AcceptLate(accepted);
                if (!session.IsRefused && !intent.IsRefused)
                    return Paid(accepted, session, intent);
                break;
            case LateMoneyPolicy.Refund when engine.ProviderNamed(charge.Provider) is IRefundProvider:
                return GiveBack(ChargeMachine.Apply(charge, ChargeCommand.GiveBack, now).State, Keep);
            case LateMoneyPolicy.Accept:
            case LateMoneyPolicy.Refund:
            case LateMoneyPolicy.Hold:
            default:
                break;
        }

        _reports.Add(() => engine.Logger.LogWarning("Money of charge {Charge} of {Owner} arrived after the end and waits: accept it or give it back.", charge.Id, charge.Owner));
        return Tell(Keep(charge), (late, standing) => new ChargePaidLate(late, standing));
    }

    private PaymentAttempt GiveBack(Charge charge, Func<Charge, PaymentAttempt> go)
    {
        var amount = charge.AmountRefundable;
        if (!amount.IsPositive)
            return go(charge);

        var creation = refund ?? new RefundCreation { ChargeId = charge.Id, Reason = DeclineCodes.Describe(((ChargeState.Failed)charge.State).Code) };
        return go(RefundRecords.Add(engine, changes, charge, creation, amount, now).Charge);
    }

    private PaymentAttempt Tell(PaymentAttempt attempt, Func<Charge, CheckoutSession, EventData> tell)
    {
        _events.Add(tell(attempt.Charge, attempt.Session));
        return attempt;
    }

    private (Decision<CheckoutSession, SessionRefusal> Session, Decision<PaymentIntent, IntentRefusal> Intent) AcceptLate(Charge charge) => (
        SessionMachine.Apply(records.Session.Value, new SessionCommand.AcceptLatePayment(charge.Id), now),
        IntentMachine.Apply(records.Intent.Value, new IntentCommand.AcceptLateCharge(charge.Id), now));

    private void Move(Decision<CheckoutSession, SessionRefusal> session, Decision<PaymentIntent, IntentRefusal> intent, string chargeId)
    {
        if (session.IsRefused || intent.IsRefused)
            _reports.Add(() => engine.Logger.LogCritical("Charge {Charge} of {Owner} has an outcome that its session ({Session}) or intent ({Intent}) refuses.", chargeId, changes.Owner, session.Refusal, intent.Refusal));
        if (session.IsChanged)
            changes.Update(RecordTypes.Sessions, records.Session, session.State);
        if (intent.IsChanged)
            changes.Update(RecordTypes.Intents, records.Intent, intent.State);
    }
}
