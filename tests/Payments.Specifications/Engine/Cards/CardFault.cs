namespace Payments.Specifications;

/// <summary>What becomes of a call on its way.</summary>
public enum CardFault
{
    /// <summary>It arrives, and so does its answer.</summary>
    None,

    /// <summary>It never arrives.</summary>
    RequestLost,

    /// <summary>It arrives, and its answer does not.</summary>
    AnswerLost,
}
