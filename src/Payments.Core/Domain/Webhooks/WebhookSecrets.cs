namespace Payments;

/// <summary>The bounds of a list of secrets, the same for every scheme.</summary>
internal static class WebhookSecrets
{
    public static void Require(ReadOnlySpan<WebhookSecret> secrets)
    {
        if (secrets.Length is 0 or > WebhookLimits.MaxSecrets)
            throw new ArgumentException("Give one to eight secrets: the current one, and those being rotated out.", nameof(secrets));
    }
}
