namespace Payments.AspNetCore;

/// <summary>
/// What the hosted page shows, as data: one sealed record per kind of page. A kind is added by its record, its view and a line
/// in <see cref="PageViews"/>.
/// </summary>
internal abstract record CheckoutPageModel
{
    /// <summary>The business that is paid, when it has a name of its own; the branding's name otherwise.</summary>
    public string? MerchantName { get; init; }

    /// <summary>The language of the page; English where there are no texts in it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Shows that no money moves, and the numbers of cards to try.</summary>
    public bool TestMode { get; init; }

    /// <summary>The HTTP status that goes with the page.</summary>
    internal virtual int StatusCode => 200;
}

/// <summary>A page that follows a payment.</summary>
internal interface IFollowsPayment
{
    /// <summary>
    /// Responds to GET with a JSON object: "done" is true once the outcome is final, and "state" changes as soon as the page
    /// would show anything else; on this site.
    /// </summary>
    string StatusUrl { get; }

    /// <summary>This page's own address, loaded again to see what came of the payment; on this site.</summary>
    string PageUrl { get; }

    /// <summary>The "state" that is shown; null where only "done" counts.</summary>
    string? State { get; }

    /// <summary>1 or more; how long a browser without scripts waits before it loads the page again.</summary>
    int RefreshSeconds { get; }
}

/// <summary>A page with the card's fields.</summary>
internal interface IAsksForCard
{
    /// <summary>At most one per field, in the order of the fields.</summary>
    IReadOnlyList<CardFieldError> Errors { get; }
}

/// <summary>What is being paid, in words ready to show: "£100.00", "GBP", the business's own reference.</summary>
internal sealed record PaymentSummary(string AmountText, string CurrencyCode, string? Reference = null)
{
    /// <summary>All that the payment is worth, where credit is applied to it; else null.</summary>
    public string? TotalText { get; init; }

    /// <summary>The credit that is applied, or null.</summary>
    public string? CreditText { get; init; }
}

/// <summary>A line of a page.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">What it says.</param>
/// <param name="Copy">What a button beside it copies; null shows none.</param>
internal sealed record PageFact(string Label, string Value, string? Copy = null);

/// <summary>
/// A way out to another site, named for people by its host. The host is in its ASCII form, so that one script cannot pose as
/// another.
/// </summary>
internal sealed record ReturnLink
{
    private ReturnLink(string href, string host) => (Href, Host) = (href, host);

    internal string Href { get; }

    internal string Host { get; }

    /// <summary>Refuses, as a bug of the caller, anything but an absolute http or https URL.</summary>
    internal static ReturnLink To(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0)
            throw new ArgumentException("A return link needs an absolute http or https URL without user name.", nameof(url));
        var host = uri.IdnHost + (uri.IsDefaultPort ? "" : FormattableString.Invariant($":{uri.Port}"));
        return new ReturnLink(uri.AbsoluteUri, host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host);
    }
}
