using System.Globalization;
using System.Text.Json;

namespace Payments.AspNetCore.Syncgram;

/// <summary>The steps of Syncgram's public checkout API. No document shows their shape: it is ours. Pure.</summary>
internal static class StepResponses
{
    /// <summary>The field name of a card, whose own fields are the provider's.</summary>
    public const string CardField = "card";

    /// <summary>What a page needs to know of a checkout; nothing of its customer, for a link can be passed on.</summary>
    public static void WriteCheckout(Utf8JsonWriter writer, CheckoutSession session, string merchant)
    {
        writer.WriteStartObject("checkout");
        writer.WriteString("checkout_id", Names.Checkout.Of(session.Id));
        writer.WriteString("status", StatusNames.Of(session));
        writer.WriteString("amount", session.Amount.ToDecimalString());
        writer.WriteString("base_currency", session.Amount.Currency.Code);
        writer.WriteString("merchant_name", merchant);
        writer.WriteString("reference", session.ClientReferenceId);
        writer.WriteString("cancel_url", session.CancelUrl);
        writer.WriteBoolean("test_mode", !session.Owner.Livemode);
        writer.WriteString("expires_at", WireTime.Seconds(session.ExpiresAt));
        writer.WriteEndObject();
    }

    /// <summary>The methods with the currencies in which this checkout can be paid, and what it would cost now.</summary>
    public static void WriteMethods(Utf8JsonWriter writer, IReadOnlyList<CheckoutOption> options)
    {
        Begin(writer, "select_method");
        writer.WriteStartArray("options");
        foreach (var ways in options.GroupBy(option => option.Method.Method, StringComparer.Ordinal))
        {
            var offer = ways.First().Method.Offer;
            writer.WriteStartObject();
            writer.WriteString("payment_method", offer.Method);
            writer.WriteString("display_name", offer.DisplayName);
            writer.WriteString("description", offer.Description);
            writer.WriteStartArray("currencies");
            foreach (var way in ways)
                WriteCurrency(writer, way);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>The question that the selection leaves open, or the review of a quote with all that completing takes.</summary>
    public static void WriteChoice(Utf8JsonWriter writer, ChoiceRequests.Choice choice)
    {
        Begin(writer, choice.IsComplete ? "review_quote" : "provide_requirements");
        writer.WriteString("payment_method", choice.Method.Method);
        writer.WriteString("currency", choice.Currency.Code);
        writer.WriteString("payment_rail", choice.Rail?.Id);
        writer.WriteStartArray("rails");
        foreach (var rail in choice.Rails)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rail.Id);
            writer.WriteString("name", rail.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("fields");
        foreach (var requirement in choice.IsComplete ? choice.Required : choice.Missing)
            WriteField(writer, requirement.Field, KindOf(requirement.Kind));
        if (choice.IsComplete && choice.Method.Method == MethodIds.Card)
            WriteField(writer, CardField, CardField);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A payment was submitted, or the checkout has ended.</summary>
    public static void WriteOutcome(Utf8JsonWriter writer, CheckoutSession session, Charge? charge, string? redirectUrl)
    {
        Begin(writer, OutcomeOf(session));
        if (charge is not null)
        {
            writer.WriteString("charge_id", Names.Charge.Of(charge.Id));
            writer.WriteString("charge_status", StatusNames.Of(charge));
            writer.WriteString("payment_method", charge.Method);
            writer.WriteString("amount", charge.Amount.ToDecimalString());
            writer.WriteString("amount_paid", charge.AmountPaid().ToDecimalString());
            writer.WriteString("amount_remaining", charge.AmountRemaining.ToDecimalString());
            writer.WriteString("currency", charge.Amount.Currency.Code);
            WriteInstructions(writer, charge);
        }

        writer.WriteString("redirect_url", redirectUrl);
        writer.WriteEndObject();
    }

    /// <summary>What the payer must do outside, and until when; null where that is nothing.</summary>
    public static void WriteInstructions(Utf8JsonWriter writer, Charge charge)
    {
        var (instructions, until) = charge.State switch
        {
            ChargeState.AwaitingPayment awaiting => (awaiting.Instructions, awaiting.Until),
            ChargeState.Underpaid underpaid => (underpaid.Instructions, underpaid.Until),
            _ => (null, (DateTimeOffset?)null),
        };
        if (instructions is null)
        {
            writer.WriteNull("instructions");
            return;
        }

        writer.WriteStartObject("instructions");
        switch (instructions)
        {
            case PaymentInstructions.BankAccount account:
                writer.WriteString("type", "bank_account");
                writer.WriteString("bank_name", account.BankName);
                writer.WriteString("account_number", account.AccountNumber);
                writer.WriteString("account_name", account.AccountName);
                writer.WriteString("reference", account.Reference);
                break;
            case PaymentInstructions.PhonePrompt prompt:
                writer.WriteString("type", "phone_prompt");
                writer.WriteString("operator", prompt.Operator);
                writer.WriteString("phone_hint", prompt.PhoneHint);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(charge));
        }

        writer.WriteString("amount", charge.AmountRemaining.ToDecimalString());
        writer.WriteString("currency", charge.Amount.Currency.Code);
        writer.WriteString("expires_at", until is { } end ? WireTime.Seconds(end) : null);
        writer.WriteEndObject();
    }

    /// <summary>A quote: the price, the fee, and what the payer pays in all.</summary>
    public static void Write(Utf8JsonWriter writer, Quote quote)
    {
        var amounts = quote.Amounts;
        writer.WriteStartObject();
        writer.WriteString("quote_id", quote.Id);
        writer.WriteString("payment_method", quote.Method);
        writer.WriteString("payment_rail", quote.Rail);
        writer.WriteString("base_amount", quote.Pricing.Base.ToDecimalString());
        writer.WriteString("base_currency", quote.Pricing.Base.Currency.Code);
        writer.WriteString("amount", amounts.Price.ToDecimalString());
        writer.WriteString("currency", amounts.Price.Currency.Code);
        writer.WriteString("exchange_rate", Rate(amounts));
        writer.WriteString("processing_fee", amounts.Fee.ToDecimalString());
        writer.WriteString("total_amount", amounts.CustomerAmount.ToDecimalString());
        writer.WriteBoolean("customer_bears_fee", quote.FeeBearer == FeeBearer.Customer);
        writer.WriteString("expires_at", WireTime.Seconds(quote.ExpiresAt));
        writer.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter writer, string type)
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
    }

    private static void WriteCurrency(Utf8JsonWriter writer, CheckoutOption option)
    {
        writer.WriteStartObject();
        writer.WriteString("currency", option.Currency.Code);
        writer.WriteString("amount", option.Amounts.CustomerAmount.ToDecimalString());
        writer.WriteString("exchange_rate", Rate(option.Amounts));
        writer.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter writer, string field, string kind)
    {
        writer.WriteStartObject();
        writer.WriteString("field", field);
        writer.WriteString("kind", kind);
        writer.WriteString("label", LabelOf(field));
        writer.WriteEndObject();
    }

    private static string OutcomeOf(CheckoutSession session) =>
        session.Status switch
        {
            SessionStatus.Open => "processing",
            SessionStatus.Complete => "completed",
            SessionStatus.Failed => "failed",
            SessionStatus.Expired => "expired",
            SessionStatus.Canceled => "cancelled",
        };

    private static string KindOf(RequirementKind kind) =>
        kind switch
        {
            RequirementKind.Phone => "phone",
            RequirementKind.BankAccount => "bank_account",
            RequirementKind.Text => "text",
            RequirementKind.Iban => "iban",
            RequirementKind.SortCode => "sort_code",
            RequirementKind.UkAccountNumber => "uk_account_number",
            RequirementKind.ClearingNumber => "clearing_number",
            RequirementKind.SwedishAccountNumber => "swedish_account_number",
            RequirementKind.AccountHolder => "account_holder",
            RequirementKind.PersonalNumber => "personal_number",
            RequirementKind.AddressLine => "address_line",
            RequirementKind.AddressCity => "address_city",
            RequirementKind.PostalCode => "postal_code",
            RequirementKind.Country => "country",
        };

    // "phone_number" is "Phone number".
    private static string LabelOf(string field) => char.ToUpperInvariant(field[0]) + field[1..].Replace('_', ' ');

    private static string? Rate(QuoteAmounts amounts) => amounts.Rate?.Rate.ToString("G29", CultureInfo.InvariantCulture);
}
