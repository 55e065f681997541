using Payments.Providers;
using static Payments.ChargeStatus;

namespace Payments.Specifications;

/// <summary>
/// What intents, charges, refunds and disputes must be after each command and each answer that arrived. Pure: it knows neither
/// store nor engine.
/// </summary>
internal sealed class IntentModel(LatePaymentPolicy late)
{
    private readonly Dictionary<string, (IntentModelCharge Charge, long Amount, RefundStatus Status)> _refunds = [];
    private readonly Dictionary<string, (IntentModelCharge Charge, long Amount, DisputeStatus Status, bool IsPlaced)> _disputes = [];

    public List<IntentModelIntent> Intents { get; } = [];

    public Dictionary<string, IntentModelCharge> Charges { get; } = [];

    public IReadOnlyDictionary<string, (IntentModelCharge Charge, long Amount, RefundStatus Status)> Refunds => _refunds;

    public IReadOnlyDictionary<string, (IntentModelCharge Charge, long Amount, DisputeStatus Status, bool IsPlaced)> Disputes => _disputes;

    /// <summary>Why a confirmation is refused, or null.</summary>
    public static string? WhyNotConfirm(IntentModelIntent intent) =>
        intent.Status switch
        {
            IntentStatus.Succeeded => "already_succeeded",
            IntentStatus.Canceled => "already_canceled",
            IntentStatus.Processing => "charge_in_progress",
            IntentStatus.RequiresAction => "action_in_progress",
            IntentStatus.RequiresCapture => "already_authorized",
            _ => intent.Charges >= Limits.ChargesPerIntent ? "too_many_charges" : null,
        };

    public static string? WhyNotCapture(IntentModelIntent intent, long amount) =>
        intent.Status switch
        {
            IntentStatus.Succeeded => "already_succeeded",
            IntentStatus.Canceled => "already_canceled",
            IntentStatus.Processing => "charge_in_progress",
            IntentStatus.RequiresCapture => amount < 1 || amount > intent.Amount ? "capture_out_of_range" : null,
            _ => "not_capturable",
        };

    public static string? WhyNotCancel(IntentModelIntent intent) =>
        intent.Status switch
        {
            IntentStatus.Succeeded => "already_succeeded",
            IntentStatus.Canceled => "already_canceled",
            IntentStatus.Processing => "charge_in_progress",
            _ => null,
        };

    public static string? WhyNotRefund(IntentModelCharge charge, long? amount) =>
        charge.Status switch
        {
            Pending or Unknown or RequiresAction or Capturing or Authorized => "not_refundable",
            Returned => "returned",
            Failed or Expired or Canceled when charge.Refundable == 0 => "not_refundable",
            _ when charge.Refundable == 0 => charge.Disputed > 0 ? "disputed" : "already_refunded",
            _ when amount > charge.Refundable => "amount_too_large",
            Succeeded or Accepted => null,
            _ => amount is { } asked && asked != charge.Refundable ? "amount_not_whole" : null,
        };

    public void Begin(IntentModelIntent intent, string chargeId)
    {
        intent.Live = Charges[chargeId] = new IntentModelCharge(chargeId, intent);
        intent.Charges++;
        intent.Status = IntentStatus.Processing;
    }

    public static void BeginCapture(IntentModelIntent intent)
    {
        intent.Live!.Status = Capturing;
        intent.Status = IntentStatus.Processing;
    }

    public static void Cancel(IntentModelIntent intent)
    {
        if (intent.Live is { } live)
            live.Status = Canceled;
        intent.Live = null;
        intent.Status = IntentStatus.Canceled;
        intent.Cancels++;
    }

    /// <summary>The clock ends every reservation whose time is over.</summary>
    public void Pass(DateTimeOffset now)
    {
        foreach (var intent in Intents)
        {
            if (intent is not { Status: IntentStatus.RequiresCapture, Live: { } live } || live.Until > now)
                continue;
            Cancel(intent);
            live.Status = Failed;
        }
    }

