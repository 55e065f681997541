namespace Payments.AspNetCore;

/// <summary>What one call of <c>MapCheckoutEndpoints</c> maps.</summary>
public sealed class CheckoutEndpointMapping
{
    /// <summary>The system to be. Default <see cref="CheckoutDialect.Synapto"/>.</summary>
    public CheckoutDialect Dialect { get; set; }
}
