using System.Globalization;
using System.Text.Json;
using Payments.Providers;

namespace Payments.AspNetCore.Syncgram;

/// <summary>The bodies of Syncgram's public checkout API. No document shows them: they are ours. Pure.</summary>
internal static class StepRequests
{
    /// <summary>The largest body, 16 KiB: a payer's choices are few.</summary>
    public const int MaximumLength = 16 * 1024;

    // The parser of the hosted page wants a name, which no provider needs.
    private const string AnyHolder = "Payer";

    /// <summary>What a payer confirms. Personal data: never logged.</summary>
    public sealed record Confirmation(string QuoteId, IReadOnlyDictionary<string, string?> Fields, CardDetails? Card)
    {
        public override string ToString() => $"confirmation of {QuoteId}";
    }

    /// <summary>The body of "next" and "get-quote": everything that was chosen so far.</summary>
    /// <param name="body">The body.</param>
    /// <param name="requirements">The fields that some method requires.</param>
    /// <param name="problems">Everything that is wrong.</param>
    public static ChoiceRequests.Selection Select(JsonElement body, IReadOnlyList<string> requirements, out FieldProblems problems)
    {
        var fields = new JsonFields(body);
        var selection = new ChoiceRequests.Selection(
            fields.OptionalString("payment_method", " such as \"mobile_money\""),
            fields.OptionalString("currency", " such as \"GHS\""),
            fields.OptionalString("payment_rail", " such as \"mtn\""),
            Given(fields, requirements)
        );
        fields.RefuseUnknown();
        problems = fields.Problems;
        return selection;
    }

    /// <summary>The body of "complete": a quote, and what its method requires.</summary>
    /// <param name="body">The body.</param>
    /// <param name="requirements">The fields that some method requires.</param>
    /// <param name="now">A card that has expired by then is refused.</param>
    /// <param name="problems">Everything that is wrong, without any digit of a card.</param>
    public static Confirmation Confirm(JsonElement body, IReadOnlyList<string> requirements, DateTimeOffset now, out FieldProblems problems)
    {
        var fields = new JsonFields(body);
        var quote = fields.RequiredString("quote_id", " that get-quote gave");
        var given = Given(fields, requirements);
        var card = fields.Optional(StepResponses.CardField) is null ? null : Card(fields, now);
        fields.RefuseUnknown();
        problems = fields.Problems;
        return new Confirmation(quote, given, card);
    }

    private static Dictionary<string, string?> Given(JsonFields fields, IReadOnlyList<string> requirements)
    {
        var given = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var name in requirements)
        {
            if (fields.OptionalString(name, "") is { } text)
                given[name] = text;
        }

        return given;
    }

    private static CardDetails? Card(JsonFields fields, DateTimeOffset now)
    {
        if (fields.RequiredObject(StepResponses.CardField, " of number, exp_month, exp_year and cvc") is not { } card)
            return null;

        var number = card.RequiredString("number", "");
        var month = card.OptionalInteger("exp_month");
        var year = card.OptionalInteger("exp_year");
        var cvc = card.RequiredString("cvc", "");
        card.RefuseUnknown();
        var expiry = month is null || year is null ? null : string.Create(CultureInfo.InvariantCulture, $"{month:00}/{year:0000}");
        var parsed = CardFormParser.Parse(number, expiry, cvc, AnyHolder, now);
        foreach (var error in parsed.Errors)
            card.Refuse(
                FieldOf(error.Field),
                $"card.{FieldOf(error.Field)}: {PageTexts.For(PageTexts.Default).Message(error.Field, error.Problem)}"
            );
        return parsed.Card is { } sound ? new CardDetails(sound.Number, sound.ExpiryMonth, sound.ExpiryYear, sound.Cvc) : null;
    }

    private static string FieldOf(CardField field) =>
        field switch
        {
            CardField.Number => "number",
            CardField.Expiry => "exp_month",
            CardField.Cvc => "cvc",
            CardField.Name => "number",
        };
}
