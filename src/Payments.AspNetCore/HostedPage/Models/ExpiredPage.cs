namespace Payments.AspNetCore;

/// <summary>The time to pay is over and nothing was charged.</summary>
internal sealed record ExpiredPage : CheckoutPageModel
{
    public PaymentSummary? Summary { get; init; }

    public ReturnLink? Return { get; init; }

    internal override int StatusCode => 410;
}
