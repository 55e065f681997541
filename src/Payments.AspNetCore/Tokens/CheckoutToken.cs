using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Payments.AspNetCore;

/// <summary>
/// A signed text that gives a right to one session for a time: a compact JWS (RFC 7515) by HMAC-SHA256. There is one header, and
/// nothing in it is read: a token with another header is none, so that no token chooses how it is checked.
/// </summary>
internal static class CheckoutToken
{
    /// <summary>The longest text that is looked at; every token that is issued is shorter.</summary>
    public const int MaximumLength = 1024;

    /// <summary>The shortest key, in bytes: as long as the digest (RFC 7518, 3.2).</summary>
    public const int MinimumKeyLength = 32;

    // {"alg":"HS256"}
    private const string Header = "eyJhbGciOiJIUzI1NiJ9";

    private const int SignatureLength = 43;

    /// <summary>A token of these claims.</summary>
    /// <exception cref="ArgumentException">The key is shorter than 32 bytes, or a claim cannot be expressed in a token.</exception>
    public static string Sign(CheckoutClaims claims, ReadOnlySpan<byte> key)
    {
        RequireKey(key.Length, nameof(key));
        var content = $"{Header}.{Base64UrlText.Encode(CheckoutTokenPayload.Write(claims))}";
        Span<char> signature = stackalloc char[SignatureLength];
        WriteSignature(content, key, signature);
        return $"{content}.{signature}";
    }

    /// <summary>
    /// True where one of the keys signed this very text for this purpose, and its time is not over. It never says why not.
    /// </summary>
    /// <param name="text">The text that was received.</param>
    /// <param name="keys">The key that signs now, and those that did before and still count; with none, no token is good.</param>
    /// <param name="purpose">What the holder wants to do.</param>
    /// <param name="now">The token's end is the first moment at which it is refused.</param>
    /// <param name="claims">What the token says, where it is good.</param>
    /// <exception cref="ArgumentException">A key is shorter than 32 bytes.</exception>
    public static bool TryVerify(
        string? text,
        IReadOnlyList<byte[]> keys,
        CheckoutTokenPurpose purpose,
        DateTimeOffset now,
        [NotNullWhen(true)] out CheckoutClaims? claims
    )
    {
        foreach (var key in keys)
            RequireKey(key.Length, nameof(keys));

        claims =
            text is { Length: <= MaximumLength }
            && TrySplit(text, out var content, out var payload, out var signature)
            && IsSigned(content, signature, keys)
                ? Read(payload)
                : null;
        if (claims is null || claims.Purpose != purpose || now >= claims.ExpiresAt)
            claims = null;
        return claims is not null;
    }

    private static bool TrySplit(
        ReadOnlySpan<char> text,
        out ReadOnlySpan<char> content,
        out ReadOnlySpan<char> payload,
        out ReadOnlySpan<char> signature
    )
    {
        content = payload = signature = default;
        var end = text.Length - SignatureLength - 1;
        if (end <= Header.Length || !text.StartsWith(Header, StringComparison.Ordinal) || text[Header.Length] != '.' || text[end] != '.')
            return false;

        content = text[..end];
        payload = text[(Header.Length + 1)..end];
        signature = text[(end + 1)..];
        return !payload.ContainsAnyExcept(Base64UrlText.Alphabet);
    }

    // Texts are compared, never bytes: several texts decode to the same bytes. Every key is tried, so that timing reveals nothing.
    private static bool IsSigned(ReadOnlySpan<char> content, ReadOnlySpan<char> signature, IReadOnlyList<byte[]> keys)
    {
        var isSigned = false;
        Span<char> expected = stackalloc char[SignatureLength];
        foreach (var key in keys)
        {
            WriteSignature(content, key, expected);
            isSigned |= CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes<char>(expected), MemoryMarshal.AsBytes(signature));
        }

        return isSigned;
    }

    // What was signed is held to the one spelling too: a key that leaked into other software must not widen what is taken.
    private static CheckoutClaims? Read(ReadOnlySpan<char> payload) =>
        Base64UrlText.TryDecode(payload, out var json)
        && CheckoutTokenPayload.TryRead(json, out var claims)
        && CheckoutTokenPayload.Write(claims) == json
            ? claims
            : null;

    private static void WriteSignature(ReadOnlySpan<char> content, ReadOnlySpan<byte> key, Span<char> signature)
    {
        Span<byte> bytes = stackalloc byte[MaximumLength];
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var length = Encoding.ASCII.GetBytes(content, bytes);
        HMACSHA256.HashData(key, bytes[..length], digest);
        Base64Url.EncodeToChars(digest, signature);
    }

    private static void RequireKey(int length, string parameterName)
    {
        if (length < MinimumKeyLength)
            throw new ArgumentException(
                $"A key for checkout tokens has at least {MinimumKeyLength} bytes; take random ones.",
                parameterName
            );
    }
}
