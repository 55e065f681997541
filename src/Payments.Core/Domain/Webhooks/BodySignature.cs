using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

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

/// <summary>An HMAC-SHA256 in its one canonical spelling.</summary>
/// <remarks>
/// Signatures are compared as text and never decoded: several base64 texts, and any with white space in them, decode to the
/// same bytes, so a comparison of bytes would accept signatures that nobody made.
/// </remarks>
internal static class SignatureText
{
    public const int HexLength = 64;
    public const int Base64Length = 44;

    public static int LengthOf(SignatureEncoding encoding) =>
        encoding switch
        {
            SignatureEncoding.Hex => HexLength,
            SignatureEncoding.Base64 => Base64Length,
        };

    /// <summary>Fills the start of <paramref name="destination"/>, which every caller has measured.</summary>
    public static void Write(ReadOnlySpan<byte> key, ReadOnlySpan<byte> content, SignatureEncoding encoding, Span<char> destination)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, content, mac);
        switch (encoding)
        {
            case SignatureEncoding.Hex:
                Convert.TryToHexStringLower(mac, destination, out _);
                break;
            case SignatureEncoding.Base64:
                WriteBase64(mac, destination);
                break;
        }
    }

    /// <summary>Whether both texts are the same, in a time that depends on their lengths alone.</summary>
    public static bool FixedTimeEquals(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(left), MemoryMarshal.AsBytes(right));

    // Convert.TryToBase64Chars allocates until the runtime has optimised it; encoding to bytes never does.
    private static void WriteBase64(ReadOnlySpan<byte> mac, Span<char> destination)
    {
        Span<byte> utf8 = stackalloc byte[Base64Length];
        Base64.EncodeToUtf8(mac, utf8, out _, out _);
        Encoding.ASCII.GetChars(utf8, destination);
    }
}
