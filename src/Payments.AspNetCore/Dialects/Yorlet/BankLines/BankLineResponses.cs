using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Bank lines, all ours. Pure.</summary>
internal static class BankLineResponses
{
    public static void Write(Utf8JsonWriter writer, BankLine line, ObjectView view)
    {
        writer.WriteStartObject();
        Responses.WriteHead(writer, line.Id, "bank_line", line.CreatedAt, view);
        Responses.WriteAmount(writer, "amount", line.Amount);
        Responses.WriteTime(writer, "booked_at", line.BookedAt);
        writer.WriteString("currency", Names.Of(line.Amount.Currency));
        view.WriteReference(writer, "customer", line.State is BankLineState.Credited credited ? credited.CustomerId : line.CustomerId);
        writer.WriteString("payer_name", line.PayerName);
        writer.WriteString("reference", line.Reference);
        writer.WriteString("remittance", line.Remittance);
        writer.WriteString("status", Names.Of(line.Status));
        var matched = line.State as BankLineState.Matched;
        writer.WriteString("suspense_reason", line.State is BankLineState.Suspense suspense ? Names.Of(suspense.Reason) : null);
        view.WriteReference(writer, "payment_session", matched is null ? null : Names.Session.Of(matched.SessionId));
        if (matched?.Further is { } further)
        {
            writer.WriteStartArray("further_payment_sessions");
            foreach (var session in further)
                writer.WriteStringValue(Names.Session.Of(session.SessionId));
            writer.WriteEndArray();
        }

        if (matched is null)
            writer.WriteNull("amount_credited");
        else
            Responses.WriteAmount(writer, "amount_credited", matched.Surplus ?? Money.Zero(line.Amount.Currency));
        Responses.WriteTime(
            writer,
            "resolved_at",
            line.State switch
            {
                BankLineState.Matched paid => paid.At,
                BankLineState.Credited kept => kept.At,
                BankLineState.Returned returned => returned.At,
                BankLineState.Reversed reversed => reversed.At,
                _ => null,
            }
        );
        writer.WriteBoolean(
            "by_hand",
            line.State
                is BankLineState.Matched { ByHand: true }
                    or BankLineState.Credited { ByHand: true }
                    or BankLineState.Returned
                    or BankLineState.Reversed { Reference: null }
        );
        writer.WriteString(
            "note",
            line.State switch
            {
                BankLineState.Returned back => back.Note,
                BankLineState.Reversed reversed => reversed.Note,
                _ => null,
            }
        );
        if (line.State is BankLineState.Reversed undone)
        {
            writer.WriteString("reversal_reference", undone.Reference);
            Responses.WriteAmount(writer, "amount_not_recovered", undone.Shortfall ?? Money.Zero(line.Amount.Currency));
        }

        writer.WriteEndObject();
    }
}
