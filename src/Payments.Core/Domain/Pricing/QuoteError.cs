namespace Payments;

/// <summary>Why there is no quote. When several reasons apply, the one that stands first is given.</summary>
public enum QuoteError
{
    /// <summary>There is a quote.</summary>
    None = 0,

    /// <summary>The pricing does not allow the currency.</summary>
    CurrencyNotOffered = 1,

    /// <summary>The price has to be converted and no rate was given.</summary>
    RateRequired = 2,

    /// <summary>The rate given is of other currencies, or of these in the other direction.</summary>
    RateMismatch = 3,

    /// <summary>The price comes to less than half of the currency's minor unit, so nothing would be charged.</summary>
    AmountTooSmall = 4,

    /// <summary>The price, or the price with the fee that the customer bears, exceeds <see cref="Limits.Amount"/>.</summary>
    AmountTooLarge = 5,

    /// <summary>The fee that the organization bears leaves nothing of the price.</summary>
    FeeExceedsAmount = 6,
}
