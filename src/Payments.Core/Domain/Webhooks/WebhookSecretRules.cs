namespace Payments;

/// <summary>
/// What a secret must be to sign for an endpoint: one that the usual verifiers can use, and that nobody guesses. Secrets that earlier
/// releases took go on signing.
/// </summary>
internal static class WebhookSecretRules
{
    private const string Remedy = "leave it out to have one made";

    /// <summary>What is wrong with the secret and what helps, or null. Never repeats the secret.</summary>
    public static string? Check(string text)
    {
        if (!WebhookSecret.TryParse(text, out var secret))
            return $"A webhook secret has {WebhookLimits.MinGivenSecretLength} to {WebhookLimits.MaxSecretLength} printable ASCII "
                + $"characters without spaces; {Remedy}";
        if (text.StartsWith(WebhookSecret.Prefix, StringComparison.OrdinalIgnoreCase))
            return CheckStandard(text, secret);
        return text.Length < WebhookLimits.MinGivenSecretLength || IsSimple(text)
            ? $"The webhook secret can be guessed: it needs at least {WebhookLimits.MinGivenSecretLength} random characters; {Remedy}"
            : null;
    }

    private static string? CheckStandard(string text, WebhookSecret secret)
    {
        var key = secret.StandardWebhooksKey;
        var isDecoded = !key.SequenceEqual(secret.LiteralKey) && text.StartsWith(WebhookSecret.Prefix, StringComparison.Ordinal);
        if (!isDecoded || key.Length > WebhookLimits.MaxSecretBytes)
            return "A webhook secret that begins with whsec_ goes on with the base64 of "
                + $"{WebhookLimits.MinGivenSecretBytes} to {WebhookLimits.MaxSecretBytes} bytes, or verifiers cannot use it; {Remedy}";
        return key.Length < WebhookLimits.MinGivenSecretBytes || IsSimple(string.Concat(key.ToArray().Select(value => (char)value)))
            ? $"The webhook secret can be guessed: after whsec_ it needs the base64 of at least {WebhookLimits.MinGivenSecretBytes} random "
                + $"bytes; {Remedy}"
            : null;
    }

    /// <summary>True for a short text that is repeated, few different characters, and rows such as 1234567890.</summary>
    private static bool IsSimple(string text)
    {
        // What comes once and begins again is not repeated yet: of random texts every sixtieth ends as it begins.
        var unit = Enumerable.Range(1, text.Length / 2).FirstOrDefault(length => IsRepeated(text, length), text.Length);
        if (unit < WebhookLimits.MinGivenSecretBytes || text.Distinct().Count() < WebhookLimits.MinDifferentCharacters)
            return true;

        var steps = text.Zip(text.Skip(1), (left, right) => Math.Abs(left - right)).Count(step => step <= 1);
        return steps * 2 > text.Length;
    }

    private static bool IsRepeated(string text, int length) =>
        Enumerable.Range(length, text.Length - length).All(index => text[index] == text[index - length]);
}
