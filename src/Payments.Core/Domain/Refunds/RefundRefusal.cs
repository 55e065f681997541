namespace Payments;

/// <summary>Why a refund refuses an outcome, in order of precedence. Each is a contradiction that an operator must see.</summary>
public enum RefundRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The processor says that a refund succeeded which it said had failed: money may have moved.</summary>
    SucceededAfterFailure,

    /// <summary>The processor says that a refund succeeded or failed which it said was stopped: money may have moved.</summary>
    DecidedAfterCancel,

    /// <summary>The processor says that a refund was stopped which it said had succeeded or failed.</summary>
    CanceledAfterDecision,
}
