namespace Payments.Guides.Tests.Webhooks;

/// <summary>The receiver of docs/guide/verify-webhooks.md.</summary>
internal static class Receiving
{
    public static bool IsGenuine(IReadOnlyDictionary<string, string> headers, string rawBody, string secret)
    {
        // guide
        var verdict = StandardWebhooksSignature.Verify(
            headers["webhook-id"],
            headers["webhook-timestamp"],
            headers["webhook-signature"],
            rawBody,
            secret
        );
        // end
        return verdict == SignatureVerdict.Valid;
    }

    public static bool IsGenuineByDialect(IReadOnlyDictionary<string, string> headers, string rawBody, string secret)
    {
        // guide
        var verdict = TimestampedSignature.Verify(headers["Synapto-Signature"], rawBody, secret);
        // end
        return verdict == SignatureVerdict.Valid;
    }
}
