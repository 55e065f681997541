namespace Payments;

/// <summary>What a charge of a test card does.</summary>
public enum TestCardEffect
{
    /// <summary>It takes the money.</summary>
    Approve,

    /// <summary>It takes nothing, for the reason of <see cref="TestCard.DeclineCode"/>.</summary>
    Decline,

    /// <summary>It takes the money and the first answer is lost; asked by its key, the charge is approved.</summary>
    LoseAnswer,

    /// <summary>It never arrives; asked by its key, the charge is declined as <see cref="DeclineCode.NotSent"/>.</summary>
    LoseRequest,
}
