using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Payments;

/// <summary>
/// The text that an endpoint's sender and receiver share: 8 to 256 printable ASCII characters without a space.
/// Immutable and safe to share between threads. Two secrets are never compared with each other, so equality is by reference.
/// </summary>
/// <remarks>
/// The same text is read as a key in two ways, because the field does: <see cref="LiteralKey"/> takes the characters as they are, <see
/// cref="StandardWebhooksKey"/> decodes what follows <c>whsec_</c>. The signature scheme chooses, not the caller.
/// </remarks>
public sealed class WebhookSecret
{
    internal const string Prefix = "whsec_";

    private readonly string _text;
    private readonly byte[] _literalKey;
    private readonly byte[] _standardKey;

    private WebhookSecret(string text)
    {
        _text = text;
        _literalKey = Encoding.ASCII.GetBytes(text);
        _standardKey = DecodeAfterPrefix(text) ?? _literalKey;
    }

    /// <summary>The text's own bytes, <c>whsec_</c> included.</summary>
    public ReadOnlySpan<byte> LiteralKey => _literalKey;

    /// <summary>
    /// The bytes that the text stands for in base64, with or without <c>whsec_</c> before it and padding after it, as the verifiers of
    /// others decode it; where it stands for none, the same as <see cref="LiteralKey"/>, so that a secret chosen by hand still signs.
    /// </summary>
    public ReadOnlySpan<byte> StandardWebhooksKey => _standardKey;

    /// <summary>Makes a secret <c>whsec_</c> + base64 of random bytes that the caller drew.</summary>
    /// <param name="bytes">24 to 64 bytes; 32 is the usual choice.</param>
    /// <exception cref="ArgumentException">There are fewer than 24 or more than 64 bytes.</exception>
    public static WebhookSecret FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is < WebhookLimits.MinSecretBytes or > WebhookLimits.MaxSecretBytes)
            throw new ArgumentException("A webhook secret is made of 24 to 64 random bytes; draw 32.", nameof(bytes));

        return new WebhookSecret(Prefix + Convert.ToBase64String(bytes));
    }

    /// <summary>A secret from its text; see <see cref="TryParse"/>.</summary>
    /// <exception cref="ArgumentException">The text is not a secret; the message does not repeat it.</exception>
    public static WebhookSecret Of(string text) =>
        TryParse(text, out var secret)
            ? secret
            : throw new ArgumentException("A webhook secret has 8 to 256 printable ASCII characters without a space.", nameof(text));

    /// <summary>Accepts a text of 8 to 256 characters, each from '!' to '~'; refuses any other, null included.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out WebhookSecret? secret)
    {
        secret =
            text is { Length: >= WebhookLimits.MinSecretLength and <= WebhookLimits.MaxSecretLength }
            && !text.AsSpan().ContainsAnyExceptInRange('!', '~')
                ? new WebhookSecret(text)
                : null;
        return secret is not null;
    }

    /// <summary>The text itself, to be stored sealed or shown to its owner once.</summary>
    public string Reveal() => _text;

    /// <summary>A fixed placeholder, so that a secret never reaches a log or a message by accident.</summary>
    public override string ToString() => "whsec_***";

    // As the verifiers of others do: with or without the prefix, with or without padding.
    private static byte[]? DecodeAfterPrefix(string text)
    {
        var encoded = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        var padded = encoded.TrimEnd('=').Length % 4 is var tail and not 0 ? encoded.TrimEnd('=') + new string('=', 4 - tail) : encoded;
        Span<byte> decoded = stackalloc byte[Base64.GetMaxDecodedFromUtf8Length(WebhookLimits.MaxSecretLength + 4)];
        return Convert.TryFromBase64Chars(padded, decoded, out var length) && length > 0 ? decoded[..length].ToArray() : null;
    }
}

/// <summary>The bounds of a list of secrets, the same for every scheme.</summary>
internal static class WebhookSecrets
{
    public static void Require(ReadOnlySpan<WebhookSecret> secrets)
    {
        if (secrets.Length is 0 or > WebhookLimits.MaxSecrets)
            throw new ArgumentException("Give one to eight secrets: the current one, and those being rotated out.", nameof(secrets));
    }
}
