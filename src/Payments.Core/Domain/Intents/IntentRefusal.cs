namespace Payments;

/// <summary>Why an intent refuses a command, in order of precedence.</summary>
public enum IntentRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Its money is taken.</summary>
    AlreadySucceeded,

    /// <summary>It is canceled.</summary>
    AlreadyCanceled,

    /// <summary>A charge is under way; its outcome decides.</summary>
    ChargeInProgress,

    /// <summary>The payer must authenticate first, or give that up.</summary>
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
