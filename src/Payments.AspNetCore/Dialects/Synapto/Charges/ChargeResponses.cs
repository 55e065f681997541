using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Charges. Pure.</summary>
internal static class ChargeResponses
{
    public static void Write(Utf8JsonWriter writer, Charge charge)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Names.Charge(charge));
        Responses.WriteAmount(writer, charge.Amount);
        writer.WriteString("state", StateNames.Of(charge.Status));
        if (CodeOf(charge) is { } code)
        {
            writer.WriteString("failure_code", DeclineCodes.NameOf(code));
            writer.WriteString("failure_message", DeclineCodes.Describe(code));
        }

        writer.WriteString("payment_intent", Names.Intent(charge.Owner, charge.PaymentIntentId));
        if (charge.SessionId is { } session)
            writer.WriteString("checkout_session", Names.Of(charge.Owner, Names.Sessions, session));
        writer.WriteString("amount_captured", charge.AmountPaid().ToMinorUnitString());
        writer.WriteString("amount_refunded", charge.AmountRefunded.ToMinorUnitString());
        writer.WriteString("amount_disputed", charge.AmountDisputed.ToMinorUnitString());
        writer.WriteString("amount_refundable", charge.AmountRefundable.ToMinorUnitString());
        if (charge.PaymentMethodId is { } method)
            writer.WriteString("payment_method", Names.Of(charge.Owner, Names.Methods, method));
        if (charge.Card is { } card)
        {
            writer.WriteStartObject("payment_method_details");
            writer.WriteString("type", "CARD");
            Responses.WriteCard(writer, card);
            writer.WriteEndObject();
        }

        if (charge.Mismatch is { } mismatch)
            WriteMismatch(writer, mismatch);
        Responses.WriteTimes(writer, charge.CreatedAt, charge.UpdatedAt);
        writer.WriteEndObject();
    }

    private static void WriteMismatch(Utf8JsonWriter writer, ChargeMismatch mismatch)
    {
        writer.WriteStartObject("mismatch");
        writer.WriteString("kind", StateNames.Of(mismatch.Kind));
        Responses.WriteOptional(writer, "reported_amount", mismatch.Amount?.ToMinorUnitString());
        Responses.WriteOptional(writer, "reported_currency", mismatch.Amount?.Currency.Code);
        Responses.WriteOptional(writer, "reference", mismatch.Reference);
        writer.WriteString("at", WireTime.Seconds(mismatch.At));
        writer.WriteEndObject();
    }

    // A card's charge expires in one way only: its payer did not authenticate.
    private static DeclineCode? CodeOf(Charge charge) =>
        charge.State switch
        {
            ChargeState.Failed failed => failed.Code,
            ChargeState.Returned returned => returned.Code,
            ChargeState.Expired when charge.Method == MethodIds.Card => DeclineCode.AuthenticationAbandoned,
            ChargeState.Expired expired => expired.Cause == ChargeExpiry.GivenUp ? DeclineCode.GivenUp : DeclineCode.NotPaidInTime,
            _ => null,
        };
}
