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

    /// <summary>
    /// The payer must authenticate each time, and when the card is saved; without the payer it is declined as
    /// <see cref="DeclineCode.AuthenticationRequired"/>. A payer who has passed pays, or is declined for the reason of
    /// <see cref="TestCard.DeclineCode"/>.
    /// </summary>
    Challenge,

    /// <summary>As <see cref="Challenge"/>, until a payer who has passed saved the card: then it pays without.</summary>
    ChallengeUnlessSaved,

    /// <summary>
    /// It takes the money and can be saved; once saved, a charge of it is declined for the reason of
    /// <see cref="TestCard.DeclineCode"/>.
    /// </summary>
    DeclineOnceSaved,

    /// <summary>
    /// It takes the money; a refund is pending, and succeeds when it is asked about after
    /// <see cref="SimulatorOptions.RefundDelay"/>.
    /// </summary>
    RefundLater,

    /// <summary>It takes the money; a refund succeeds, and fails <see cref="SimulatorOptions.RailDelay"/> later.</summary>
    RefundFailsLater,

    /// <summary>
    /// It takes the money; <see cref="SimulatorOptions.RailDelay"/> later the payer disputes it, for the reason of
    /// <see cref="TestCard.DisputeReason"/>.
    /// </summary>
    Dispute,
}
