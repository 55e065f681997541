namespace Payments.Specifications;

/// <summary>What a scripted processor does with a card.</summary>
public enum CardVerdict
{
    /// <summary>Takes the money, or reserves it where that was asked for.</summary>
    Approve,

    /// <summary>Takes nothing.</summary>
    Decline,

    /// <summary>Wants the payer to authenticate.</summary>
    Challenge,

    /// <summary>Does not know yet.</summary>
    Undecided,
}
