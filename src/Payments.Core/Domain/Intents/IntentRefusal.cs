namespace Payments;

/// <summary>Why an intent refuses a command, in order of precedence.</summary>
internal enum IntentRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Its money is taken.</summary>
    AlreadySucceeded,

    /// <summary>It is canceled.</summary>
    AlreadyCanceled,

    /// <summary>A charge is under way; its outcome decides.</summary>
    ChargeInProgress,

    /// <summary>The payer must authenticate first, or abandon that.</summary>
    ActionInProgress,

    /// <summary>Its money is reserved: capture it or cancel.</summary>
    AlreadyAuthorized,

    /// <summary>No money of it is reserved.</summary>
    NotCapturable,

    /// <summary>The charge named is not the one under way.</summary>
    OtherCharge,

    /// <summary>It has tried <see cref="Limits.ChargesPerIntent"/> charges.</summary>
    TooManyCharges,
}

internal static class IntentRefusals
{
    public static Refusal NotFound(string id) =>
        new(RefusalKind.NotFound, "payment_intent_not_found", $"There is no payment intent {TextExcerpt.Of(id)}");

    public static Refusal BelongsToSession { get; } =
        Wrong("belongs_to_session", "The payment intent is a checkout session's; expire the session instead");

    public static Refusal CaptureUnsupported { get; } =
        new(RefusalKind.Invalid, "capture_unsupported", "The provider cannot reserve money; use automatic capture", "capture_method");

    public static Refusal NoAction { get; } = Wrong("no_action", "The payment waits for no action of the payer");

    public static Refusal ReleaseUnsupported { get; } =
        Wrong("release_unsupported", "The provider cannot cancel a payment that has begun; wait for its outcome");

    public static Refusal ActionNotClosed { get; } =
        new(
            RefusalKind.Conflict,
            "action_not_closed",
            "The provider did not say whether the payer has authenticated, and nothing was canceled; try again in a second"
        )
        {
            IsTransient = true,
        };

    /// <summary>A capture took nothing: what the intent still takes is said as it is now.</summary>
    public static Refusal NotCaptured(DeclineCode? code, PaymentIntent intent)
    {
        var cause = code is { } known
            ? $"Nothing was captured. {DeclineCodes.Describe(known)}"
            : "Nothing was captured: the money is no longer reserved";
        var remedy = intent.State switch
        {
            IntentState.RequiresPaymentMethod or IntentState.RequiresConfirmation => "confirm the payment with another card",
            IntentState.Succeeded => "the payment has succeeded by another charge",
            IntentState.Canceled => "create a new payment",
            _ => "another charge is under way; wait for its outcome",
        };
        return Wrong("not_captured", $"{cause}; {remedy}");
    }

    public static Refusal Describe(IntentRefusal refusal) =>
        refusal switch
        {
            IntentRefusal.None => throw new ArgumentOutOfRangeException(nameof(refusal)),
            IntentRefusal.AlreadySucceeded => Wrong("already_succeeded", "The payment has succeeded; it cannot be made again"),
            IntentRefusal.AlreadyCanceled => Wrong("already_canceled", "The payment is canceled; create a new one"),
            IntentRefusal.ChargeInProgress => Wrong("charge_in_progress", "A charge is under way; wait for its outcome"),
            IntentRefusal.ActionInProgress => Wrong("action_in_progress", "The payer must authenticate first; finish or abandon that"),
            IntentRefusal.AlreadyAuthorized => Wrong(
                "already_authorized",
                "The payment's money is reserved; capture it or cancel the payment"
            ),
            IntentRefusal.NotCapturable => Wrong(
                "not_capturable",
                "No money of the payment is reserved; confirm it with manual capture first"
            ),
            IntentRefusal.OtherCharge => Wrong("other_charge", "Another charge is under way"),
            IntentRefusal.TooManyCharges => Wrong(
                "too_many_charges",
                $"The payment was tried {Limits.ChargesPerIntent} times; create a new one"
            ),
        };

    private static Refusal Wrong(string code, string message) => new(RefusalKind.WrongState, code, message);
}
