namespace Payments;

/// <summary>Why a setup intent refuses a command, in order of precedence.</summary>
public enum SetupRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Its card is kept.</summary>
    AlreadySucceeded,

    /// <summary>It is canceled.</summary>
    AlreadyCanceled,

    /// <summary>A try is under way; its outcome decides.</summary>
    AttemptInProgress,

    /// <summary>The payer must authenticate first, or give that up.</summary>
    ActionInProgress,

    /// <summary>The try named is not the one under way.</summary>
    OtherAttempt,

    /// <summary>It has made <see cref="Limits.AttemptsPerSetup"/> tries.</summary>
    TooManyAttempts,
}
