namespace Payments;

/// <summary>Why a charge refuses an outcome, in order of precedence. Each is a contradiction that an operator must see.</summary>
public enum ChargeRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The processor declines a charge that it has approved.</summary>
    DeclinedAfterSuccess,

    /// <summary>The processor approves a charge that it has declined: money may have moved.</summary>
    ApprovedAfterFailure,
}
