namespace Payments.AspNetCore;

/// <summary>What the pages of the steps have in common: the ticket's stub, an alert, and the way out.</summary>
internal abstract record StepPage : CheckoutPageModel
{
    /// <summary>What is paid, as far as it is known at this step.</summary>
    public required PaymentSummary Summary { get; init; }

    /// <summary>Whether the amount is converted at today's rate and not yet fixed.</summary>
    public bool Indicative { get; init; }

    /// <summary>Until when the page can be paid, in words; nothing is shown when null.</summary>
    public string? ExpiresText { get; init; }

    /// <summary>Where the page's forms post to, on this site.</summary>
    public required string PostAction { get; init; }

    /// <summary>Whether the payer can give the checkout up here.</summary>
    public bool CanCancel { get; init; }

    /// <summary>Says what went wrong. It takes the focus.</summary>
    public string? Alert { get; init; }

    /// <summary>What to type in test mode; cards are listed where there are none.</summary>
    public IReadOnlyList<TestCard> TestInputs { get; init; } = [];

    /// <summary>The place in <see cref="PageTexts.Trail"/>, from 0; null stands outside of it.</summary>
    internal virtual int? Place => null;
}
