namespace Payments;

/// <summary>
/// A method that a provider offers. From it alone follows what a page asks for.
/// </summary>
public sealed record MethodOffer
{
    /// <summary>The method's id, such as <see cref="MethodIds.MobileMoney"/>.</summary>
    public required string Method { get; init; }

    /// <summary>For people, such as "Mobile money".</summary>
    public required string DisplayName { get; init; }

    /// <summary>One sentence for the payer.</summary>
    public required string Description { get; init; }

    /// <summary>The currencies it takes; at least one.</summary>
    public required IReadOnlyList<Currency> Currencies { get; init; }

    /// <summary>The ways to choose from; none where there is nothing to choose.</summary>
    public IReadOnlyList<PaymentRail> Rails { get; init; } = [];

    /// <summary>What the payer must give; none for a card, whose fields are the provider's own.</summary>
    public IReadOnlyList<Requirement> Requirements { get; init; } = [];

    /// <summary>How long the payer may take once the payment has begun: 1 minute to 30 days. A card is decided at once.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Whether it is offered only where a session names it in <see cref="CheckoutSession.Methods"/>, or the account has set it.
    /// Default false. A provider may offer a method in both ways; a session that names the method then gets this one in its
    /// currencies.
    /// </summary>
    public bool OnRequest { get; init; }

    /// <summary>The rails that take a currency.</summary>
    public IEnumerable<PaymentRail> RailsFor(Currency currency) => Rails.Where(rail => rail.Currencies.Contains(currency));
}

/// <summary>One of the ways that a method can take, such as an operator of mobile money.</summary>
/// <param name="Id">Lower snake case, unique in its method, such as "mtn".</param>
/// <param name="Name">For people, such as "MTN MoMo".</param>
/// <param name="Currencies">The currencies it takes; at least one.</param>
/// <param name="DialingCode">What the payer's phone number begins with, such as "+233"; null where any country's will do.</param>
public sealed record PaymentRail(string Id, string Name, IReadOnlyList<Currency> Currencies, string? DialingCode = null);
