using Payments.Providers;

namespace Payments.Specifications;

/// <summary>
/// The simplest account of one session: what each command brings, what is asked when, and which events there are. It knows
/// the rules by their words and none of the engine's code.
/// </summary>
internal sealed class SessionModel(DateTimeOffset expiresAt, Func<int, ChargeOutcomeKind> ask)
{
    private static readonly int[] WaitSeconds = [1, 2, 5, 30, 120, 600, 3600];

    public SessionStatus Status { get; private set; } = SessionStatus.Open;

    public List<ModelCharge> Charges { get; } = [];

    public List<string> Events { get; } = [];

    public DateTimeOffset? ExpiryDue { get; private set; } = expiresAt;

    public int Contradictions { get; private set; }

    public bool IsLive => Charges.Any(charge => charge.IsLive);

    public SessionStatus StatusAt(DateTimeOffset now) =>
        Status == SessionStatus.Open && !IsLive && expiresAt <= now ? SessionStatus.Expired : Status;

    public IntentStatus IntentStatus =>
        Status switch
        {
            SessionStatus.Open => IsLive ? IntentStatus.Processing : IntentStatus.RequiresPaymentMethod,
            SessionStatus.Complete => IntentStatus.Succeeded,
            SessionStatus.Expired or SessionStatus.Canceled or SessionStatus.Failed => IntentStatus.Canceled,
        };

    /// <summary>Why a payment cannot begin, or null: then it has.</summary>
    public string? Pay(DateTimeOffset now)
    {
        if ((Refusal(now) ?? (Charges.Count >= 25 ? "too_many_charges" : null)) is { } refusal)
            return refusal;

        Charges.Add(new ModelCharge(now.AddSeconds(25)));
        return null;
    }

    public string? End(SessionStatus ended, DateTimeOffset now)
    {
        if (Refusal(now) is { } refusal)
            return refusal;

        Status = ended;
        ExpiryDue = null;
        Events.Add("checkout_session.expired");
        return null;
    }

    /// <summary>What the call itself brought.</summary>
    public void Answer(int index, ChargeOutcomeKind outcome, DateTimeOffset at)
    {
        Learn(Charges[index], outcome, at);
        if (Charges[index].IsLive)
            (Charges[index].QuestionDue, Charges[index].Attempt) = (at.AddSeconds(1), 0);
    }

    /// <summary>One round of the worker: what is due, the longest due first.</summary>
    public void Work(DateTimeOffset now)
    {
        while (Due(now) is { Count: > 0 } due)
        {
            foreach (var index in due)
            {
                if (index >= 0)
                    Ask(index, now);
                else if (Status == SessionStatus.Open)
                    ExpireByTime(now);
            }
        }
    }

    private List<int> Due(DateTimeOffset now) =>
        [
            .. Charges
                .Select((charge, index) => (At: charge.QuestionDue, Kind: "charge", Index: index))
                .Append((At: ExpiryDue, Kind: "session", Index: -1))
                .Where(row => row.At <= now)
                .OrderBy(row => row.At)
                .ThenBy(row => row.Kind, StringComparer.Ordinal)
                .Select(row => row.Index),
        ];

    private string? Refusal(DateTimeOffset now) =>
        Status switch
        {
            SessionStatus.Open => IsLive ? "payment_in_progress"
            : expiresAt <= now ? "already_expired"
            : null,
            SessionStatus.Complete => "already_complete",
            SessionStatus.Expired => "already_expired",
            SessionStatus.Canceled => "already_canceled",
            SessionStatus.Failed => "already_failed",
        };

    private void Ask(int index, DateTimeOffset now)
    {
        var charge = Charges[index];
        Learn(charge, ask(index), now);
        if (charge.IsLive)
            charge.QuestionDue = now.AddSeconds(WaitSeconds[Math.Min(charge.Attempt++, WaitSeconds.Length - 1)]);
    }

    private void ExpireByTime(DateTimeOffset now)
    {
        if (IsLive)
        {
            ExpiryDue = now.AddSeconds(15);
            return;
        }

        Status = SessionStatus.Expired;
        ExpiryDue = null;
        Events.Add("checkout_session.expired");
    }

    private void Learn(ModelCharge charge, ChargeOutcomeKind outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case ChargeOutcomeKind.Approved when charge.IsLive:
                charge.Status = ChargeStatus.Succeeded;
                (charge.QuestionDue, ExpiryDue, Status) = (null, null, SessionStatus.Complete);
                Events.AddRange(["checkout_session.paid", "payment_intent.succeeded"]);
                break;
            case ChargeOutcomeKind.Declined when charge.IsLive:
                charge.Status = ChargeStatus.Failed;
                charge.QuestionDue = null;
                Events.Add("charge.failed");
                // A session whose time was over while it waited ends as soon as a worker looks.
                if (ExpiryDue is not null && expiresAt <= now)
                    ExpiryDue = expiresAt;
                break;
            case ChargeOutcomeKind.Pending when charge.Status == ChargeStatus.Unknown:
                charge.Status = ChargeStatus.Pending;
                break;
            case ChargeOutcomeKind.Unknown when charge.Status == ChargeStatus.Pending:
                charge.Status = ChargeStatus.Unknown;
                break;
            case ChargeOutcomeKind.Approved when charge.Status == ChargeStatus.Failed:
                charge.Status = ChargeStatus.PaidLate;
                Events.Add("charge.paid_late");
                break;
            case ChargeOutcomeKind.Declined
                when (charge.Status is ChargeStatus.Succeeded or ChargeStatus.PaidLate) && !charge.IsContradicted:
                charge.IsContradicted = true;
                Contradictions++;
                Events.Add("charge.mismatched");
                break;
        }
    }
}
