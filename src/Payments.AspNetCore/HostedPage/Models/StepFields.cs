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

    /// <summary>In a link: show the outcome of the last payment, even where another can be made.</summary>
    public const string Follow = "follow";

    /// <summary>In a link: the payer has just canceled the checkout.</summary>
    public const string Canceled = "canceled";
}
