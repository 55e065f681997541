namespace Payments.AspNetCore;

/// <summary>The third step: the quote, to be confirmed while it is good.</summary>
internal sealed record ReviewPage : StepPage
{
    /// <summary>What is paid by, at which rate, with which fee.</summary>
    public required IReadOnlyList<PageFact> Facts { get; init; }

    /// <summary>What the form carries: the quote, and the details that it is confirmed with.</summary>
    public required IReadOnlyList<HiddenValue> Hidden { get; init; }

    /// <summary>What the payer agrees to by paying; null where that is nothing but the price.</summary>
    public MandateNotice? Mandate { get; init; }

    /// <summary>When the price is no longer good, in words.</summary>
    public required string ValidUntilText { get; init; }

    /// <summary>How long that is from now; not below zero.</summary>
    public required int SecondsLeft { get; init; }

    /// <summary>Back to the choice; null where there is nothing to choose.</summary>
    public string? ChangeUrl { get; init; }

    /// <summary>Whether the payer confirmed a price that was no longer good.</summary>
    public bool WasTooLate { get; init; }

    internal override int? Place => 2;

    internal override int StatusCode => WasTooLate ? 409 : 200;
}
