namespace Payments.AspNetCore;

/// <summary>The fields of the card form, in the order in which the page shows them.</summary>
internal enum CardField
{
    Number,
    Expiry,
    Cvc,
    Name,
}
