using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>To which endpoints an event goes again.</summary>
/// <param name="EndpointId">One webhook endpoint, or null for all.</param>
internal sealed record Resending(string? EndpointId);

/// <summary>Synapto's requests for events. Pure.</summary>
internal static class EventRequests
{
    /// <summary>The body of a resend.</summary>
    public static (Resending Resending, RequestProblem? Problem) Resend(JsonElement body)
    {
        var fields = new JsonFields(body);
        var endpoint = Fields.Text(fields, "event_destination");
        fields.RefuseUnknown();
        return (new Resending(endpoint), fields.Problem);
    }
}
