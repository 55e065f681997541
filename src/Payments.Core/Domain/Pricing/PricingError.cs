namespace Payments;

/// <summary>Why no pricing was made. When several reasons apply, the one that stands first is given.</summary>
public enum PricingError
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
