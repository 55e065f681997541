using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Payments;

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
