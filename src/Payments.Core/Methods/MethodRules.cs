namespace Payments;

/// <summary>What an account's methods are, given what its processor offers and what the account has set. Pure.</summary>
internal static class MethodRules
{
    /// <summary>
    /// The processor's offers narrowed by the settings, in the settings' order. An account that has set nothing takes all that the processor
    /// offers, without a fee; what the processor no longer offers is left out.
    /// </summary>
    public static IReadOnlyList<AccountMethod> Effective(IReadOnlyList<MethodOffer> offers, MethodSettings? settings)
    {
        if (settings is null)
            return [.. offers.Select(offer => new AccountMethod(offer, FeeSchedule.None))];

        var methods = new List<AccountMethod>();
        foreach (var enabled in settings.Methods)
        {
            if (offers.FirstOrDefault(offer => offer.Method == enabled.Method) is not { } offer)
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
            if (offers.FirstOrDefault(offer => offer.Method == enabled.Method) is not { } offer)
                return Wrong("unknown_method", $"{field}: the processor offers no method \"{TextExcerpt.Of(enabled.Method, 40)}\"; it offers {string.Join(", ", offers.Select(known => known.Method))}", field);
            if (methods.Take(i).Any(other => other.Method == enabled.Method))
                return Wrong("method_twice", $"{field}: {enabled.Method} stands twice; name each method once, with all of its currencies", field);
            if (enabled.Currencies.Count == 0 || enabled.Currencies.Distinct().Count() != enabled.Currencies.Count)
                return Wrong("method_currencies", $"{field}: name at least one currency for {enabled.Method}, and each once", field);
            if (enabled.Currencies.FirstOrDefault(currency => !offer.Currencies.Contains(currency)) is var missing && missing != default)
                return Wrong("currency_not_offered", $"{field}: the processor does not offer {enabled.Method} in {missing.Code}", field);
        }

        return null;
    }

    private static Refusal Wrong(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);
}
