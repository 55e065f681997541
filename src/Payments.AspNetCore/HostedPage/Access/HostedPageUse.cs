namespace Payments.AspNetCore;

/// <summary>What a payer wants of a page.</summary>
internal enum HostedPageUse
{
    /// <summary>To pay.</summary>
    Pay,

    /// <summary>To see what became of a payment that was submitted.</summary>
    Follow,
}
