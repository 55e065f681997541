namespace Payments.AspNetCore;

/// <summary>The names in the stepped page's forms and links. What a method requires goes by its own name, and never in a link.</summary>
internal static class StepFields
{
    public const string Step = "step";
    public const string Method = "method";
    public const string Currency = "currency";
    public const string Rail = "rail";
    public const string Quote = "quote_id";
    public const string CardToken = "card_token";
    public const string CardBrand = "card_brand";
    public const string CardLast4 = "card_last4";
    public const string CardExpiryMonth = "card_expiry_month";
    public const string CardExpiryYear = "card_expiry_year";

    /// <summary>In a link: show the outcome of the last payment, even where another can be made.</summary>
    public const string Follow = "follow";

    /// <summary>In a link: the payer has just canceled the checkout.</summary>
    public const string Canceled = "canceled";
}
