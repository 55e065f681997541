using System.Text.Json;

namespace Payments.AspNetCore.Syncgram;

/// <summary>Syncgram's requests about an account. Pure.</summary>
internal static class AccountRequests
{
    private const int ShortestSecret = 8;
    private const int LongestSecret = 64;

    /// <summary>Where webhooks go, null for nowhere, and the secret that signs them, null for the current one.</summary>
    public static (string? Url, string? Secret) Configure(JsonElement body, out FieldProblems problems)
    {
        var fields = new JsonFields(body);
        var url = fields.OptionalString("webhook_url", " such as \"https://example.com/webhooks\"");
        if (url is null && !body.TryGetProperty("webhook_url", out _))
            fields.Refuse("webhook_url", "webhook_url is required: an https URL, or null to send no webhooks");

        var secret = fields.OptionalString("webhook_secret", "");
        if (secret is not null && (secret.Length is < ShortestSecret or > LongestSecret || !WebhookSecret.TryParse(secret, out _)))
            fields.Refuse(
                "webhook_secret",
                $"webhook_secret has {ShortestSecret} to {LongestSecret} printable ASCII characters without spaces"
            );
        fields.RefuseUnknown();
        problems = fields.Problems;
        return (url, secret);
    }
}
