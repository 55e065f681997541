namespace Payments.AspNetCore;

/// <summary>Test mode's own page on which a payer authenticates, as an issuer's would be. It may stand in a frame.</summary>
internal sealed record ChallengePage : CheckoutPageModel
{
    /// <summary>What is to be paid, such as "£4.50"; null where a card is only to be kept.</summary>
    public required string? AmountText { get; init; }

    /// <summary>The card, such as "Visa ending 3220"; null where a payment is approved at a bank.</summary>
    public required string? CardText { get; init; }

    /// <summary>Where the answer is posted; on this site.</summary>
    public required string FormAction { get; init; }

    /// <summary>The way back without an answer; null where there is none.</summary>
    public ReturnLink? Return { get; init; }
}
