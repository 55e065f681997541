using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Payments.AspNetCore;

/// <summary>ASCII text as base64url without padding, in one spelling.</summary>
internal static class Base64UrlText
{
    /// <summary>A-Z, a-z, 0-9, '-' and '_'.</summary>
    public static SearchValues<char> Alphabet { get; } =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(text));

    /// <summary>
    /// The text, where encoding it gives the very same characters again. The decoder alone takes white space and padding too.
    /// </summary>
    public static bool TryDecode(ReadOnlySpan<char> encoded, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (encoded.ContainsAnyExcept(Alphabet) || !Base64Url.IsValid(encoded))
            return false;

        var bytes = new byte[Base64Url.GetMaxDecodedLength(encoded.Length)];
        if (!Base64Url.TryDecodeFromChars(encoded, bytes, out var length))
            return false;

        var decoded = Encoding.ASCII.GetString(bytes, 0, length);
        if (!encoded.SequenceEqual(Encode(decoded)))
            return false;

        text = decoded;
        return true;
    }
}
