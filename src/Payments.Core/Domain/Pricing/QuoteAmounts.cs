using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// What a charge in one currency comes to. All amounts are of that currency; what the customer pays is always the net and the fee,
/// exactly. Made by <see cref="QuoteMath.Price"/>.
/// </summary>
public sealed record QuoteAmounts
{
    [JsonConstructor]
    internal QuoteAmounts(Money customerAmount, Money price, Money fee, Money net, ExchangeRate? rate)
    {
        if (customerAmount != net + fee || (price != customerAmount && price != net) || fee.IsNegative || !net.IsPositive)
            throw new ArgumentException($"A quote of {customerAmount} with a fee of {fee} cannot leave {net}.", nameof(customerAmount));

        CustomerAmount = customerAmount;
        Price = price;
        Fee = fee;
        Net = net;
        Rate = rate;
    }

    /// <summary>
    /// What the customer pays, a fee that the customer bears included. More than nothing, at most <see cref="Limits.Amount"/>.
    /// </summary>
    public Money CustomerAmount { get; }

    /// <summary>The price before a fee that the customer bears. More than nothing.</summary>
    public Money Price { get; }

    /// <summary>The fee, whichever side bears it. Zero or more.</summary>
    public Money Fee { get; }

    /// <summary>What settles. More than nothing.</summary>
    public Money Net { get; }

    /// <summary>The rate at which the price was converted; null where it was not.</summary>
    public ExchangeRate? Rate { get; }
}

/// <summary>Why there is no quote. When several reasons apply, the first one in this list is given.</summary>
public enum QuoteRefusal
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
