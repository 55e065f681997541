using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>The names in the stepped page's forms and links. What a method requires goes by its own name, and never in a link.</summary>
internal static class StepFields
{
    public const string Step = "step";
    public const string Method = "method";
    public const string Currency = "currency";
    public const string Rail = "rail";
    public const string Quote = "quote_id";

    /// <summary>A tokenized card, sealed: see <see cref="StepCard"/>.</summary>
    public const string Card = "card";

    /// <summary>In a link: the language that the payer chose.</summary>
    public const string Language = "lang";

    /// <summary>In a link: the currency in which the payer wants to see prices first.</summary>
    public const string ShowIn = "show_in";

    /// <summary>
    /// In a link: the page that follows an attempt by card, so that an old decline does not greet a later visit.
    /// </summary>
    public const string Retry = "retry";

    /// <summary>In a link: show the outcome of the last payment, even where another can be made.</summary>
    public const string Follow = "follow";

    /// <summary>In a link: the payer has just canceled the checkout.</summary>
    public const string Canceled = "canceled";

    /// <summary>What a link says of a field, the first where it says several; null where it says nothing.</summary>
    public static string? First(IQueryCollection query, string field) => query[field] is { Count: > 0 } values ? values[0] : null;
}
