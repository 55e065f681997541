using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Synapto's requests for disputes. Pure.</summary>
internal static class DisputeRequests
{
    /// <summary>The evidence.</summary>
    public static (string Evidence, RequestProblem? Problem) Submit(JsonElement body)
    {
        var fields = new JsonFields(body);
        var evidence = fields.RequiredString("evidence", $" of 1 to {Limits.EvidenceLength} characters");
        fields.RefuseUnknown();
        return (evidence, fields.Problem);
    }
}
