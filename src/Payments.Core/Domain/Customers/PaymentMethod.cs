using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// A card that is saved for a customer: a provider's token and the card's public details, never its number. One that is detached
/// stays on record without its token. Immutable; the engine alone makes the next version.
/// </summary>
public sealed record PaymentMethod
{
    /// <summary>"pm_" and 22 letters and digits; ids made later sort later.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The method's id; <see cref="MethodIds.Card"/>.</summary>
    public required string Method { get; init; }

    /// <summary>The card.</summary>
    public required CardSummary Card { get; init; }

    /// <summary>What it is kept for.</summary>
    public required FutureUsage Usage { get; init; }

    /// <summary>The provider that keeps it.</summary>
    public required string Provider { get; init; }

    /// <summary>What charges it; null once it is detached.</summary>
    public string? Token { get; init; }

    /// <summary>Whose card it is; null once it is detached.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The merchant's own keys and values.</summary>
    public Metadata Metadata
    {
        get;
        init => field = value ?? Metadata.Empty;
    } = Metadata.Empty;

    /// <summary>When it was kept.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was detached, or null.</summary>
    public DateTimeOffset? DetachedAt { get; init; }

    /// <summary>True where it can be charged.</summary>
    [JsonIgnore]
    public bool IsAttached => Token is not null && CustomerId is not null;

    /// <summary>Prints no token.</summary>
    public override string ToString() => $"{Id} of {Owner}: {Card.Brand} {Card.Last4}";
}

/// <summary>What is to change of a saved card: a field that is null stays as it is.</summary>
public sealed record PaymentMethodChange
{
    /// <summary>1 to 12; set together with <see cref="ExpiryYear"/>.</summary>
    public int? ExpiryMonth { get; init; }

    /// <summary>Four digits, at most 50 years ahead, and with the month not in the past.</summary>
    public int? ExpiryYear { get; init; }

    /// <summary>All of the metadata anew.</summary>
    public Metadata? Metadata { get; init; }
}

/// <summary>What may be done with saved cards. Pure.</summary>
internal static class PaymentMethodRules
{
    private const int LongestValidity = 50;

    public static Refusal NotFound(string id) =>
        new(RefusalKind.NotFound, "payment_method_not_found", $"There is no payment method {TextExcerpt.Of(id)}");

    public static Refusal Detached { get; } =
        new(RefusalKind.WrongState, "payment_method_detached", "The payment method is detached; it cannot be used or changed any more");

    public static Refusal TooMany { get; } =
        new(
            RefusalKind.WrongState,
            "too_many_payment_methods",
            $"The customer has {Limits.PaymentMethodsPerCustomer} saved cards; detach one first",
            "setup_future_usage"
        );

    public static Refusal OtherCustomer { get; } =
        new(
            RefusalKind.Invalid,
            "payment_method_of_another_customer",
            "payment_method belongs to another customer; name one of this customer's",
            "payment_method"
        );

    public static Refusal? Check(PaymentMethodChange change, CardSummary card, DateTimeOffset now)
    {
        if (change.ExpiryMonth is null && change.ExpiryYear is null)
            return null;

        var month = change.ExpiryMonth ?? card.ExpiryMonth;
        var year = change.ExpiryYear ?? card.ExpiryYear;
        return month is < 1 or > 12 ? Wrong("exp_month", "must be 1 to 12")
            : year < now.Year || year > now.Year + LongestValidity
                ? Wrong("exp_year", $"must be a year of four digits, from {now.Year} to {now.Year + LongestValidity}")
            : year == now.Year && month < now.Month ? Wrong("exp_month", "must not be in the past")
            : null;
    }

    private static Refusal Wrong(string field, string problem) =>
        new(RefusalKind.Invalid, "invalid_expiry", $"card.{field} {problem}", $"card.{field}");
}
