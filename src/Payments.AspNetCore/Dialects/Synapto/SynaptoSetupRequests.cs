using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>Synapto's requests for setup intents. Pure.</summary>
internal static class SynaptoSetupRequests
{
    /// <summary>The name under which a return URL tells of its setup intent.</summary>
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
            CustomerId = SynaptoFieldRequests.RequiredNamed(fields, owner, "customer", SynaptoNames.Customers),
            Usage = SynaptoFieldRequests.Usage(fields, "usage") ?? FutureUsage.OffSession,
            Description = SynaptoFieldRequests.Text(fields, "description"),
            Metadata = SynaptoFieldRequests.Metadata(fields),
        };
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, problem) : (request, null);
    }
}
