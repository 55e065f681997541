namespace Payments.AspNetCore;

/// <summary>Why the payer goes back to the merchant.</summary>
internal enum RedirectCause
{
    /// <summary>The payment succeeded.</summary>
    Paid,

    /// <summary>The payment was sent, and its outcome is still to come.</summary>
    Submitted,

    /// <summary>The payer gave the checkout up.</summary>
    Canceled,
}
