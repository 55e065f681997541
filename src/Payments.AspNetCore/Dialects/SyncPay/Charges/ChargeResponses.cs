using System.Text.Json;

namespace Payments.AspNetCore.SyncPay;

/// <summary>SyncPay's charges: one by one, in a list, and as what a white-label payment brings. Pure.</summary>
internal static class ChargeResponses
{
    /// <summary>A charge with its history; "checkout_id" and the amounts after "updated_at" are this library's.</summary>
    public static ApiResponse Of(Charge charge, string? checkoutId, Metadata metadata) =>
        ApiResponse.Ok(
            (charge, checkoutId, metadata),
            static (writer, found) => Write(writer, found.charge, found.checkoutId, found.metadata)
        );

    /// <summary>A page of a list.</summary>
    /// <param name="total">How many there are, on all pages.</param>
    /// <param name="items">Those of this page.</param>
    /// <param name="ownerTag">The owner's tag.</param>
    public static ApiResponse Of(long total, IReadOnlyList<Charge> items, string ownerTag) =>
        ApiResponse.Ok(
            (total, items, ownerTag),
            static (writer, page) =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("total", page.total);
                writer.WriteStartArray("items");
                foreach (var charge in page.items)
                    WriteItem(writer, charge, CheckoutOf(charge, page.ownerTag));
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );

    /// <summary>What the payer must do now, of a payment that was begun without a page.</summary>
    public static ApiResponse Whitelabel(Charge charge, CheckoutSession session, string ownerTag) =>
        ApiResponse.Ok(
            (charge, session, ownerTag),
            static (writer, begun) =>
            {
                var (charge, session, tag) = begun;
                writer.WriteStartObject();
                writer.WriteString("checkout_id", WireIds.Checkout(tag, session.Id));
                writer.WriteString("charge_id", WireIds.Charge.Of(charge.Id));
                writer.WriteString("organization_id", charge.Owner.Account);
                writer.WriteString("status", Names.Of(charge));
                writer.WriteString("amount", charge.Amount.ToDecimalString());
                writer.WriteString("currency", charge.Amount.Currency.Code);
                writer.WriteString("payment_method", charge.Method);
                Responses.WriteText(writer, "payment_rail", charge.Rail);
                Responses.WriteText(writer, "provider_reference", charge.Reference);
                writer.WritePropertyName("payment_instructions");
                Write(writer, InstructionsOf(charge.State));
                Responses.WriteText(writer, "expires_at", charge.PayableUntil is { } until ? WireTime.Milliseconds(until) : null);
                writer.WriteString("created_at", WireTime.Milliseconds(charge.CreatedAt));
                writer.WriteEndObject();
            }
        );

    /// <summary>The checkout that a charge was for, or null.</summary>
    public static string? CheckoutOf(Charge charge, string ownerTag) =>
        charge.SessionId is { } session ? WireIds.Checkout(ownerTag, session) : null;

    public static void Write(Utf8JsonWriter writer, Charge charge, string? checkoutId, Metadata metadata)
    {
        writer.WriteStartObject();
        writer.WriteString("charge_id", WireIds.Charge.Of(charge.Id));
        writer.WriteString("organization_id", charge.Owner.Account);
        writer.WriteNull("customer_id");
        writer.WriteString("amount", charge.Amount.ToDecimalString());
        writer.WriteString("currency", charge.Amount.Currency.Code);
        writer.WriteString("settlement_currency", charge.Settlement.Currency.Code);
        writer.WriteString("settlement_amount", charge.Settlement.ToDecimalString());
        writer.WriteString("status", Names.Of(charge));
        writer.WriteNull("payment_provider");
        Responses.WriteText(writer, "provider_reference", charge.Reference);
        writer.WritePropertyName("metadata");
        metadata.WriteTo(writer);
        WriteHistory(writer, charge.History);
        writer.WriteString("created_at", WireTime.Milliseconds(charge.CreatedAt));
        writer.WriteString("updated_at", WireTime.Milliseconds(charge.UpdatedAt));
        Responses.WriteText(writer, "checkout_id", checkoutId);
        writer.WriteString("payment_method", charge.Method);
        writer.WriteString("amount_paid", charge.AmountPaid().ToDecimalString());
        writer.WriteString("amount_remaining", charge.AmountRemaining.ToDecimalString());
        writer.WriteString("amount_refunded", charge.AmountRefunded.ToDecimalString());
        MismatchField.Write(writer, charge.Mismatch, WireTime.Milliseconds);
        writer.WriteEndObject();
    }

    private static void WriteHistory(Utf8JsonWriter writer, IReadOnlyList<ChargeHistoryEntry> history)
    {
        writer.WriteStartArray("status_history");
        for (var index = 0; index < history.Count; index++)
        {
            writer.WriteStartObject();
            writer.WriteString("status", Names.Of(history, index));
            writer.WriteString("occurred_at", WireTime.Milliseconds(history[index].At));
            Responses.WriteText(writer, "provider_reference", history[index].Reference);
            Responses.WriteText(writer, "reason", history[index].Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteItem(Utf8JsonWriter writer, Charge charge, string? checkoutId)
    {
        writer.WriteStartObject();
        writer.WriteString("charge_id", WireIds.Charge.Of(charge.Id));
        Responses.WriteText(writer, "checkout_id", checkoutId);
        writer.WriteString("organization_id", charge.Owner.Account);
        writer.WriteString("amount", charge.Amount.ToDecimalString());
        writer.WriteString("currency", charge.Amount.Currency.Code);
        writer.WriteString("status", Names.Of(charge));
        writer.WriteNull("payment_provider");
        Responses.WriteText(writer, "provider_reference", charge.Reference);
        writer.WriteString("created_at", WireTime.Milliseconds(charge.CreatedAt));
        writer.WriteString("updated_at", WireTime.Milliseconds(charge.UpdatedAt));
        MismatchField.Write(writer, charge.Mismatch, WireTime.Milliseconds);
        writer.WriteEndObject();
    }

    private static PaymentInstructions? InstructionsOf(ChargeState state) =>
        state switch
        {
            ChargeState.AwaitingPayment awaiting => awaiting.Instructions,
            ChargeState.Underpaid underpaid => underpaid.Instructions,
            _ => null,
        };

    private static void Write(Utf8JsonWriter writer, PaymentInstructions? instructions)
    {
        if (instructions is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
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
                throw new ArgumentOutOfRangeException(nameof(instructions));
        }

        writer.WriteEndObject();
    }
}
