namespace Payments.Tests.Webhooks;

internal static class Secrets
{
    public static WebhookSecret Of(string text) =>
        WebhookSecret.TryParse(text, out var secret) ? secret : throw new ArgumentException("Not a secret.", nameof(text));
}
