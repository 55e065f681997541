namespace Payments.AspNetCore;

/// <summary>The payment succeeded and there is no success URL to go to: a receipt.</summary>
internal sealed record PaidPage : CheckoutPageModel
{
    public required PaymentSummary Summary { get; init; }

    /// <summary>When it was paid, in words.</summary>
    public string? PaidAtText { get; init; }

    /// <summary>What it was paid with, in words: "Visa ending 4242".</summary>
    public string? MethodText { get; init; }

    /// <summary>The payment's id, to quote when asking for help.</summary>
    public string? PaymentId { get; init; }

    public ReturnLink? Return { get; init; }
}
