namespace Payments;

/// <summary>Why a charge refuses an outcome or a command, in order of precedence.</summary>
public enum ChargeRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The processor declines a charge whose money it has told of: a contradiction that an operator must see.</summary>
    DeclinedAfterMoney,

    /// <summary>The money is in another currency than the charge: a contradiction that an operator must see.</summary>
    OtherCurrency,

    /// <summary>The outcome is not known yet; it must be awaited.</summary>
    Undecided,

    /// <summary>The charge has its money, or has ended without any.</summary>
    AlreadyDecided,

    /// <summary>Some of the money has arrived: it is accepted or given back first.</summary>
    HasMoney,

    /// <summary>No money waits for a decision.</summary>
    NothingToDecide,

    /// <summary>The payer's time to act is not over yet.</summary>
    NotYetDue,

    /// <summary>No money is reserved that could be taken.</summary>
    NotCapturable,

    /// <summary>More is to be taken than is reserved, or nothing, or in another currency.</summary>
    CaptureOutOfRange,

    /// <summary>Nothing of the charge can be given up: it has money, or its outcome is not known.</summary>
    NotReleasable,

    /// <summary>Money is told of a charge whose money went back: a contradiction that an operator must see.</summary>
    MoneyAfterReturn,
}
