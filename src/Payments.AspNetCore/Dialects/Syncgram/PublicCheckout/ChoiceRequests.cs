namespace Payments.AspNetCore.Syncgram;

/// <summary>
/// Where a payer's selection leads. From the registry of methods alone: a method that a provider adds needs nothing here. Pure.
/// </summary>
internal static class ChoiceRequests
{
    /// <summary>What a payer has chosen and given so far. Personal data: never logged.</summary>
    /// <param name="Method">The method's id, or null.</param>
    /// <param name="Currency">A currency's code, or null.</param>
    /// <param name="Rail">A rail's id, or null.</param>
    /// <param name="Fields">What was given, by the names of requirements.</param>
    public sealed record Selection(string? Method, string? Currency, string? Rail, IReadOnlyDictionary<string, string?> Fields)
    {
        public override string ToString() => $"{Method} in {Currency}";
    }

    /// <summary>What a selection amounts to: the next question, or everything that a quote needs.</summary>
    /// <param name="Method">The method that was chosen.</param>
    /// <param name="Currency">What the payer pays in.</param>
    /// <param name="Rail">The rail that was chosen, or the only one there is; null where there is none, or one is still to be
    /// chosen.</param>
    /// <param name="Rails">The rails to choose from; none once that is settled.</param>
    /// <param name="Required">What the method requires, given what was given so far: an IBAN can ask for more.</param>
    /// <param name="Missing">What of it was not given.</param>
    public sealed record Choice(
        AccountMethod Method,
        Currency Currency,
        PaymentRail? Rail,
        IReadOnlyList<PaymentRail> Rails,
        IReadOnlyList<Requirement> Required,
        IReadOnlyList<Requirement> Missing
    )
    {
        /// <summary>True where nothing is left to ask before the quote.</summary>
        public bool IsComplete => Rails.Count == 0 && Missing.Count == 0;
    }

    /// <summary>Every field that some method of the account requires, so that a body's fields are known before its method is.</summary>
    public static IReadOnlyList<string> FieldsOf(IReadOnlyList<AccountMethod> methods) =>
        [
            .. methods
                .SelectMany(method => method.Offer.Requirements)
                .Select(requirement => requirement.Field)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>
    /// What the selection amounts to, or everything in it that is wrong. What is only missing is a question and no mistake.
    /// </summary>
    public static Choice? Choose(
        IReadOnlyList<AccountMethod> methods,
        Pricing pricing,
        Selection selection,
        out IReadOnlyList<FieldRefusal> problems
    )
    {
        var method = FindMethod(methods, selection, out var methodProblem);
        var currency = FindCurrency(method, pricing, selection, out var currencyProblem);
        if (method is null || currency is not { } chosen)
        {
            problems = [.. new[] { methodProblem, currencyProblem }.OfType<FieldRefusal>()];
            return null;
        }

        var rails = method.Offer.RailsFor(chosen).ToList();
        var rail = FindRail(method, chosen, rails, selection, out var railProblem);
        var required = RequirementRules.Applicable(method.Offer.Requirements, selection.Fields);
        var given = required
            .Where(requirement => !string.IsNullOrWhiteSpace(selection.Fields.GetValueOrDefault(requirement.Field)))
            .ToList();
        RequirementRules.Check(given, rail, selection.Fields, out var wrong);
        problems = railProblem is null ? wrong : [railProblem, .. wrong];
        return problems.Count > 0
            ? null
            : new Choice(method, chosen, rail, rail is null ? rails : [], required, [.. required.Except(given)]);
    }

    private static AccountMethod? FindMethod(IReadOnlyList<AccountMethod> methods, Selection selection, out FieldRefusal? problem)
    {
        var found = methods.FirstOrDefault(method => method.Method == selection.Method);
        var known = string.Join(", ", methods.Select(method => method.Method));
        problem =
            found is not null ? null
            : selection.Method is { } named
                ? new("payment_method", $"payment_method: there is no {TextExcerpt.Of(named, 40)} here; choose one of {known}")
            : new("payment_method", $"payment_method is required: one of {known}");
        return found;
    }

    private static Currency? FindCurrency(AccountMethod? method, Pricing pricing, Selection selection, out FieldRefusal? problem)
    {
        problem = null;
        if (selection.Currency is null)
            problem = new("currency", "currency is required: a code such as NGN");
        else if (!Currency.TryGet(selection.Currency, out var currency, out var error))
            problem = new("currency", $"currency: {CurrencyRefusals.Describe(error).TrimEnd('.')}");
        else if (pricing.PriceIn(currency) is PricedIn.NotOffered)
            problem = new("currency", $"currency: this checkout can be paid in {pricing.Base.Currency.Code} only");
        else if (method is not null && !method.Offer.Currencies.Contains(currency))
            problem = new(
                "currency",
                $"currency: {method.Method} does not take {currency.Code}; choose one of "
                    + $"{string.Join(", ", method.Offer.Currencies.Select(known => known.Code))}"
            );
        else
            return currency;

        return null;
    }

    private static PaymentRail? FindRail(
        AccountMethod method,
        Currency currency,
        List<PaymentRail> rails,
        Selection selection,
        out FieldRefusal? problem
    )
    {
        problem = null;
        if (selection.Rail is not { } id)
            return rails.Count == 1 ? rails[0] : null;
        if (rails.FirstOrDefault(rail => rail.Id == id) is { } found)
            return found;

        problem = new(
            "payment_rail",
            rails.Count == 0
                ? $"payment_rail: {method.Method} has no rails in {currency.Code}; leave it out"
                : $"payment_rail: there is no rail {TextExcerpt.Of(id, 40)} for {method.Method} in "
                    + $"{currency.Code}; choose one of {string.Join(", ", rails.Select(rail => rail.Id))}"
        );
        return null;
    }
}
