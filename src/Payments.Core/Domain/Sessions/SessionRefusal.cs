namespace Payments;

/// <summary>Why a session refuses a command, in order of precedence.</summary>
public enum SessionRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It is paid.</summary>
    AlreadyComplete,

    /// <summary>It has expired.</summary>
    AlreadyExpired,

    /// <summary>It is canceled.</summary>
    AlreadyCanceled,

    /// <summary>Its one payment has failed.</summary>
    AlreadyFailed,

    /// <summary>A charge is under way; its outcome decides.</summary>
    PaymentInProgress,

    /// <summary>The charge named is not the one under way.</summary>
    OtherCharge,

    /// <summary>Its time is not over yet.</summary>
    NotYetDue,
}
