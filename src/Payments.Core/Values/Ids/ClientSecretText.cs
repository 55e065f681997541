using System.Security.Cryptography;
using System.Text;

namespace Payments;

/// <summary>The text of a client secret: an intent's id, "_secret_" and 256 random bits in 43 characters of base 62.</summary>
internal static class ClientSecretText
{
    private const string Separator = "_secret_";

    public static string New(string id, RandomSource random)
    {
        Span<byte> secret = stackalloc byte[32];
        random.Fill(secret);
        Span<char> body = stackalloc char[Base62.Length256];
        Base62.Encode(secret, body);
        return $"{id}{Separator}{body}";
    }

    /// <summary>The id that a text says it opens, or null where it is no client secret of that sort.</summary>
    public static string? IdOf(string? text, string prefix)
    {
        var end = text?.IndexOf(Separator, StringComparison.Ordinal) ?? -1;
        return end > 0 && text!.Length == end + Separator.Length + Base62.Length256 && Id.IsWellFormed(text[..end], prefix)
            ? text[..end]
            : null;
    }

    /// <summary>Compares in the same time wherever the texts differ.</summary>
    public static bool Same(string? secret, string text) =>
        secret is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));
}
