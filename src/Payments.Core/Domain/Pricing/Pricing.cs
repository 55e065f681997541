using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// What is asked for, and in which currencies it may be paid. Closed: the three cases below. Every amount is more than nothing and at
/// most <see cref="Limits.Amount"/>; no pricing exists that breaks a rule of its case, and <c>with</c> cannot make one.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Global), "global")]
[JsonDerivedType(typeof(LocalOverrides), "local_overrides")]
[JsonDerivedType(typeof(SingleCurrency), "single_currency")]
public abstract record Pricing
{
    private protected Pricing(Money @base, PricingRefusal error)
    {
        if (error != PricingRefusal.None)
            throw new ArgumentException(PricingRefusals.Describe(error), nameof(@base));
        Base = @base;
    }

    /// <summary>The price from which every other one follows.</summary>
    public Money Base { get; }

    /// <summary>What the price is in a currency: the base itself, an override, a conversion of the base, or nothing.</summary>
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public PricedIn PriceIn(Currency currency)
    {
        if (currency == default)
            throw new ArgumentException("The currency is default(Currency), which stands for no currency.", nameof(currency));
        return currency == Base.Currency ? new PricedIn.Exact(Base) : PriceInOther(currency);
    }

    private protected abstract PricedIn PriceInOther(Currency currency);

    /// <summary>A price in US dollars that may be paid in any currency, converted.</summary>
    public sealed record Global : Pricing
    {
        [JsonConstructor]
        internal Global(Money @base)
            : base(@base, PricingRules.OfGlobal(@base)) { }

        /// <summary>A price in US dollars that may be paid in any currency.</summary>
        /// <exception cref="ArgumentException">A rule is broken; the message says which.</exception>
        /// <exception cref="InvalidOperationException">The amount is <c>default</c>.</exception>
        public static Global Of(Money @base) => new(@base);

        /// <summary>As <see cref="Of"/>, with the refusal as a value.</summary>
        /// <exception cref="InvalidOperationException">The amount is <c>default</c>.</exception>
        public static bool TryOf(Money @base, [NotNullWhen(true)] out Global? pricing, out PricingRefusal error)
        {
            error = PricingRules.OfGlobal(@base);
            pricing = error == PricingRefusal.None ? new Global(@base) : null;
            return pricing is not null;
        }

        private protected override PricedIn PriceInOther(Currency currency) => new PricedIn.Converted(Base);
    }

    /// <summary>A price in US dollars with fixed prices in some currencies; in all others it is converted.</summary>
    public sealed record LocalOverrides : Pricing
    {
        [JsonConstructor]
        internal LocalOverrides(Money @base, IReadOnlyList<Money> local)
            : base(@base, PricingRules.OfLocalOverrides(@base, local ?? [])) => Local = Array.AsReadOnly([.. local!]);

        /// <summary>The fixed prices, at least one, in the order given; each currency once, none in US dollars.</summary>
        public IReadOnlyList<Money> Local { get; }

        /// <summary>A price in US dollars with fixed prices in some currencies.</summary>
        /// <exception cref="ArgumentException">A rule is broken; the message says which.</exception>
        /// <exception cref="InvalidOperationException">An amount is <c>default</c>.</exception>
        public static LocalOverrides Of(Money @base, IEnumerable<Money> local)
        {
            ArgumentNullException.ThrowIfNull(local);
            return new(@base, [.. local]);
        }

        /// <summary>As <see cref="Of"/>, with the refusal as a value.</summary>
        /// <exception cref="InvalidOperationException">An amount is <c>default</c>.</exception>
        public static bool TryOf(
            Money @base,
            IEnumerable<Money> local,
            [NotNullWhen(true)] out LocalOverrides? pricing,
            out PricingRefusal error
        )
        {
            ArgumentNullException.ThrowIfNull(local);
            Money[] copy = [.. local];
            error = PricingRules.OfLocalOverrides(@base, copy);
            pricing = error == PricingRefusal.None ? new LocalOverrides(@base, copy) : null;
            return pricing is not null;
        }

        /// <summary>Equal bases and equal overrides, in whatever order.</summary>
        public bool Equals(LocalOverrides? other) => base.Equals(other) && ByCode(Local).SequenceEqual(ByCode(other.Local));

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Base, Local.Count, ByCode(Local).First());

        private protected override PricedIn PriceInOther(Currency currency)
        {
            foreach (var price in Local)
            {
                if (price.Currency == currency)
                    return new PricedIn.Exact(price);
            }

            return new PricedIn.Converted(Base);
        }

        private static IEnumerable<Money> ByCode(IEnumerable<Money> prices) =>
            prices.OrderBy(price => price.Currency.Code, StringComparer.Ordinal);
    }

    /// <summary>A price of any currency that may be paid in that currency only.</summary>
    public sealed record SingleCurrency : Pricing
    {
        [JsonConstructor]
        internal SingleCurrency(Money @base)
            : base(@base, PricingRules.OfAmount(@base)) { }

        /// <summary>A price that may be paid in its own currency only.</summary>
        /// <exception cref="ArgumentException">A rule is broken; the message says which.</exception>
        /// <exception cref="InvalidOperationException">The amount is <c>default</c>.</exception>
        public static SingleCurrency Of(Money @base) => new(@base);

        /// <summary>As <see cref="Of"/>, with the refusal as a value.</summary>
        /// <exception cref="InvalidOperationException">The amount is <c>default</c>.</exception>
        public static bool TryOf(Money @base, [NotNullWhen(true)] out SingleCurrency? pricing, out PricingRefusal error)
        {
            error = PricingRules.OfAmount(@base);
            pricing = error == PricingRefusal.None ? new SingleCurrency(@base) : null;
            return pricing is not null;
        }

        private protected override PricedIn PriceInOther(Currency currency) => new PricedIn.NotOffered();
    }
}
