using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Payments;

/// <summary>
/// The text of a secret key: "sk_test_" or "sk_live_", 256 random bits in 43 characters of base 62, and a CRC-32 of all
/// that in 6 more. A scanner finds it by <c>\bsk_(live|test)_[0-9A-Za-z]{49}\b</c> and knows a real one without asking anybody.
/// </summary>
public static class ApiKeyText
{
    /// <summary>What a test key begins with.</summary>
    public const string TestPrefix = "sk_test_";

    /// <summary>What a live key begins with.</summary>
    public const string LivePrefix = "sk_live_";

    /// <summary>What a publishable test key begins with.</summary>
    public const string PublishableTestPrefix = "pk_test_";

    /// <summary>What a publishable live key begins with.</summary>
    public const string PublishableLivePrefix = "pk_live_";

    /// <summary>The longest key that is looked up at all.</summary>
    public const int MaximumLength = 128;

    private const int ChecksumLength = 6;

    /// <summary>A new key.</summary>
    public static string New(bool livemode, RandomSource random) => Make(livemode ? LivePrefix : TestPrefix, random);

    /// <summary>A new publishable key, in the same form.</summary>
    public static string NewPublishable(bool livemode, RandomSource random) =>
        Make(livemode ? PublishableLivePrefix : PublishableTestPrefix, random);

    private static string Make(string prefix, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<byte> secret = stackalloc byte[32];
        random.Fill(secret);
        Span<char> body = stackalloc char[Base62.Length256];
        Base62.Encode(secret, body);
        var text = prefix + new string(body);
        return text + Checksum(text);
    }

    /// <summary>True where the text has the form of a key made by <see cref="New"/> and its checksum is right.</summary>
    public static bool IsWellFormed(string? text) =>
        text is not null
        && text.Length == TestPrefix.Length + Base62.Length256 + ChecksumLength
        && HasPrefix(text)
        && Base62.IsValid(text.AsSpan(TestPrefix.Length))
        && Checksum(text[..^ChecksumLength]) == text[^ChecksumLength..];

    /// <summary>True where the text begins as a secret key of either mode does.</summary>
    public static bool HasPrefix(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(TestPrefix, StringComparison.Ordinal) || text.StartsWith(LivePrefix, StringComparison.Ordinal);
    }

    /// <summary>True where the text begins as a publishable key of either mode does.</summary>
    public static bool IsPublishable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(PublishableTestPrefix, StringComparison.Ordinal)
            || text.StartsWith(PublishableLivePrefix, StringComparison.Ordinal);
    }

    /// <summary>By what a key is kept and found. Not in hexadecimal: a run of its digits could be taken for a card number.</summary>
    public static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>By what the first two releases kept a key.</summary>
    internal static string EarlierHash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    internal static string Hint(string text) => $"{text[..TestPrefix.Length]}…{text[^4..]}";

    private static string Checksum(string text)
    {
        Span<byte> crc = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32(Encoding.ASCII.GetBytes(text)));
        Span<char> digits = stackalloc char[ChecksumLength];
        Base62.Encode(crc, digits);
        return new string(digits);
    }

    // CRC-32 as in ISO 3309 and zlib; a leak check, not a protection.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320u;
        }

        return ~crc;
    }
}
