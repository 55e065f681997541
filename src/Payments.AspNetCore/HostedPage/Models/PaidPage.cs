namespace Payments.AspNetCore;

/// <summary>The payment succeeded and there is no success URL to go to: a receipt.</summary>
internal sealed record PaidPage : CheckoutPageModel
{
    public required PaymentSummary Summary { get; init; }

    /// <summary>When it was paid, in words.</summary>
    public string? PaidAtText { get; init; }

    /// <summary>What it was paid with, in words: "Visa ending 4242".</summary>
    public string? MethodText { get; init; }

    /// <summary>The payment's id, to quote when asking for help.</summary>
    public string? PaymentId { get; init; }

    public ReturnLink? Return { get; init; }
}

/// <summary>The business or the payer canceled the payment and nothing was charged.</summary>
internal sealed record CanceledPage : CheckoutPageModel
{
    public PaymentSummary? Summary { get; init; }

    public ReturnLink? Return { get; init; }

    internal override int StatusCode => 410;
}

/// <summary>The time to pay is over and nothing was charged; or the time of the link is over, and the page says nothing more.</summary>
internal sealed record ExpiredPage : CheckoutPageModel
{
    /// <summary>Whether the link alone has expired, and something may have been paid.</summary>
    public bool OnlyLink { get; init; }

    public PaymentSummary? Summary { get; init; }

    public ReturnLink? Return { get; init; }

    internal override int StatusCode => 410;
}

/// <summary>A payment did not go through.</summary>
internal sealed record FailedPage : CheckoutPageModel
{
    public required PaymentSummary Summary { get; init; }

    public required FailureReason Reason { get; init; }

    /// <summary>Where the payer can try again, on this site; null where no further attempt is accepted.</summary>
    public string? TryAgainUrl { get; init; }

    public ReturnLink? Return { get; init; }
}

/// <summary>Why a payment did not go through, as far as the payer may know.</summary>
internal enum FailureReason
{
    /// <summary>The card was declined; the issuer's reason is withheld from people who test stolen cards.</summary>
    CardDeclined,

    /// <summary>The payer, or the bank, refused.</summary>
    Refused,

    /// <summary>The payer left before confirming it, or the business gave it up.</summary>
    Abandoned,

    /// <summary>Not enough money on the account.</summary>
    InsufficientFunds,

    /// <summary>The payer did not pay in time.</summary>
    NotPaidInTime,

    /// <summary>A late payment arrived; the business decides what happens to it.</summary>
    PaidLate,

    /// <summary>The amount received is refunded.</summary>
    Refunded,

    /// <summary>The session takes no more attempts.</summary>
    TooManyAttempts,

    /// <summary>It was paid, and the payer's bank reversed it.</summary>
    Returned,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>No payment belongs to this address. It reveals nothing about other payments.</summary>
internal sealed record NotFoundPage : CheckoutPageModel
{
    internal override int StatusCode => 404;
}

/// <summary>The page cannot be shown now; the outcome of a payment that was just made is unknown.</summary>
internal sealed record UnavailablePage : CheckoutPageModel
{
    /// <summary>The address to load again; on this site. No link is shown when null.</summary>
    public string? RetryUrl { get; init; }

    /// <summary>1 or more; sent as Retry-After.</summary>
    public int RetryAfterSeconds { get; init; } = 10;

    internal override int StatusCode => 503;
}
