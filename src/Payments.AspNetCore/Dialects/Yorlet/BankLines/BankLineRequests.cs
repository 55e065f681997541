using System.Text.Json;
using Payments.Providers;

namespace Payments.AspNetCore.Yorlet;

/// <summary>
/// Requests for bank lines, all ours: the product matches transfers by itself, and leaves the rest to its dashboard. Pure.
/// </summary>
internal static class BankLineRequests
{
    /// <summary>The source of a line that a merchant has read off a statement.</summary>
    private const string Statement = "bank_statement";

    private static readonly string[] _statuses = ["suspense", "matched", "credited", "returned", "reversed"];

    /// <summary>The status that a list is filtered by, or null; or what is wrong with it.</summary>
    public static (BankLineStatus? Status, RequestProblem? Problem) Status(string? text) =>
        text switch
        {
            null => (null, null),
            "suspense" => (BankLineStatus.Suspense, null),
            "matched" => (BankLineStatus.Matched, null),
            "credited" => (BankLineStatus.Credited, null),
            "returned" => (BankLineStatus.Returned, null),
            "reversed" => (BankLineStatus.Reversed, null),
            _ => (null, new RequestProblem(400, "status", $"status must be one of {string.Join(", ", _statuses)}")),
        };

    /// <summary>The body of a line from a bank statement.</summary>
    /// <param name="owner">Whose account it arrived at.</param>
    /// <param name="body">The body.</param>
    /// <param name="now">When it was booked, where nothing is said.</param>
    public static (BankLineNotification? Line, RequestProblem? Problem) Create(Owner owner, JsonElement body, DateTimeOffset now)
    {
        var fields = new JsonFields(body);
        var amount = Fields.Amount(fields, least: 1);
        var booked = Fields.Integer(fields, "booked_at", 0, DateTimeOffset.MaxValue.ToUnixTimeSeconds());
        var line = new BankLineNotification(
            Statement,
            owner,
            fields.RequiredString("reference", ": the bank's own id of the line, the same each time it is sent"),
            amount,
            booked is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : now
        )
        {
            Remittance = Fields.Text(fields, "remittance"),
            PayerName = Fields.Text(fields, "payer_name"),
            CustomerId = Fields.Text(fields, "customer"),
            IsBookedAtAssumed = booked is null,
        };
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, problem) : (line, null);
    }

    /// <summary>The body of a reversal: a note, or nothing.</summary>
    public static (string? Note, RequestProblem? Problem) Reverse(JsonElement body)
    {
        var fields = new JsonFields(body);
        var note = Fields.Text(fields, "note");
        fields.RefuseUnknown();
        return (note, fields.Problem);
    }

    /// <summary>The body of a resolution: the one thing that is made of the line.</summary>
    public static (BankLineResolution? Resolution, RequestProblem? Problem) Resolve(JsonElement body)
    {
        var fields = new JsonFields(body);
        var session = Fields.Text(fields, "payment_session");
        var customer = Fields.Text(fields, "customer");
        var sentBack = fields.OptionalBoolean("sent_back") ?? false;
        var note = Fields.Text(fields, "note");
        fields.RefuseUnknown();
        if ((session is null ? 0 : 1) + (customer is null ? 0 : 1) + (sentBack ? 1 : 0) != 1)
            fields.Refuse(
                "payment_session",
                "exactly one of payment_session, customer and sent_back says what becomes of the line; send one of the three"
            );
        if (note is not null && !sentBack)
            fields.Refuse("note", "note says how the money was sent back; leave it out, or send sent_back as well");
        if (fields.Problem is { } problem)
            return (null, problem);

        return (
            session is not null ? new BankLineResolution.ToSession(Names.Session.Read(session))
            : customer is not null ? new BankLineResolution.ToCustomer(customer)
            : new BankLineResolution.SentBack(note),
            null
        );
    }
}
