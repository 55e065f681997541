namespace Payments.AspNetCore;

/// <summary>What a checkout token gives the right to do.</summary>
internal enum CheckoutTokenPurpose
{
    /// <summary>Open the hosted page and pay.</summary>
    Pay,

    /// <summary>See what becomes of the payment.</summary>
    Follow,
}
