namespace Payments.AspNetCore;

/// <summary>The business or the payer called the payment off and nothing was charged.</summary>
internal sealed record CanceledPage : CheckoutPageModel
{
    public PaymentSummary? Summary { get; init; }

    public ReturnLink? Return { get; init; }

    internal override int StatusCode => 410;
}
