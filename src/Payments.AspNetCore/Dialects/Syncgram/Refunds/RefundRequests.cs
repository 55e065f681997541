using System.Buffers;
using System.Text.Json;

namespace Payments.AspNetCore.Syncgram;

/// <summary>Syncgram's requests for refunds. Pure.</summary>
internal static class RefundRequests
{
    private const int LongestAmount = 30;

    private static readonly SearchValues<char> _digitsAndDot = SearchValues.Create("0123456789.");

    /// <summary>A refund as it was asked for: its amount can be read once the charge, and so the currency, is known.</summary>
    /// <param name="Creation">The refund without its amount.</param>
    /// <param name="Amount">Digits as they were sent, or null.</param>
    /// <param name="Key">"idempotency_key", or null.</param>
    public sealed record Asked(RefundCreation Creation, string? Amount, string? Key);

    /// <summary>The body of a create.</summary>
    /// <param name="owner">Whose refund.</param>
    /// <param name="body">The body.</param>
    /// <param name="problems">Everything that is wrong.</param>
    public static Asked Create(Owner owner, JsonElement body, out FieldProblems problems)
    {
        var fields = new JsonFields(body);
        var charge = fields.RequiredString("charge_id", " such as \"chr_…\"");
        var reference = Fields.RequiredText(fields, "reference", Limits.UniqueReferenceLength);
        var amount = Digits(fields);
        var bearer = fields.OptionalString("fee_bearer", ": ORG or CUSTOMER");
        if (bearer is not (null or "ORG" or "CUSTOMER"))
            fields.Refuse("fee_bearer", "fee_bearer must be ORG or CUSTOMER");
        var reason = Fields.OptionalText(fields, "reason", Limits.ReasonLength);
        if (fields.Optional("refund_address") is not null)
            fields.Refuse("refund_address", "refund_address is for crypto charges, which there are none of; leave it out");
        var key = fields.OptionalString("idempotency_key", "");
        if (key is not null && !IdempotencyRules.IsKey(key))
            fields.Refuse(
                "idempotency_key",
                $"idempotency_key must have 1 to {Limits.IdempotencyKeyLength} letters, digits or "
                    + ". _ : + / = - and be no card number; a UUID is a good choice"
            );
        var simulate = Fields.Simulated(fields, owner, underpaid: false);
        fields.RefuseUnknown();
        problems = fields.Problems;
        var creation = new RefundCreation
        {
            ChargeId = Names.Charge.Read(charge),
            Reference = reference,
            Reason = reason,
            FeeBearer = bearer == "CUSTOMER" ? FeeBearer.Customer : FeeBearer.Organization,
            OncePerCharge = true,
            Simulate = simulate,
        };
        return new Asked(creation, amount, key);
    }

    /// <summary>The amount in the charge's currency; decimals that were left out are zeros. Or what is wrong with it.</summary>
    public static FieldRefusal? ReadAmount(string digits, Currency currency, out Money amount)
    {
        var dot = digits.IndexOf('.', StringComparison.Ordinal);
        var missing = currency.MinorUnitDigits - (dot < 0 ? 0 : digits.Length - dot - 1);
        var whole = missing <= 0 ? digits : digits + (dot < 0 ? "." : "") + new string('0', missing);
        return Money.TryParseDecimal(whole, currency, out amount, out var error) && amount.IsPositive
            ? null
            : new FieldRefusal(
                "amount",
                error == MoneyRefusal.None
                    ? "amount must be more than zero; leave it out to refund all"
                    : $"amount: {MoneyRefusals.Describe(error, currency)}"
            );
    }

    // The reference says a number and the next generation a string: both are taken, by their digits, never by way of a binary fraction.
    private static string? Digits(JsonFields fields)
    {
        if (fields.Optional("amount") is not { } value)
            return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString()!,
            _ => "",
        };
        if (
            text.Length is > 0 and <= LongestAmount
            && !text.AsSpan().ContainsAnyExcept(_digitsAndDot)
            && char.IsAsciiDigit(text[0])
            && char.IsAsciiDigit(text[^1])
            && text.Count(character => character == '.') <= 1
        )
            return text;

        fields.Refuse("amount", "amount must be a positive number or decimal string such as \"25.00\"; leave it out to refund all");
        return null;
    }
}
