using System.Buffers.Binary;

namespace Payments;

/// <summary>
/// Makes ids: a prefix that names the concept, then 48 bits of time and 80 random bits in base 62, so that ids of a later millisecond
/// sort later, on every machine alike and without asking a database. Ids of one millisecond are in no order.
/// </summary>
public static class Id
{
    /// <summary>Characters after the prefix.</summary>
    public const int BodyLength = Base62.Length128;

    /// <summary>A new id.</summary>
    /// <param name="prefix">Such as "cs_".</param>
    /// <param name="now">The time that the id begins with, to the millisecond.</param>
    /// <param name="random">Where the rest comes from.</param>
    public static string New(string prefix, DateTimeOffset now, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(random);
        return string.Create(
            prefix.Length + BodyLength,
            (prefix, now, random),
            static (destination, made) =>
            {
                made.prefix.CopyTo(destination);
                Span<byte> bytes = stackalloc byte[16];
                Fill(bytes, made.now, made.random);
                Base62.Encode(bytes, destination[made.prefix.Length..]);
            }
        );
    }

    /// <summary>The 16 bytes of an id.</summary>
    internal static void Fill(Span<byte> bytes, DateTimeOffset now, RandomSource random)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes, now.ToUnixTimeMilliseconds() << 16);
        random.Fill(bytes[6..]);
    }

    /// <summary>No id that is made at the time or later sorts before it, and none that is made earlier after it.</summary>
    internal static string Floor(string prefix, DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.ToUnixTimeMilliseconds() << 16);
        Span<char> body = stackalloc char[BodyLength];
        Base62.Encode(bytes, body);
        return $"{prefix}{body}";
    }

    /// <summary>True where the text is the prefix and a body such as <see cref="New"/> makes.</summary>
    public static bool IsWellFormed(string? text, string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return text is not null
            && text.Length == prefix.Length + BodyLength
            && text.StartsWith(prefix, StringComparison.Ordinal)
            && Base62.IsValid(text.AsSpan(prefix.Length));
    }
}
