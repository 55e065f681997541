namespace Payments.AspNetCore;

/// <summary>The systems that <c>MapCheckoutEndpoints</c> can be.</summary>
public enum CheckoutDialect
{
    /// <summary>Synapto: <c>/v1/accounts/{account}/checkout-sessions</c>, keys by "Authorization: Api-Key …".</summary>
    Synapto,

    /// <summary>SyncPay: <c>/api/v1/payments/checkouts</c>, keys by "Authorization: Bearer …".</summary>
    SyncPay,

    /// <summary>Syncgram: <c>/api/v1/payments/checkouts</c>, keys by "Authorization: Bearer …", a signed token in the page's URL.</summary>
    Syncgram,

    /// <summary>Yorlet: <c>/v1/payment_sessions</c>, keys by "Authorization: Bearer …".</summary>
    Yorlet,
}

/// <summary>What one call of <c>MapCheckoutEndpoints</c> maps.</summary>
public sealed class CheckoutEndpointMapping
{
    /// <summary>The system to be. Default <see cref="CheckoutDialect.Synapto"/>.</summary>
    public CheckoutDialect Dialect { get; set; }
}
