using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Synapto's requests for refunds. Pure.</summary>
internal static class RefundRequests
{
    /// <summary>A refund as it was asked for: its amount can be read once the charge, and so the currency, is known.</summary>
    /// <param name="Creation">The refund without its amount.</param>
    /// <param name="Amount">Minor units as they were sent, or null.</param>
    public sealed record Asked(RefundCreation Creation, string? Amount);

    /// <summary>The body that says that a refund was sent: the bank's own id of the transfer, or nothing.</summary>
    public static (string? Reference, FieldProblems Problems) Sent(JsonElement body)
    {
        var fields = new JsonFields(body);
        var reference = Fields.Text(fields, "reference");
        fields.RefuseUnknown();
        return (reference, fields.Problems);
    }

    /// <summary>The body of a create.</summary>
    public static (Asked? Asked, RequestProblem? Problem) Create(Owner owner, JsonElement body)
    {
        var fields = new JsonFields(body);
        var creation = new RefundCreation
        {
            ChargeId = Fields.RequiredNamed(fields, owner, "charge", Names.Charges),
            ReasonCode = Fields.Choice(
                fields,
                "reason",
                ("FRAUD", RefundReason.Fraud),
                ("CUSTOMER_REQUEST", RefundReason.CustomerRequest),
                ("DUPLICATE", RefundReason.Duplicate)
            ),
            Reason = Description(fields),
            Metadata = Fields.Metadata(fields),
        };
        var amount = Fields.Text(fields, "amount");
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, problem) : (new Asked(creation, amount), null);
    }

    /// <summary>The amount in the charge's currency; null, which is all that remains, for "0". Or what is wrong with it.</summary>
    public static RequestProblem? ReadAmount(string text, Currency currency, out Money? amount)
    {
        amount = null;
        if (!Money.TryParseMinorUnits(text, currency, out var read, out var error))
            return new RequestProblem(400, "amount", $"amount: {MoneyRefusals.Describe(error, currency)}");
        if (read.IsNegative)
            return new RequestProblem(400, "amount", "amount must not be negative; leave it out to refund all that remains");

        amount = read.IsPositive ? read : null;
        return null;
    }

    // The engine knows it by another name, and says what is wrong by that.
    private static string? Description(JsonFields fields)
    {
        var text = Fields.Text(fields, "description");
        if (text is null)
            return null;

        if (text.EnumerateRunes().Count() > Limits.ReasonLength)
            fields.Refuse("description", $"description has at most {Limits.ReasonLength} characters; shorten it");
        else if (text.Any(char.IsControl))
            fields.Refuse("description", "description is text without control characters; remove them");
        else if (CardNumber.IsWithin(text))
            fields.Refuse("description", "description holds a card number; leave it out");
        return text;
    }
}
