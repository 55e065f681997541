using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// What a charge costs: a percentage of the price, rounded half away from zero to a minor unit, and the fixed part in the charge's
/// currency; raised to the minimum and then lowered to the maximum in that currency. A part given in other currencies only does not
/// apply to the charge: no amount of a schedule is ever converted.
/// </summary>
public sealed record FeeSchedule
{
    private const int PercentageDecimals = 4;

    [JsonConstructor]
    internal FeeSchedule(
        decimal percentage,
        IReadOnlyList<Money>? @fixed,
        IReadOnlyList<Money>? minimum,
        IReadOnlyList<Money>? maximum,
        FeeBearer bearer
    )
    {
        if (percentage is < 0 or > 100 || decimal.Round(percentage, PercentageDecimals, MidpointRounding.ToZero) != percentage)
            throw new ArgumentOutOfRangeException(
                nameof(percentage),
                percentage,
                "A percentage is from 0 to 100, with at most 4 decimals; 1.5 is one and a half per cent."
            );
        if (!Enum.IsDefined(bearer))
            throw new ArgumentOutOfRangeException(nameof(bearer), bearer, "Use a defined FeeBearer.");

        Percentage = percentage;
        Fixed = Checked(@fixed, nameof(@fixed));
        Minimum = Checked(minimum, nameof(minimum));
        Maximum = Checked(maximum, nameof(maximum));
        Bearer = bearer;
        foreach (var least in Minimum)
        {
            if (In(Maximum, least.Currency) is { } most && most < least)
                throw new ArgumentException($"The minimum {least} exceeds the maximum {most}; exchange them.", nameof(minimum));
        }
    }

    /// <summary>No fee.</summary>
    public static FeeSchedule None { get; } = new(0, null, null, null, FeeBearer.Organization);

    /// <summary>Of the price, in per cent: 1.5 is one and a half. 0 to 100, with at most 4 decimals.</summary>
    public decimal Percentage { get; }

    /// <summary>What is added to the percentage; at most one amount of a currency.</summary>
    public IReadOnlyList<Money> Fixed { get; }

    /// <summary>The least fee; at most one amount of a currency.</summary>
    public IReadOnlyList<Money> Minimum { get; }

    /// <summary>The largest fee; at most one amount of a currency, none below the minimum.</summary>
    public IReadOnlyList<Money> Maximum { get; }

    /// <summary>Who pays it. The organization by default.</summary>
    public FeeBearer Bearer { get; }

    /// <summary>A schedule. Amounts are from nothing to <see cref="Limits.Amount"/>, at most one of a currency in each list.</summary>
    /// <exception cref="ArgumentException">A rule is broken; the message says which.</exception>
    /// <exception cref="InvalidOperationException">An amount is <c>default</c>.</exception>
    public static FeeSchedule Of(
        decimal percentage,
        IEnumerable<Money>? @fixed = null,
        IEnumerable<Money>? minimum = null,
        IEnumerable<Money>? maximum = null,
        FeeBearer bearer = FeeBearer.Organization
    ) => new(percentage, @fixed?.ToArray(), minimum?.ToArray(), maximum?.ToArray(), bearer);

    /// <summary>Equal percentages and bearers, and equal amounts in the same order.</summary>
    public bool Equals(FeeSchedule? other) =>
        other is not null
        && Percentage == other.Percentage
        && Bearer == other.Bearer
        && Fixed.SequenceEqual(other.Fixed)
        && Minimum.SequenceEqual(other.Minimum)
        && Maximum.SequenceEqual(other.Maximum);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Percentage, Bearer, Fixed.Count, Minimum.Count, Maximum.Count);

    /// <summary>The fee on a price, in the price's currency: never less than nothing.</summary>
    internal Money On(Money price)
    {
        // A percentage of four decimals is a factor of six, which a decimal holds exactly.
        var fee = price.Multiply(Percentage / 100m, MidpointRounding.AwayFromZero);
        if (In(Fixed, price.Currency) is { } flat)
            fee += flat;
        if (In(Minimum, price.Currency) is { } least && fee < least)
            fee = least;
        return In(Maximum, price.Currency) is { } most && fee > most ? most : fee;
    }

    private static Money? In(IReadOnlyList<Money> amounts, Currency currency)
    {
        foreach (var amount in amounts)
        {
            if (amount.Currency == currency)
                return amount;
        }

        return null;
    }

    private static ReadOnlyCollection<Money> Checked(IReadOnlyList<Money>? amounts, string name)
    {
        var copy = amounts is null ? [] : amounts.ToArray();
        foreach (var amount in copy)
        {
            if (amount.MinorUnits is < 0 or > Limits.Amount)
                throw new ArgumentException($"{amount} is no part of a fee; give 0 to {Limits.Amount} minor units.", name);
            if (copy.Count(other => other.Currency == amount.Currency) > 1)
                throw new ArgumentException($"There are two amounts in {amount.Currency.Code}; leave one out.", name);
        }

        return Array.AsReadOnly(copy);
    }
}

/// <summary>Who pays the fee of a charge.</summary>
public enum FeeBearer
{
    /// <summary>The organization: the customer pays the price, and the price less the fee settles.</summary>
    Organization,

    /// <summary>The customer: the fee comes on top of the price, and the price settles.</summary>
    Customer,
}
