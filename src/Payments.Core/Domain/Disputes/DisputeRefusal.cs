namespace Payments;

/// <summary>Why a dispute refuses news or evidence, in order of precedence.</summary>
public enum DisputeRefusal
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It is won or lost.</summary>
    AlreadyClosed,

    /// <summary>Evidence was handed in already.</summary>
    EvidenceSubmitted,

    /// <summary>The time for evidence is over.</summary>
    EvidenceTooLate,

    /// <summary>The processor says the opposite of what it said: a contradiction that an operator must see.</summary>
    ClosedOtherwise,
}
