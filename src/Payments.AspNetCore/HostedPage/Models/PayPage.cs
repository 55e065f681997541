namespace Payments.AspNetCore;

/// <summary>The card form.</summary>
internal sealed record PayPage : CheckoutPageModel, IAsksForCard
{
    public required PaymentSummary Summary { get; init; }

    /// <summary>Where the form posts to, on this site.</summary>
    public required string FormAction { get; init; }

    public IReadOnlyList<HiddenValue> Hidden { get; init; } = [];

    /// <summary>The way back without paying; no link is shown when null.</summary>
    public ReturnLink? Cancel { get; init; }

    /// <summary>Until when the page can be paid, in words; nothing is shown when null.</summary>
    public string? ExpiresText { get; init; }

    /// <summary>Why the attempt before this one did not go through. It takes the focus.</summary>
    public string? DeclineMessage { get; init; }

    /// <summary>
    /// At most one per field, in the order of the fields. They take the focus unless there is a <see cref="DeclineMessage"/>.
    /// </summary>
    public IReadOnlyList<CardFieldError> Errors { get; init; } = [];

    /// <summary>The one value that is filled in again; number, expiry and code never are.</summary>
    public string? CardholderName { get; init; }

    /// <summary>Shown in test mode; the texts' own list when null.</summary>
    public IReadOnlyList<TestCard>? TestCards { get; init; }

    internal override int StatusCode => Errors.Count > 0 ? 422 : 200;
}

/// <summary>
/// The card's fields alone, for a frame in a shop's own page. It is the same for every shop and payer; what differs is passed to its
/// script.
/// </summary>
internal sealed record CardFramePage(HostedPageAsset Style, HostedPageAsset Script) : CheckoutPageModel, IAsksForCard
{
    public IReadOnlyList<CardFieldError> Errors => [];
}

/// <summary>A card number to try in test mode and what comes of it.</summary>
internal sealed record TestCard(string Number, string Outcome);
