using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Payments.Providers;

namespace Payments.AspNetCore.Synapto;

/// <summary>What a browser asks: JSON in, a card and what to do with it out, or the first problem. Pure.</summary>
internal static class ClientRequests
{
    /// <summary>A card and four short fields are a fraction of it.</summary>
    public const int MaximumLength = 8 * 1024;

    /// <summary>The body of a payment intent's confirmation.</summary>
    /// <param name="body">The body.</param>
    /// <param name="named">Whether the intent names a saved card already, so that nothing needs to be named here.</param>
    /// <param name="now">Against what an expiry is held.</param>
    /// <param name="texts">Tell the payer what is wrong with a card.</param>
    public static (ClientConfirmation? Confirmation, RequestProblem? Problem) Confirm(
        JsonElement body,
        bool named,
        DateTimeOffset now,
        PageTexts texts
    )
    {
        var fields = new JsonFields(body);
        var card = Card(fields, out var hasCard);
        var method = fields.OptionalString("payment_method", "");
        var usage = Usage(fields);
        var returnUrl = fields.OptionalString("return_url", "");
        fields.RefuseUnknown();
        if (fields.Problem is { } problem)
            return (null, problem);
        if (hasCard && method is not null)
            return Invalid("payment_method", "payment_method cannot be combined with a card; send one of the two");
        if (!hasCard && method is null && !named)
            return Invalid(
                "card",
                "card is required: an object with number, exp_month, exp_year and cvc; or " + "payment_method, a saved card of the customer"
            );
        if (usage is not null && !hasCard)
            return Invalid("setup_future_usage", "setup_future_usage is for a new card; omit it for a saved one");

        return Checked(card, hasCard, now, texts) switch
        {
            { Problem: { } wrong } => (null, wrong),
            { Card: var details } => (new ClientConfirmation(details, method is null ? null : LastPart(method), usage, returnUrl), null),
        };
    }

    /// <summary>The body of a setup intent's confirmation.</summary>
    public static (ClientConfirmation? Confirmation, RequestProblem? Problem) ConfirmSetup(
        JsonElement body,
        DateTimeOffset now,
        PageTexts texts
    )
    {
        var fields = new JsonFields(body);
        var card = Card(fields, out var hasCard);
        var returnUrl = fields.OptionalString("return_url", "");
        fields.RefuseUnknown();
        if (fields.Problem is { } problem)
            return (null, problem);
        if (!hasCard)
            return Invalid("card", "card is required: an object with number, exp_month, exp_year and cvc");

        return Checked(card, hasCard, now, texts) switch
        {
            { Problem: { } wrong } => (null, wrong),
            { Card: var details } => (new ClientConfirmation(details, null, null, returnUrl), null),
        };
    }

    private static (string? Number, int? Month, int? Year, string? Cvc) Card(JsonFields fields, out bool present)
    {
        present = fields.Optional("card") is not null;
        if (!present || fields.RequiredObject("card", " with number, exp_month, exp_year and cvc") is not { } card)
            return default;

        var typed = (
            card.OptionalString("number", " of digits"),
            card.OptionalInteger("exp_month"),
            card.OptionalInteger("exp_year"),
            card.OptionalString("cvc", " of digits")
        );
        card.RefuseUnknown();
        return typed;
    }

    private static FutureUsage? Usage(JsonFields fields)
    {
        switch (fields.OptionalString("setup_future_usage", ""))
        {
            case null:
                return null;
            case "ON_SESSION":
                return FutureUsage.OnSession;
            case "OFF_SESSION":
                return FutureUsage.OffSession;
            default:
                fields.Refuse("setup_future_usage", "setup_future_usage must be ON_SESSION or OFF_SESSION");
                return null;
        }
    }

    private static (CardDetails? Card, RequestProblem? Problem) Checked(
        (string? Number, int? Month, int? Year, string? Cvc) typed,
        bool present,
        DateTimeOffset now,
        PageTexts texts
    )
    {
        if (!present)
            return (null, null);

        var expiry = typed is { Month: { } month, Year: { } year }
            ? string.Create(CultureInfo.InvariantCulture, $"{month:00}/{year:00}")
            : null;
        var parsed = CardFormParser.ParseNameless(typed.Number, expiry, typed.Cvc, now);
        if (parsed.Card is { } card)
            return (new CardDetails(card.Number, card.ExpiryMonth, card.ExpiryYear, card.Cvc), null);

        var error = parsed.Errors[0];
        return Invalid<CardDetails>(FieldOf(error, typed.Month), texts.Message(error.Field, error.Problem));
    }

    private static string FieldOf(CardFieldError error, int? month) =>
        error.Field switch
        {
            CardField.Number => "card.number",
            CardField.Expiry => month is >= 1 and <= 12 ? "card.exp_year" : "card.exp_month",
            CardField.Cvc => "card.cvc",
            CardField.Name => throw new ArgumentOutOfRangeException(nameof(error), error, "No name is asked for."),
        };

    // Servers know a saved card by its resource name, and pass that on as it is.
    private static string LastPart(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static (ClientConfirmation? Confirmation, RequestProblem? Problem) Invalid(string field, string message) =>
        Invalid<ClientConfirmation>(field, message);

    private static (T? Value, RequestProblem? Problem) Invalid<T>(string field, string message)
        where T : class => (null, new RequestProblem(StatusCodes.Status400BadRequest, field, message));
}

/// <summary>What a browser confirms with.</summary>
/// <param name="Card">A new card, or null.</param>
/// <param name="PaymentMethodId">A saved card, or null.</param>
/// <param name="Usage">What the new card is saved for; null leaves it to the intent.</param>
/// <param name="ReturnUrl">Where the browser goes after an action, or null.</param>
internal sealed record ClientConfirmation(CardDetails? Card, string? PaymentMethodId, FutureUsage? Usage, string? ReturnUrl)
{
    /// <summary>Says nothing of the card.</summary>
    public override string ToString() => "(confirmation)";
}