    /// <summary>An answer or a notification has arrived.</summary>
    public void Learn(string key, ChargeOutcome outcome, DateTimeOffset now, bool asked)
    {
        var charge = Charges[key];
        switch (outcome)
        {
            case ChargeOutcome.Approved:
                Arrive(charge, charge.Intent.Amount);
                break;
            case ChargeOutcome.Captured captured:
                Arrive(charge, captured.Amount.MinorUnits);
                break;
            case ChargeOutcome.Declined { Code: DeclineCode.AuthorizationExpired } when charge.IsLive && charge.Intent.Manual:
                End(charge, Failed);
                Cancel(charge.Intent);
                break;
            case ChargeOutcome.Declined when charge.IsLive:
                End(charge, Failed);
                break;
            case ChargeOutcome.Unknown when charge.Status == Pending:
                charge.Status = Unknown;
                break;
            case ChargeOutcome.Pending when charge.Status is Unknown or RequiresAction:
                (charge.Status, charge.Intent.Status) = (Pending, IntentStatus.Processing);
                break;
            case ChargeOutcome.Authorized reserved when charge.Status is Pending or Unknown or RequiresAction:
                (charge.Status, charge.Until, charge.Intent.Status) = (Authorized, reserved.Until, IntentStatus.RequiresCapture);
                break;
            case ChargeOutcome.RequiresAction action when charge.Status is Pending or Unknown:
                (charge.Status, charge.Until, charge.Intent.Status) = (RequiresAction, action.Until, IntentStatus.RequiresAction);
                break;
            case ChargeOutcome.Returned when charge.Status is Succeeded or Accepted:
                (charge.Status, charge.Returned) = (Returned, Math.Max(0, charge.Received - charge.Disputed));
                break;
            default:
                break;
        }

        if (asked && charge.Status == RequiresAction && charge.Until <= now && outcome is ChargeOutcome.RequiresAction)
            End(charge, Expired);
    }

    public void BeginRefund(string id, string chargeId, long amount)
    {
        var charge = Charges[chargeId];
        if (charge.Status == PaidLate)
            charge.Status = Failed;
        charge.Refunded += amount;
        _refunds[id] = (charge, amount, RefundStatus.Pending);
    }

    public void LearnRefund(string id, RefundOutcome outcome)
    {
        var (charge, amount, status) = _refunds[id];
        RefundStatus? next = (status, outcome) switch
        {
            (RefundStatus.Pending, RefundOutcome.Succeeded) => RefundStatus.Succeeded,
            (RefundStatus.Pending or RefundStatus.Succeeded, RefundOutcome.Failed) => RefundStatus.Failed,
            (RefundStatus.Pending, RefundOutcome.Canceled) => RefundStatus.Canceled,
            _ => null,
        };
        if (next is not { } decided)
            return;
        _refunds[id] = (charge, amount, decided);
        charge.Refunded -= decided == RefundStatus.Succeeded ? 0 : amount;
    }

    public void OpenDispute(string reference, string chargeId, long amount)
    {
        // More than was taken, and is not disputed otherwise, is not the charge's.
        var charge = Charges[chargeId];
        var isPlaced = amount <= charge.Received - charge.Disputed;
        if (_disputes.TryAdd(reference, (charge, amount, DisputeStatus.NeedsResponse, isPlaced)) && isPlaced)
            charge.Disputed += amount;
    }

    /// <summary>What becomes of a dispute; a refusal's code where it has ended the other way.</summary>
    public string? MoveDispute(string reference, DisputeStatus to)
    {
        var (charge, amount, status, isPlaced) = _disputes[reference];
        if (status == to || (to == DisputeStatus.UnderReview && status != DisputeStatus.NeedsResponse))
            return null;
        if (status == DisputeStatus.Won)
            isPlaced = amount <= charge.Received - charge.Disputed;
        _disputes[reference] = (charge, amount, to, isPlaced);
        if (isPlaced)
            charge.Disputed +=
                status == DisputeStatus.Won ? amount
                : to == DisputeStatus.Won ? -amount
                : 0;
        return null;
    }

    private void Arrive(IntentModelCharge charge, long total)
    {
        if (!charge.IsLive && total <= charge.Received)
            return;
        var wasLive = charge.IsLive;
        charge.Received = total;
        if (wasLive || (late == LatePaymentPolicy.Accept && charge.Refundable >= charge.Intent.Amount && CanAccept(charge.Intent)))
            Pay(charge, wasLive ? Succeeded : Accepted);
        else
            charge.Status = PaidLate;
    }

    private static bool CanAccept(IntentModelIntent intent) => intent.Status is IntentStatus.RequiresPaymentMethod or IntentStatus.Canceled;

    private static void Pay(IntentModelCharge charge, ChargeStatus status)
    {
        charge.Status = status;
        (charge.Intent.Status, charge.Intent.Received, charge.Intent.Live) = (IntentStatus.Succeeded, charge.Received, null);
    }

    private static void End(IntentModelCharge charge, ChargeStatus status)
    {
        charge.Status = status;
        (charge.Intent.Status, charge.Intent.Live) = (IntentStatus.RequiresPaymentMethod, null);
    }
}
