namespace Payments;

public readonly partial record struct Money
{
    /// <summary>Whether the left amount is less.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ, or one amount is <c>default</c>.</exception>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is less or equal.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ, or one amount is <c>default</c>.</exception>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is more.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ, or one amount is <c>default</c>.</exception>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is more or equal.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ, or one amount is <c>default</c>.</exception>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>The order by minor units, within one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ, or one amount is <c>default</c>.</exception>
    public int CompareTo(Money other)
    {
        RequireOneCurrency(this, other);
        return _minorUnits.CompareTo(other._minorUnits);
    }
}
