namespace Payments.AspNetCore.Syncgram;

/// <summary>Single fields of Syncgram's requests. Problems are noted; a result counts only where there are none. Pure.</summary>
internal static class Fields
{
    private const string SimulatedOutcomeField = "simulated_outcome";

    /// <summary>A text of 1 to so many characters, without control characters and card numbers; null where it is absent.</summary>
    public static string? OptionalText(JsonFields fields, string name, int longest)
    {
        var text = fields.OptionalString(name, $" of 1 to {longest} characters");
        if (text is null)
            return null;

        if (text.Length == 0)
            fields.Refuse(name, $"{name} is empty; leave it out or fill it in");
        else if (text.EnumerateRunes().Count() > longest)
            fields.Refuse(name, $"{name} has at most {longest} characters; shorten it");
        else if (text.Any(char.IsControl))
            fields.Refuse(name, $"{name} is text without control characters; remove them");
        else if (CardNumber.IsWithin(text))
            fields.Refuse(name, $"{name} holds a card number; leave it out");
        return text;
    }

    /// <summary>A text that must be there; see <see cref="OptionalText"/>.</summary>
    public static string RequiredText(JsonFields fields, string name, int longest)
    {
        if (OptionalText(fields, name, longest) is { } text)
            return text;

        fields.Refuse(name, $"{name} is required: a string of 1 to {longest} characters");
        return "";
    }

    /// <summary>"simulated_outcome", for test keys only.</summary>
    public static SimulatedOutcome? Simulated(JsonFields fields, Owner owner, bool underpaid)
    {
        if (fields.OptionalString(SimulatedOutcomeField, " such as \"success\"") is not { } text)
            return null;

        SimulatedOutcome? outcome = text switch
        {
            "success" => SimulatedOutcome.Success,
            "failed" => SimulatedOutcome.Failed,
            "underpaid" when underpaid => SimulatedOutcome.Underpaid,
            _ => null,
        };
        if (outcome is null)
            fields.Refuse(
                SimulatedOutcomeField,
                $"{SimulatedOutcomeField} must be success{(underpaid ? ", failed or underpaid" : " or failed")}"
            );
        else if (owner.Livemode)
            fields.Refuse(SimulatedOutcomeField, $"{SimulatedOutcomeField} is for test keys only; leave it out");
        return outcome;
    }
}
