namespace Payments.AspNetCore;

/// <summary>What a form of the stepped page asks for.</summary>
internal enum CheckoutStep
{
    /// <summary>The details are given: price them.</summary>
    Details,

    /// <summary>Back from the review to the details, filled in.</summary>
    Edit,

    /// <summary>Price the same details again.</summary>
    Renew,

    /// <summary>Pay by the quote.</summary>
    Confirm,

    /// <summary>Give the checkout up.</summary>
    Cancel,
}
