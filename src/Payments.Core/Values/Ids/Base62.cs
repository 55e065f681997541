using System.Buffers.Binary;

namespace Payments;

/// <summary>Fixed-width base 62 with the digits in ASCII order, so that texts sort as their bytes do.</summary>
internal static class Base62
{
    /// <summary>Characters that 128 bits take.</summary>
    public const int Length128 = 22;

    /// <summary>Characters that 256 bits take.</summary>
    public const int Length256 = 43;

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>The big-endian number in <paramref name="bytes"/>, padded with zeros to fill the destination.</summary>
    public static void Encode(ReadOnlySpan<byte> bytes, Span<char> destination)
    {
        Span<uint> words = stackalloc uint[bytes.Length / 4];
        for (var i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes[(i * 4)..]);

        for (var at = destination.Length - 1; at >= 0; at--)
        {
            ulong remainder = 0;
            for (var i = 0; i < words.Length; i++)
            {
                var value = (remainder << 32) | words[i];
                words[i] = (uint)(value / 62);
                remainder = value % 62;
            }

            destination[at] = Digits[(int)remainder];
        }
    }

    /// <summary>True where every character is one of the digits.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character))
                return false;
        }

        return true;
    }
}
