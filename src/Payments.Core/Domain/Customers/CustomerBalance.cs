using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// What is kept for a customer, in each currency. Immutable; the engine alone makes the next version, with the ledger's rows and
/// in the same commit.
/// </summary>
public sealed record CustomerBalance
{
    /// <summary>The customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Whose customer.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The amounts, one of a currency, none below zero; in the order in which the currencies came.</summary>
    public required IReadOnlyList<Money> Amounts { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The first amount above zero, or null where all of it is used up.</summary>
    [JsonIgnore]
    internal Money? Left => Amounts.Where(amount => amount.IsPositive).Select(amount => (Money?)amount).FirstOrDefault();

    /// <summary>What there is in a currency.</summary>
    public Money In(Currency currency)
    {
        foreach (var amount in Amounts)
        {
            if (amount.Currency == currency)
                return amount;
        }

        return Money.Zero(currency);
    }

    internal CustomerBalance With(Money amount, DateTimeOffset now) =>
        this with
        {
            Amounts = Amounts.Any(known => known.Currency == amount.Currency)
                ? [.. Amounts.Select(known => known.Currency == amount.Currency ? amount : known)]
                : [.. Amounts, amount],
            UpdatedAt = now,
        };
}
