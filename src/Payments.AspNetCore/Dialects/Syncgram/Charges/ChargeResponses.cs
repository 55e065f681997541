using System.Text.Json;

namespace Payments.AspNetCore.Syncgram;

/// <summary>Syncgram's charges and payins, which are two views of one thing. Pure.</summary>
internal static class ChargeResponses
{
    /// <summary>A charge with what its page needs beside it.</summary>
    /// <param name="Charge">The charge.</param>
    /// <param name="Session">The session that it pays, or null.</param>
    /// <param name="IsRefundable">Whether a refund can be asked for now.</param>
    public sealed record Payin(Charge Charge, CheckoutSession? Session, bool IsRefundable);

    /// <summary>Money counts as payment, none of it has gone back, and the provider gives money back.</summary>
    public static bool IsRefundable(Charge charge, bool providerRefunds) =>
        providerRefunds && HasMoney(charge) && charge.AmountRefundable.IsPositive && !charge.AmountRefunded.IsPositive;

    /// <summary>It was paid; or a refund of it was made, and its money came back.</summary>
    public static bool HasMoney(Charge charge) =>
        charge.IsPaid || (charge.Status == ChargeStatus.Failed && charge.AmountRefundable.IsPositive);

    /// <summary>A charge: the vendor's fields in its order, then ours.</summary>
    public static void WriteCharge(Utf8JsonWriter writer, Payin payin)
    {
        var (charge, session, isRefundable) = payin;
        writer.WriteStartObject();
        writer.WriteString("charge_id", Names.Charge.Of(charge.Id));
        writer.WriteString("organization_id", charge.Owner.Account);
        writer.WriteNull("customer_id");
        writer.WriteString("amount", charge.Amount.ToDecimalString());
        writer.WriteString("currency", charge.Amount.Currency.Code);
        writer.WriteString("settlement_currency", charge.Settlement.Currency.Code);
        writer.WriteString("settlement_amount", charge.Settlement.ToDecimalString());
        writer.WriteString("status", StatusNames.Of(charge));
        Responses.WriteMetadata(writer, session);
        WriteHistory(writer, charge);
        writer.WriteString("created_at", WireTime.Seconds(charge.CreatedAt));
        writer.WriteString("updated_at", WireTime.Seconds(charge.UpdatedAt));
        WriteCheckout(writer, charge, session);
        writer.WriteString("payment_method", charge.Method);
        WriteMoney(writer, charge, isRefundable);
        MismatchField.Write(writer, charge.Mismatch, WireTime.Seconds);
        writer.WriteEndObject();
    }

    /// <summary>One line of the list of payins.</summary>
    public static void WriteLine(Utf8JsonWriter writer, Payin payin)
    {
        var (charge, session, isRefundable) = payin;
        writer.WriteStartObject();
        writer.WriteString("id", Names.Charge.Of(charge.Id));
        writer.WriteString("reference", session?.ClientReferenceId);
        writer.WriteString("status", StatusNames.Of(charge));
        writer.WriteBoolean("is_refundable", isRefundable);
        WriteCustomer(writer, session);
        writer.WriteString("amount", charge.Amount.ToDecimalString());
        writer.WriteString("amount_paid", charge.AmountPaid().ToDecimalString());
        writer.WriteString("amount_remaining", charge.AmountRemaining.ToDecimalString());
        writer.WriteString("amount_collected", charge.Settlement.ToDecimalString());
        writer.WriteString("currency", charge.Amount.Currency.Code);
        writer.WriteString("transaction_date", WireTime.Seconds(charge.CreatedAt));
        WriteDecided(writer, charge);
        MismatchField.Write(writer, charge.Mismatch, WireTime.Seconds);
        writer.WriteEndObject();
    }

    /// <summary>A payin on its own.</summary>
    public static void WritePayin(Utf8JsonWriter writer, Payin payin)
    {
        var (charge, session, isRefundable) = payin;
        writer.WriteStartObject();
        writer.WriteString("charge_id", Names.Charge.Of(charge.Id));
        WriteCheckout(writer, charge, session);
        writer.WriteString("organization_id", charge.Owner.Account);
        writer.WriteString("status", StatusNames.Of(charge));
        WriteMoney(writer, charge, isRefundable);
        writer.WriteString("amount", charge.Amount.ToDecimalString());
        writer.WriteString("currency", charge.Amount.Currency.Code);
        writer.WriteString("payment_method", charge.Method);
        writer.WriteString("payment_rail", charge.Rail);
        writer.WriteString("channel", "checkout");
        WriteCustomer(writer, session);
        writer.WriteString("created_at", WireTime.Seconds(charge.CreatedAt));
        writer.WriteString("updated_at", WireTime.Seconds(charge.UpdatedAt));
        WriteDecided(writer, charge);
        MismatchField.Write(writer, charge.Mismatch, WireTime.Seconds);
        writer.WriteEndObject();
    }

    private static void WriteCheckout(Utf8JsonWriter writer, Charge charge, CheckoutSession? session)
    {
        writer.WriteString("reference", session?.ClientReferenceId);
        writer.WriteString("checkout_id", charge.SessionId is { } id ? Names.Checkout.Of(id) : null);
    }

    private static void WriteMoney(Utf8JsonWriter writer, Charge charge, bool isRefundable)
    {
        writer.WriteString("amount_paid", charge.AmountPaid().ToDecimalString());
        writer.WriteString("amount_remaining", charge.AmountRemaining.ToDecimalString());
        writer.WriteBoolean("is_refundable", isRefundable);
    }

    private static void WriteCustomer(Utf8JsonWriter writer, CheckoutSession? session)
    {
        writer.WriteString("customer_email", session?.Customer?.Email);
        writer.WriteString("customer_name", session?.Customer?.DisplayName);
    }

    private static void WriteDecided(Utf8JsonWriter writer, Charge charge) =>
        writer.WriteString("completed_at", StatusNames.DecidedAt(charge) is { } at ? WireTime.Seconds(at) : null);

    private static void WriteHistory(Utf8JsonWriter writer, Charge charge)
    {
        writer.WriteStartArray("status_history");
        for (var i = 0; i < charge.History.Count; i++)
        {
            var entry = charge.History[i];
            writer.WriteStartObject();
            writer.WriteString("status", StatusNames.Of(entry.Status, [.. charge.History.Take(i)]));
            writer.WriteString("occurred_at", WireTime.Seconds(entry.At));
            writer.WriteString("provider_reference", entry.Reference);
            writer.WriteString("reason", entry.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
