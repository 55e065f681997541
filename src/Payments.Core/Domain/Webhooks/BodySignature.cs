namespace Payments;

/// <summary>
/// A header that is nothing but the HMAC-SHA256 of the body under the secret's whole text (<see cref="WebhookSecret.LiteralKey"/>).
/// </summary>
/// <remarks>
/// It carries no time, so anyone who records a delivery can replay it at any later time: a receiver must drop event ids that it has
/// seen. It exists for the dialects that document it; prefer <see cref="TimestampedSignature"/> or
/// <see cref="StandardWebhooksSignature"/>.
/// </remarks>
public static class BodySignature
{
    /// <summary>The header's length: 64 characters of hex, 44 of base64.</summary>
    public static int Length(SignatureEncoding encoding) => SignatureText.LengthOf(encoding);

    /// <summary>The header as a new string; see <see cref="TrySign"/>.</summary>
    public static string Sign(WebhookSecret secret, ReadOnlySpan<byte> body, SignatureEncoding encoding)
    {
        Span<char> header = stackalloc char[SignatureText.HexLength];
        TrySign(secret, body, encoding, header, out var written);
        return new string(header[..written]);
    }

    /// <summary>Writes the header without allocating. False, and nothing written, when the destination is too short.</summary>
    public static bool TrySign(
        WebhookSecret secret,
        ReadOnlySpan<byte> body,
        SignatureEncoding encoding,
        Span<char> destination,
        out int charsWritten
    )
    {
        ArgumentNullException.ThrowIfNull(secret);
        charsWritten = 0;
        var length = SignatureText.LengthOf(encoding);
        if (destination.Length < length)
            return false;

        SignatureText.Write(secret.LiteralKey, body, encoding, destination);
        charsWritten = length;
        return true;
    }

    /// <summary>
    /// Checks a header against the bytes that arrived: <see cref="SignatureVerdict.MissingHeader"/> when it is empty, and
    /// <see cref="SignatureVerdict.NoMatch"/> for every text but the canonical one.
    /// </summary>
    /// <param name="header">The header's value; absent and empty are the same.</param>
    /// <param name="body">The raw bytes received, before any parsing.</param>
    /// <param name="secrets">One to eight candidates; one match suffices.</param>
    /// <param name="encoding">The spelling that the dialect documents; the other one does not match.</param>
    public static SignatureVerdict Verify(
        ReadOnlySpan<char> header,
        ReadOnlySpan<byte> body,
        ReadOnlySpan<WebhookSecret> secrets,
        SignatureEncoding encoding
    )
    {
        WebhookSecrets.Require(secrets);
        if (header.IsEmpty)
            return SignatureVerdict.MissingHeader;

        Span<char> expected = stackalloc char[SignatureText.LengthOf(encoding)];
        var matches = false;
        foreach (var secret in secrets)
        {
            SignatureText.Write(secret.LiteralKey, body, encoding, expected);
            matches |= SignatureText.FixedTimeEquals(header, expected);
        }

        return matches ? SignatureVerdict.Valid : SignatureVerdict.NoMatch;
    }
}

/// <summary>How the 32 bytes of an HMAC-SHA256 are written as text.</summary>
public enum SignatureEncoding
{
    /// <summary>64 lower-case hexadecimal digits.</summary>
    Hex,

    /// <summary>44 characters of standard base64 with padding.</summary>
    Base64,
}
