namespace Payments;

/// <summary>Which of the provider's methods an account takes. Immutable; the engine alone makes the next version.</summary>
public sealed record MethodSettings
{
    /// <summary>Whose they are.</summary>
    public required Owner Owner { get; init; }

    /// <summary>The methods, in the order in which a page shows them; none means that nothing can be paid.</summary>
    public required IReadOnlyList<EnabledMethod> Methods
    {
        get;
        init => field = [.. value.Select(method => method with { Currencies = OwnList.Of(method.Currencies) })];
    }

    /// <summary>When they last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A method that an account takes.</summary>
/// <param name="Method">The method's id, one that the provider offers.</param>
/// <param name="Currencies">In which of the currencies that the provider offers for it; at least one, each once.</param>
/// <param name="Fees">What it costs and who bears that; null is no fee.</param>
public sealed record EnabledMethod(string Method, IReadOnlyList<Currency> Currencies, FeeSchedule? Fees = null);

/// <summary>A method as an account takes it.</summary>
/// <param name="Offer">What the provider offers, narrowed to the currencies that the account has enabled.</param>
/// <param name="Fees">What it costs and who bears that.</param>
public sealed record AccountMethod(MethodOffer Offer, FeeSchedule Fees)
{
    /// <summary>The method's id.</summary>
    public string Method => Offer.Method;
}
