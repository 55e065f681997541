using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>
/// The bodies by which a person says what became of a refund that is made by hand; how long the texts may be is the engine's to say. Pure.
/// </summary>
internal static class RefundMarks
{
    /// <summary>It was sent: the bank's own id of the transfer, or nothing.</summary>
    public static (string? Reference, FieldProblems Problems) Sent(JsonElement body)
    {
        var fields = new JsonFields(body);
        var reference = fields.OptionalString("reference", ": the bank's own id of the transfer");
        if (reference is "")
            fields.Refuse("reference", "reference is empty; leave it out or fill it in");
        fields.RefuseUnknown();
        return (reference, fields.Problems);
    }

    /// <summary>It failed: why.</summary>
    public static (string? Reason, FieldProblems Problems) Failed(JsonElement body)
    {
        var fields = new JsonFields(body);
        var reason = fields.RequiredString("reason", ": why the money did not reach the payer");
        if (reason is "")
            fields.Refuse("reason", "reason is empty; say why the money did not reach the payer");
        fields.RefuseUnknown();
        return (reason, fields.Problems);
    }
}
