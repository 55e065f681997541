using Payments.Providers;

namespace Payments.Specifications;

/// <summary>
/// The simplest account of one session whose payer acts outside: what each command and each piece of news brings. It knows the
/// rules by their words and none of the engine's code. Money is in minor units.
/// </summary>
internal sealed class RailsModel(long amount, LatePaymentPolicy late, bool oneAttempt, DateTimeOffset expiresAt)
{
    private readonly Dictionary<string, (RailsModelCharge Charge, long Amount)> _decided = [];

    public SessionStatus Status { get; private set; } = SessionStatus.Open;

    public List<RailsModelCharge> Charges { get; } = [];

    public List<string> Events { get; } = [];

    public int Contradictions { get; private set; }

    public RailsModelCharge? InFlight => Charges.SingleOrDefault(charge => charge.IsOpen);

    /// <summary>A session without a charge under way ends with its time.</summary>
    public void Pass(DateTimeOffset now)
    {
        if (Status == SessionStatus.Open && InFlight is null && expiresAt <= now)
            End(SessionStatus.Expired);
    }

    /// <summary>Why a payment cannot begin or the session not be ended, or null.</summary>
    public string? Refusal =>
        Status switch
        {
            SessionStatus.Open => InFlight is null ? null : "payment_in_progress",
            SessionStatus.Complete => "already_complete",
            SessionStatus.Expired => "already_expired",
            SessionStatus.Canceled => "already_canceled",
            SessionStatus.Failed => "already_failed",
        };

    public string? Expire()
    {
        if (Refusal is { } refusal)
            return refusal;
        End(SessionStatus.Expired);
        return null;
    }

    public string? Cancel()
    {
        if (InFlight is { Status: ChargeStatus.AwaitingPayment } awaited)
            Abandon(awaited, SessionStatus.Canceled);
        else if (Refusal is { } refusal)
            return refusal;
        else
            End(SessionStatus.Canceled);
        return null;
    }

    public string? Accept(RailsModelCharge charge)
    {
        if (charge.Status == ChargeStatus.Accepted)
            return null;
        if (!charge.Waits)
            return "nothing_to_decide";
        if (charge.Status == ChargeStatus.PaidLate && WhyNotLate is { } refusal)
            return refusal;
        Pay(charge, ChargeStatus.Accepted);
        return null;
    }

    public string? GiveBack(RailsModelCharge charge)
    {
        if (charge is { Status: ChargeStatus.Pending or ChargeStatus.Unknown, Contradicted: not null })
        {
            charge.Contradicted = null;
            Fail(charge);
            return null;
        }

        if (!charge.Waits)
            return charge.Status == ChargeStatus.Accepted ? "already_decided" : "nothing_to_decide";
        charge.Refunded = charge.Received;
        if (charge.Status == ChargeStatus.Underpaid)
            Fail(charge);
        charge.Status = ChargeStatus.Failed;
        return null;
    }

    public string? Refund(RailsModelCharge charge, long? asked)
    {
        var back = asked ?? charge.Refundable;
        if (charge.IsUndecided || (charge.Status is ChargeStatus.Failed or ChargeStatus.Expired && charge.Refundable == 0))
            return "not_refundable";
        if (charge.Refundable == 0)
            return "already_refunded";
        if (back > charge.Refundable)
            return "amount_too_large";
        if (!charge.IsPaid && back != charge.Refundable)
            return "amount_not_whole";
        if (charge.Waits)
            return GiveBack(charge);
        charge.Refunded += back;
        return null;
    }

    /// <summary>What the provider made of a refund; it stands by its first word.</summary>
    public void Refunded(string key, string chargeId, long back, RefundOutcome outcome)
    {
        var charge = Charges.Single(known => known.Id == chargeId);
        if (outcome is RefundOutcome.Pending || !_decided.TryAdd(key, (charge, back)))
            return;
        Events.Add("refund.updated");
        if (outcome is RefundOutcome.Failed)
            charge.Refunded -= back;
    }

