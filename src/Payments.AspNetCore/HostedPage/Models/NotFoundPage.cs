namespace Payments.AspNetCore;

/// <summary>No payment belongs to this address. It tells nothing about any that might.</summary>
internal sealed record NotFoundPage : CheckoutPageModel
{
    internal override int StatusCode => 404;
}
