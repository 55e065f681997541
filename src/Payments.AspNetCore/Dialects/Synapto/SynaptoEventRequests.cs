using System.Text.Json;

namespace Payments.AspNetCore;

/// <summary>Synapto's requests for events. Pure.</summary>
internal static class SynaptoEventRequests
{
    /// <summary>The body of a resend: one webhook endpoint's id, or null for every one.</summary>
    public static (string? EndpointId, RequestProblem? Problem) Resend(JsonElement body)
    {
        var fields = new JsonFields(body);
        var endpoint = SynaptoFieldRequests.Text(fields, "event_destination");
        fields.RefuseUnknown();
        return (endpoint, fields.Problem);
    }
}
