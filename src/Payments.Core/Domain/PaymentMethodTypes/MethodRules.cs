namespace Payments;

/// <summary>What an account's methods are, given what its provider offers and what the account has set. Pure.</summary>
internal static class MethodRules
{
    /// <summary>
    /// The provider's offers narrowed by the settings, in the settings' order. An account that has set nothing takes all that the
    /// provider offers by default, without a fee; what the provider no longer offers is left out.
    /// </summary>
    /// <param name="offers">What the provider offers; a method may appear there twice, once on request.</param>
    /// <param name="settings">What the account has set, or null.</param>
    /// <param name="named">The methods that a session names.</param>
    /// <param name="currency">The session's currency, or null where there is none.</param>
    public static IReadOnlyList<AccountMethod> Effective(
        IReadOnlyList<MethodOffer> offers,
        MethodSettings? settings,
        IReadOnlyList<string> named,
        Currency? currency
    )
    {
        if (settings is null)
        {
            return
            [
                .. offers
                    .Select(offer => offer.Method)
                    .Distinct()
                    .Where(method => named.Contains(method) || offers.Any(offer => offer.Method == method && !offer.OnRequest))
                    .Select(method => new AccountMethod(Choose(offers, method, named, currency)!, FeeSchedule.None)),
            ];
        }

        var methods = new List<AccountMethod>();
        foreach (var enabled in settings.Methods)
        {
            if (Choose(offers, enabled.Method, named, currency) is not { } offer)
                continue;

            var currencies = enabled.Currencies.Where(offer.Currencies.Contains).ToArray();
            if (currencies.Length > 0)
                methods.Add(new AccountMethod(offer with { Currencies = currencies }, enabled.Fees ?? FeeSchedule.None));
        }

        return methods;
    }

    /// <summary>The first thing wrong with what an account wants to set, or null.</summary>
    public static Refusal? Check(IReadOnlyList<MethodOffer> offers, IReadOnlyList<EnabledMethod> methods)
    {
        for (var i = 0; i < methods.Count; i++)
        {
            var field = $"methods[{i}]";
            var enabled = methods[i];
            if (!offers.Any(offer => offer.Method == enabled.Method))
                return Wrong(
                    "unknown_method",
                    $"{field}: the provider offers no method \"{TextExcerpt.Of(enabled.Method, 40)}\"; it "
                        + $"offers {string.Join(", ", offers.Select(known => known.Method).Distinct())}",
                    field
                );
            if (methods.Take(i).Any(other => other.Method == enabled.Method))
                return Wrong(
                    "method_twice",
                    $"{field}: {enabled.Method} appears more than once; name each method once, with all of its currencies",
                    field
                );
            if (enabled.Currencies.Count == 0 || enabled.Currencies.Distinct().Count() != enabled.Currencies.Count)
                return Wrong("method_currencies", $"{field}: name at least one currency for {enabled.Method}, and each once", field);
            if (
                enabled
                    .Currencies.Where(currency =>
                        !offers.Any(offer => offer.Method == enabled.Method && offer.Currencies.Contains(currency))
                    )
                    .Select(currency => (Currency?)currency)
                    .FirstOrDefault() is
                { } missing
            )
                return Wrong("currency_not_offered", $"{field}: the provider does not offer {enabled.Method} in {missing.Code}", field);
        }

        return null;
    }

    // The one on request goes first only where a session asks for it, in a currency that it takes.
    private static MethodOffer? Choose(IReadOnlyList<MethodOffer> offers, string method, IReadOnlyList<string> named, Currency? currency)
    {
        var onRequest = offers.FirstOrDefault(offer => offer.Method == method && offer.OnRequest);
        var plain = offers.FirstOrDefault(offer => offer.Method == method && !offer.OnRequest);
        return
            named.Contains(method)
            && onRequest is not null
            && (plain is null || currency is not { } own || onRequest.Currencies.Contains(own))
            ? onRequest
            : plain ?? onRequest;
    }

    private static Refusal Wrong(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);
}
