namespace Payments.AspNetCore;

/// <summary>
/// The currencies that an account can be asked to charge: those of its enabled methods, and US dollars as a base that is converted to
/// them. Nothing where no method is enabled.
/// </summary>
/// <param name="methods">The account's methods.</param>
internal sealed class SupportedCurrencies(IReadOnlyList<AccountMethod> methods)
{
    private readonly HashSet<Currency> _known = [.. methods.SelectMany(method => method.Offer.Currencies)];

    /// <summary>Whether a price may stand in this currency.</summary>
    public bool Contains(Currency currency) => methods.Count > 0 && (currency == Currency.Usd || _known.Contains(currency));
}
