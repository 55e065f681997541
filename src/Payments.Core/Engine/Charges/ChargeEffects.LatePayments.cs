using Microsoft.Extensions.Logging;
using Payments.Providers;

namespace Payments;

/// <content>Money that came too late, or is given back.</content>
internal sealed partial class ChargeEffects
{
    private AttemptState Hold(Charge charge)
    {
        switch (engine.Options.LatePayments)
        {
            case LatePaymentPolicy.Accept when charge.AmountRefundable >= charge.Amount:
                var accepted = SettledFunds.Of(Before, ChargeMachine.Apply(charge, ChargeCommand.Accept, now).State, engine.Options, now);
                var (session, intent) = AcceptLate(accepted);
                if (session is not { IsRefused: true } && !intent.IsRefused)
                    return Paid(accepted, session, intent);
                break;
            case LatePaymentPolicy.Refund when engine.ProviderNamed(charge.Provider) is IRefundProvider:
                return GiveBack(ChargeMachine.Apply(charge, ChargeCommand.GiveBack, now).State, Keep);
            case LatePaymentPolicy.Accept:
            case LatePaymentPolicy.Refund:
            case LatePaymentPolicy.Hold:
            default:
                break;
        }

        _reports.Add(() =>
            engine.Logger.LogWarning(
                "Money of charge {Charge} of {Owner} arrived after the end and waits: accept it or give it back.",
                charge.Id,
                charge.Owner
            )
        );
        return Tell(Keep(charge), (late, standing) => new ChargePaidLate(late, standing));
    }

    private AttemptState GiveBack(Charge charge, Func<Charge, AttemptState> go)
    {
        var amount = charge.AmountRefundable;
        if (!amount.IsPositive)
            return go(charge);

        var creation =
            refund ?? new RefundCreation { ChargeId = charge.Id, Reason = DeclineCodes.Describe(((ChargeState.Failed)charge.State).Code) };
        return go(RefundRecords.Add(engine, changes, charge, creation, amount, now).Charge);
    }

    // A session that was paid stays so; one that waited for the rest goes on.
    private AttemptState Return(Charge charge)
    {
        var code = ((ChargeState.Returned)charge.State).Code;
        var attempt =
            Before.Status == ChargeStatus.Underpaid ? End(charge, new SessionCommand.PaymentFailed(charge.Id, code), code) : Keep(charge);
        return Tell(attempt, (returned, session) => new ChargeReturned(returned, session));
    }

    // The customer's credit was a part of the price, and went back when the session ended: what arrived late is not all of it.
    private Decision<CheckoutSession, SessionRefusal>? CreditWentBack() =>
        records.Session?.Value is { CreditApplied: not null } session
            ? session.Status switch
            {
                SessionStatus.Open or SessionStatus.Complete => null,
                SessionStatus.Expired => Decision<CheckoutSession, SessionRefusal>.Refuse(session, SessionRefusal.AlreadyExpired),
                SessionStatus.Canceled => Decision<CheckoutSession, SessionRefusal>.Refuse(session, SessionRefusal.AlreadyCanceled),
                SessionStatus.Failed => Decision<CheckoutSession, SessionRefusal>.Refuse(session, SessionRefusal.AlreadyFailed),
            }
            : null;
}
