using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Synapto's requests: JSON in, a command or the first problem out. Pure.</summary>
internal static class SessionRequests
{
    /// <summary>The body of a create, and the fingerprint of what it asks.</summary>
    public static (CheckoutSessionRequest? Request, string Fingerprint, RequestProblem? Problem) Create(Owner owner, JsonElement body)
    {
        var fields = new JsonFields(body);
        var request = new CheckoutSessionRequest
        {
            Amount = Fields.Amount(fields),
            ClientReferenceId = Fields.Text(fields, "client_reference_id"),
            SuccessUrl = Fields.Text(fields, "success_url"),
            CancelUrl = Fields.Text(fields, "cancel_url"),
            Metadata = Fields.Metadata(fields),
        };
        fields.RefuseUnknown();
        return fields.Problem is { } problem ? (null, "", problem) : (request, FingerprintOf(owner, request), null);
    }

    private static string FingerprintOf(Owner owner, CheckoutSessionRequest request)
    {
        string?[] parts =
        [
            "POST",
            "checkout-sessions",
            owner.ToString(),
            request.Amount.ToMinorUnitString(),
            request.Amount.Currency.Code,
            request.ClientReferenceId,
            request.SuccessUrl,
            request.CancelUrl,
            .. request.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => new[] { entry.Key, entry.Value }),
        ];
        return Fingerprint.Of(parts);
    }
}
