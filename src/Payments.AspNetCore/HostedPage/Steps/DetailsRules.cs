namespace Payments.AspNetCore;

/// <summary>Holds what the payer posted against what the method requires. Pure.</summary>
internal static class DetailsRules
{
    /// <summary>
    /// The details without a card, and everything that is wrong with them: the rail first, then in the order of the requirements.
    /// </summary>
    public static (PaymentDetails Details, IReadOnlyList<FieldProblem> Problems) Check(CheckoutOption option, StepForm form)
    {
        var offer = option.Method.Offer;
        var rail = RailOf(option, form.Rail);
        var fields = RequirementRules.Check(offer.Requirements, rail, Typed(option, form), out var problems);
        var missing = rail is null && offer.RailsFor(option.Currency).Any();
        return (new PaymentDetails(rail, fields), missing ? [new FieldProblem(StepFields.Rail, ""), .. problems] : problems);
    }

    /// <summary>What was typed, by field, with phone numbers completed.</summary>
    public static IReadOnlyDictionary<string, string?> Typed(CheckoutOption option, StepForm form)
    {
        var code = RailOf(option, form.Rail)?.DialingCode ?? SharedDialingCode(option);
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var requirement in option.Method.Offer.Requirements)
            typed[requirement.Field] =
                requirement.Kind == RequirementKind.Phone ? PhoneEntry.Complete(form[requirement.Field], code) : form[requirement.Field];
        return typed;
    }

    /// <summary>The rail that is chosen, or the only one there is.</summary>
    public static PaymentRail? RailOf(CheckoutOption option, string? id)
    {
        PaymentRail[] rails = [.. option.Method.Offer.RailsFor(option.Currency)];
        return rails.Length == 1 ? rails[0] : rails.FirstOrDefault(rail => rail.Id == id);
    }

    /// <summary>The code with which every number begins, whichever rail is chosen; null where they differ.</summary>
    public static string? SharedDialingCode(CheckoutOption option)
    {
        string?[] codes = [.. option.Method.Offer.RailsFor(option.Currency).Select(rail => rail.DialingCode).Distinct()];
        return codes.Length == 1 ? codes[0] : null;
    }
}
