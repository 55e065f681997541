using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Synapto's requests for events. Pure.</summary>
internal static class EventRequests
{
    /// <summary>The body of a resend: one webhook endpoint's id, or null for all.</summary>
    public static (string? EndpointId, RequestProblem? Problem) Resend(JsonElement body)
    {
        var fields = new JsonFields(body);
        var endpoint = Fields.Text(fields, "event_destination");
        fields.RefuseUnknown();
        return (endpoint, fields.Problem);
    }
}
