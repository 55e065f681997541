namespace Payments;

/// <summary>Why an intent was given up.</summary>
public enum CancellationReason
{
    /// <summary>Nobody said.</summary>
    Unspecified,

    /// <summary>It was made twice.</summary>
    Duplicate,

    /// <summary>It is suspected of fraud.</summary>
    Fraudulent,

    /// <summary>The customer asked for it.</summary>
    RequestedByCustomer,

    /// <summary>The customer left.</summary>
    Abandoned,

    /// <summary>The reserved money was not captured in time. Said by the library alone.</summary>
    AuthorizationExpired,

    /// <summary>Its checkout session ended. Said by the library alone.</summary>
    SessionEnded,
}
