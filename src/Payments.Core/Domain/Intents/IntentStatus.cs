namespace Payments;

/// <summary>The state of an intent without its data, for queries and for the wire.</summary>
public enum IntentStatus
{
    /// <summary>Waits for a way to pay; also after a decline.</summary>
    RequiresPaymentMethod,

    /// <summary>Has a kept card, and waits to be confirmed.</summary>
    RequiresConfirmation,

    /// <summary>The payer must authenticate.</summary>
    RequiresAction,

    /// <summary>A charge is under way, or being captured, or its answer was lost; its outcome decides.</summary>
    Processing,

    /// <summary>The money is reserved and not taken.</summary>
    RequiresCapture,

    /// <summary>The money is taken. Final.</summary>
    Succeeded,

    /// <summary>Given up before any money was taken. Final, unless money that arrives late is accepted.</summary>
    Canceled,
}
