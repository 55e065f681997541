using static Payments.SessionCommandKind;
using static Payments.SessionStatus;
using SessionDecision = Payments.Decision<Payments.CheckoutSession, Payments.SessionRefusal>;

namespace Payments;

/// <summary>
/// The session's transitions. An open session is paid, expires or is canceled, once; while a charge is under way only
/// that charge's outcome moves it. One that ended unpaid is paid all the same where money that arrived late is accepted.
/// </summary>
internal static class SessionMachine
{
    /// <summary>What a command makes of a session at a time. Pure; a refusal leaves the session as it is.</summary>
    public static SessionDecision Apply(CheckoutSession session, SessionCommand command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(command);
        return (session.Status, command.Kind) switch
        {
            (Open, StartPayment) => Start(session, (SessionCommand.StartPayment)command, now),
            (Open, PaymentSucceeded) => Succeed(session, (SessionCommand.PaymentSucceeded)command, now),
            (Open, PaymentFailed) => Fail(session, (SessionCommand.PaymentFailed)command, now),
            (Open, PaymentExpired) => Abandon(session, (SessionCommand.PaymentExpired)command, now),
            (Open, Expire) => End(session, (SessionCommand.Expire)command, now),
            (Open, Cancel) => GiveUp(session, now),
            (Open, AcceptLatePayment) => InFlight(session) is null
                ? Pay(session, ((SessionCommand.AcceptLatePayment)command).ChargeId, now)
                : Refuse(session, SessionRefusal.PaymentInProgress),

            (Complete, PaymentSucceeded) => SameCharge(session, ((SessionCommand.PaymentSucceeded)command).ChargeId),
            (Complete, AcceptLatePayment) => SameCharge(session, ((SessionCommand.AcceptLatePayment)command).ChargeId),
            (Complete, StartPayment or PaymentFailed or PaymentExpired or Expire or Cancel) => Refuse(
                session,
                SessionRefusal.AlreadyComplete
            ),

            (Expired or Canceled or Failed, AcceptLatePayment) => Pay(session, ((SessionCommand.AcceptLatePayment)command).ChargeId, now),
            (Expired, StartPayment or PaymentSucceeded or PaymentFailed or PaymentExpired or Expire or Cancel) => Refuse(
                session,
                SessionRefusal.AlreadyExpired
            ),
            (Canceled, StartPayment or PaymentSucceeded or PaymentFailed or PaymentExpired or Expire or Cancel) => Refuse(
                session,
                SessionRefusal.AlreadyCanceled
            ),
            (Failed, StartPayment or PaymentSucceeded or PaymentFailed or PaymentExpired or Expire or Cancel) => Refuse(
                session,
                SessionRefusal.AlreadyFailed
            ),
        };
    }

    private static SessionDecision Start(CheckoutSession session, SessionCommand.StartPayment command, DateTimeOffset now) =>
        InFlight(session) is not null ? Refuse(session, SessionRefusal.PaymentInProgress)
        : session.ExpiresAt <= now ? Refuse(session, SessionRefusal.AlreadyExpired)
        : Move(session, new SessionState.Open(command.ChargeId), now);

    private static SessionDecision Succeed(CheckoutSession session, SessionCommand.PaymentSucceeded command, DateTimeOffset now) =>
        InFlight(session) == command.ChargeId ? Pay(session, command.ChargeId, now) : Refuse(session, SessionRefusal.OtherCharge);

    private static SessionDecision Pay(CheckoutSession session, string chargeId, DateTimeOffset now) =>
        Move(session, new SessionState.Complete(chargeId, now), now);

    private static SessionDecision Fail(CheckoutSession session, SessionCommand.PaymentFailed command, DateTimeOffset now) =>
        InFlight(session) != command.ChargeId ? Refuse(session, SessionRefusal.OtherCharge)
        : session.OneAttempt ? Move(session, new SessionState.Failed(command.ChargeId, command.Code, now), now)
        : Move(session, new SessionState.Open(), now);

    // A payer who cancels the payment has left; one who was too slow may try again where the session allows it.
    private static SessionDecision Abandon(CheckoutSession session, SessionCommand.PaymentExpired command, DateTimeOffset now) =>
        InFlight(session) != command.ChargeId ? Refuse(session, SessionRefusal.OtherCharge)
        : command.Cause == ChargeExpiry.GivenUp ? Move(session, new SessionState.Canceled(now), now)
        : session.OneAttempt ? Move(session, new SessionState.Expired(ExpiryCause.TimeElapsed, now), now)
        : Move(session, new SessionState.Open(), now);

    private static SessionDecision End(CheckoutSession session, SessionCommand.Expire command, DateTimeOffset now) =>
        InFlight(session) is not null ? Refuse(session, SessionRefusal.PaymentInProgress)
        : session.ExpiresAt <= now ? ExpireByTime(session)
        : command.Cause == ExpiryCause.TimeElapsed ? Refuse(session, SessionRefusal.NotYetDue)
        : Move(session, new SessionState.Expired(command.Cause, now), now);

    // The same whichever writer notes it and when. A charge that failed after the expiry has moved the session's end, and its time is kept.
    private static SessionDecision ExpireByTime(CheckoutSession session) =>
        Move(
            session,
            new SessionState.Expired(ExpiryCause.TimeElapsed, session.ExpiresAt),
            session.ExpiresAt > session.UpdatedAt ? session.ExpiresAt : session.UpdatedAt
        );

    private static SessionDecision GiveUp(CheckoutSession session, DateTimeOffset now) =>
        InFlight(session) is not null ? Refuse(session, SessionRefusal.PaymentInProgress)
        : session.ExpiresAt <= now ? Refuse(session, SessionRefusal.AlreadyExpired)
        : Move(session, new SessionState.Canceled(now), now);

    private static SessionDecision SameCharge(CheckoutSession session, string chargeId) =>
        session.State is SessionState.Complete complete && complete.ChargeId == chargeId
            ? SessionDecision.Stay(session)
            : Refuse(session, SessionRefusal.AlreadyComplete);

    private static string? InFlight(CheckoutSession session) => (session.State as SessionState.Open)?.ChargeInFlight;

    private static SessionDecision Move(CheckoutSession session, SessionState state, DateTimeOffset now) =>
        SessionDecision.To(session with { State = state, UpdatedAt = now });

    private static SessionDecision Refuse(CheckoutSession session, SessionRefusal refusal) => SessionDecision.Refuse(session, refusal);
}
