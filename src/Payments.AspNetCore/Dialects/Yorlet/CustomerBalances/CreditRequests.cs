using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Yorlet's requests for changes of customers' balances. Pure.</summary>
internal static class CreditRequests
{
    /// <summary>What is asked for.</summary>
    /// <param name="Customer">The customer.</param>
    /// <param name="Amount">Above zero for more credit, below it for less.</param>
    /// <param name="Description">For people, or null.</param>
    public sealed record Asked(string Customer, Money Amount, string? Description);

    /// <summary>The body of a create.</summary>
    public static (Asked? Asked, RequestProblem? Problem) Create(JsonElement body)
    {
        var fields = new JsonFields(body);
        var asked = new Asked(
            fields.RequiredString("customer", " such as \"cus_…\""),
            Fields.Amount(fields, -Fields.LargestAmount),
            Fields.Text(fields, "description")
        );
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, problem) : (asked, null);
    }
}
