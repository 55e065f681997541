namespace Payments;

/// <summary>Why no pricing was made. When several reasons apply, the first one in this list is given.</summary>
public enum PricingRefusal
{
    /// <summary>The pricing was made.</summary>
    None = 0,

    /// <summary>The base or an override is nothing or less.</summary>
    AmountNotPositive = 1,

    /// <summary>The base or an override exceeds <see cref="Limits.Amount"/>.</summary>
    AmountTooLarge = 2,

    /// <summary>The strategy takes a base in US dollars only.</summary>
    BaseNotUsd = 3,

    /// <summary>Overrides were announced and none was given.</summary>
    NoOverrides = 4,

    /// <summary>An override is in US dollars, whose price is the base.</summary>
    OverrideInUsd = 5,

    /// <summary>Two overrides are in one currency.</summary>
    OverrideRepeated = 6,
}

/// <summary>Words for people who must correct a pricing.</summary>
internal static class PricingRefusals
{
    /// <summary>One English sentence that names the remedy; empty for <see cref="PricingRefusal.None"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the enumeration.</exception>
    public static string Describe(PricingRefusal error) =>
        Enum.IsDefined(error)
            ? error switch
            {
                PricingRefusal.None => "",
                PricingRefusal.AmountNotPositive => "A price must be more than nothing; a thing that costs nothing needs no payment.",
                PricingRefusal.AmountTooLarge => $"A price must be at most {Limits.Amount} minor units.",
                PricingRefusal.BaseNotUsd => "The base price must be in USD; a price in another currency can only "
                    + "be paid in that currency, as Pricing.SingleCurrency.",
                PricingRefusal.NoOverrides => "There are no local prices; give at least one, or use Pricing.Global.",
                PricingRefusal.OverrideInUsd => "A local price is in USD; the base is the price in USD, so leave it out.",
                PricingRefusal.OverrideRepeated => "Two local prices are in one currency; leave one out.",
            }
            : throw new ArgumentOutOfRangeException(nameof(error), error, "Use a defined PricingRefusal.");
}

/// <summary>One thing that is wrong with a pricing as it was written.</summary>
/// <param name="Field">Such as "pricing.amount" or "pricing.local_pricing.NGN".</param>
/// <param name="Message">For people: what is wrong and how to mend it.</param>
public sealed record PricingProblem(string Field, string Message);

/// <summary>Problems as they are found, each field once: an answer names them in an object.</summary>
internal sealed class PricingProblems
{
    private const int LongestCode = 20;

    private readonly List<PricingProblem> _all = [];
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);

    public IReadOnlyList<PricingProblem> All => _all;

    /// <summary>The name of a fixed price's field, of which a caller wrote the last part.</summary>
    public static string FieldOf(string parent, string? code) =>
        string.IsNullOrEmpty(code) ? parent : $"{parent}.{TextExcerpt.Of(code, LongestCode)}";

    public void Add(string field, string message)
    {
        if (_fields.Add(field))
            _all.Add(new PricingProblem(field, message));
    }
}

/// <summary>A pricing as it is written; <see cref="PricingText"/> says how.</summary>
/// <param name="BaseCurrency">An upper-case ISO 4217 code.</param>
/// <param name="Amount">A decimal string with exactly the decimals of the base currency.</param>
/// <param name="Local">Codes and decimal strings in the order of the pricing; empty where there are no overrides.</param>
public sealed record PricingFields(string BaseCurrency, string Amount, IReadOnlyList<KeyValuePair<string, string>> Local);