    /// <summary>What the provider says, asked or unasked.</summary>
    public void Learn(RailsModelCharge charge, ChargeOutcome outcome, DateTimeOffset now, bool asked)
    {
        var before = (charge.Status, charge.Received);
        switch (outcome)
        {
            case ChargeOutcome.Approved when charge.Status != ChargeStatus.Succeeded:
                Arrive(charge, amount);
                break;
            case ChargeOutcome.Received received when received.Total.Currency == Currency.Ngn && received.Total.IsPositive:
                Arrive(charge, received.Total.MinorUnits);
                break;
            case ChargeOutcome.Declined when charge.IsUndecided:
                Fail(charge);
                break;
            case ChargeOutcome.Received:
            case ChargeOutcome.Declined when charge.IsPaid || charge.Waits:
                Contradict(charge, outcome);
                break;
            case ChargeOutcome.AwaitingPayment awaiting when charge.Status is ChargeStatus.Pending or ChargeStatus.Unknown:
                (charge.Status, charge.Until) = (ChargeStatus.AwaitingPayment, awaiting.Until);
                break;
            case ChargeOutcome.Pending when charge.Status == ChargeStatus.Unknown:
                charge.Status = ChargeStatus.Pending;
                break;
            case ChargeOutcome.Unknown when charge.Status == ChargeStatus.Pending:
                charge.Status = ChargeStatus.Unknown;
                break;
        }

        if (outcome is not (ChargeOutcome.Pending or ChargeOutcome.Unknown) && before != (charge.Status, charge.Received))
            charge.Contradicted = null;
        if (
            asked
            && outcome is ChargeOutcome.AwaitingPayment or ChargeOutcome.Pending
            && charge.Status == ChargeStatus.AwaitingPayment
            && charge.Until <= now
        )
            Abandon(charge, oneAttempt ? SessionStatus.Expired : SessionStatus.Open);
    }

    // Told once for each report, and again where another came between.
    private void Contradict(RailsModelCharge charge, ChargeOutcome outcome)
    {
        var report = outcome is ChargeOutcome.Declined ? new ChargeOutcome.Declined(DeclineCode.CardDeclined) : outcome;
        if (charge.Contradicted == report)
            return;
        charge.Contradicted = report;
        Contradictions++;
        Events.Add("charge.mismatched");
    }

    private string? WhyNotLate =>
        Status == SessionStatus.Complete ? "already_complete"
        : InFlight is null ? null
        : "payment_in_progress";

    private void Arrive(RailsModelCharge charge, long total)
    {
        if (total <= charge.Received)
            return;
        charge.Received = total;
        if (charge.IsPaid)
            TellIfTooMuch(charge);
        else if (!charge.IsOpen)
            ArriveLate(charge);
        else if (total >= amount)
            Pay(charge, ChargeStatus.Succeeded);
        else
            Tell(charge, ChargeStatus.Underpaid, "charge.underpaid");
    }

    private void ArriveLate(RailsModelCharge charge)
    {
        if (late == LatePaymentPolicy.Accept && charge.Refundable >= amount && WhyNotLate is null)
            Pay(charge, ChargeStatus.Accepted);
        else if (late == LatePaymentPolicy.Refund)
            (charge.Status, charge.Refunded) = (ChargeStatus.Failed, charge.Received);
        else
            Tell(charge, ChargeStatus.PaidLate, "charge.paid_late");
    }

    private void Pay(RailsModelCharge charge, ChargeStatus status)
    {
        (charge.Status, Status) = (status, SessionStatus.Complete);
        Events.AddRange(["payment_intent.succeeded", "checkout_session.paid"]);
        TellIfTooMuch(charge);
    }

    private void Fail(RailsModelCharge charge)
    {
        Tell(charge, ChargeStatus.Failed, "charge.failed");
        if (oneAttempt)
            Status = SessionStatus.Failed;
    }

    private void Abandon(RailsModelCharge charge, SessionStatus then)
    {
        Tell(charge, ChargeStatus.Expired, "charge.expired");
        if (then != SessionStatus.Open)
            End(then);
    }

    private void End(SessionStatus status)
    {
        Status = status;
        Events.Add("checkout_session.expired");
    }

    private void Tell(RailsModelCharge charge, ChargeStatus status, string told)
    {
        charge.Status = status;
        Events.Add(told);
    }

    private void TellIfTooMuch(RailsModelCharge charge)
    {
        if (charge.Received > amount)
            Events.Add("charge.overpaid");
    }
}
