using System.Text.Json;

namespace Payments.AspNetCore.Synapto;

/// <summary>Synapto's requests: JSON in, a command or the first problem out. Pure.</summary>
internal static class SessionRequests
{
    /// <summary>Synapto keeps keys for 96 hours.</summary>
    public static TimeSpan IdempotencyRetention { get; } = TimeSpan.FromHours(96);

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

    /// <summary>A body that may hold nothing.</summary>
    public static RequestProblem? Empty(JsonElement body)
    {
        var fields = new JsonFields(body);
        fields.RefuseUnknown();
        return fields.Problem;
    }

    /// <summary>What a request asks, over its route and all of its body.</summary>
    public static string FingerprintOf(string operation, Owner owner, string? id, JsonElement body) =>
        Fingerprint.Of(operation, owner.ToString(), id, JsonText.Canonical(body));

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
