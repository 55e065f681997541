using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>Charges. Pure.</summary>
internal static class SynaptoChargeAnswers
{
    public static void Write(Utf8JsonWriter writer, Charge charge)
    {
        writer.WriteStartObject();
        writer.WriteString("name", SynaptoNames.Charge(charge));
        SynaptoAnswers.WriteAmount(writer, charge.Amount);
        writer.WriteString("state", SynaptoStateNames.Of(charge.Status));
        if (CodeOf(charge) is { } code)
        {
            writer.WriteString("failure_code", DeclineCodes.NameOf(code));
            writer.WriteString("failure_message", DeclineCodes.Describe(code));
        }

        writer.WriteString("payment_intent", SynaptoNames.Intent(charge.Owner, charge.PaymentIntentId));
        if (charge.SessionId is { } session)
            writer.WriteString("checkout_session", SynaptoNames.Of(charge.Owner, SynaptoNames.Sessions, session));
        writer.WriteString("amount_captured", charge.AmountReceived.ToMinorUnitString());
        writer.WriteString("amount_refunded", charge.AmountRefunded.ToMinorUnitString());
        writer.WriteString("amount_disputed", charge.AmountDisputed.ToMinorUnitString());
        writer.WriteString("amount_refundable", charge.AmountRefundable.ToMinorUnitString());
        if (charge.PaymentMethodId is { } method)
            writer.WriteString("payment_method", SynaptoNames.Of(charge.Owner, SynaptoNames.Methods, method));
        if (charge.Card is { } card)
        {
            writer.WriteStartObject("payment_method_details");
            writer.WriteString("type", "CARD");
            SynaptoAnswers.WriteCard(writer, card);
            writer.WriteEndObject();
        }

        SynaptoAnswers.WriteTimes(writer, charge.CreatedAt, charge.UpdatedAt);
        writer.WriteEndObject();
    }

    // A card's charge expires in one way only: its payer did not authenticate.
    private static DeclineCode? CodeOf(Charge charge) =>
        charge.State switch
        {
            ChargeState.Failed failed => failed.Code,
            ChargeState.Expired when charge.Method == MethodIds.Card => DeclineCode.AuthenticationAbandoned,
            ChargeState.Expired expired => expired.Cause == ChargeExpiry.GivenUp ? DeclineCode.GivenUp : DeclineCode.NotPaidInTime,
            _ => null,
        };
}
