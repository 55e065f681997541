using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>What a merchant says against a dispute.</summary>
internal sealed record Evidence(string Text);

/// <summary>Synapto's requests for disputes. Pure.</summary>
internal static class DisputeRequests
{
    /// <summary>The evidence.</summary>
    public static (Evidence Evidence, RequestProblem? Problem) Submit(JsonElement body)
    {
        var fields = new JsonFields(body);
        var evidence = fields.RequiredString("evidence", $" of 1 to {Limits.EvidenceLength} characters");
        fields.RefuseUnknown();
        return (new Evidence(evidence), fields.Problem);
    }
}
