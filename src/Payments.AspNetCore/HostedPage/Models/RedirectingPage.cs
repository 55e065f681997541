namespace Payments.AspNetCore;

/// <summary>The payment succeeded and the payer goes on to the success URL at once; a link is there for browsers that do not.</summary>
internal sealed record RedirectingPage : CheckoutPageModel
{
    public required PaymentSummary Summary { get; init; }

    public required ReturnLink Target { get; init; }
}
