using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Synapto's requests for setup intents. Pure.</summary>
internal static class SetupRequests
{
    /// <summary>The name under which a return URL names its setup intent.</summary>
    public const string ReturnParameter = "setup_intent";

    /// <summary>The body of a create.</summary>
    public static (SetupIntentRequest? Request, RequestProblem? Problem) Create(Owner owner, JsonElement body)
    {
        var fields = new JsonFields(body);
        foreach (var name in (string[])["payment_method_data", "card"])
            fields.RefuseGiven(
                name,
                $"{name} is refused: card numbers never go through your server; take the card "
                    + "in the payer's browser with the JS SDK, and leave it out here"
            );
        var request = new SetupIntentRequest
        {
            CustomerId = Fields.RequiredNamed(fields, owner, "customer", Names.Customers),
            Usage = Fields.Usage(fields, "usage") ?? FutureUsage.OffSession,
            Description = Fields.Text(fields, "description"),
            Metadata = Fields.Metadata(fields),
        };
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, problem) : (request, null);
    }
}
