using System.Numerics;
using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class Base62Tests
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    [Theory]
    [InlineData(16, 22)]
    [InlineData(32, 43)]
    [InlineData(4, 6)]
    public void Bytes_become_the_number_that_they_are(int bytes, int width)
    {
        var random = new SeededRandom(bytes);
        for (var round = 0; round < 200; round++)
        {
            var value = new byte[bytes];
            random.Fill(value);
            Assert.Equal(Expected(value, width), Encode(value, width));
        }
    }

    [Fact]
    public void The_largest_number_fits_and_the_smallest_is_padded()
    {
        Assert.Equal(new string('0', 22), Encode(new byte[16], 22));
        Assert.Equal("7n42DGM5Tflk9n8mt7Fhc7", Encode([.. Enumerable.Repeat((byte)255, 16)], 22));
        Assert.Equal(Expected([.. Enumerable.Repeat((byte)255, 32)], 43), Encode([.. Enumerable.Repeat((byte)255, 32)], 43));
    }

    [Fact]
    public void Texts_sort_as_their_bytes_do()
    {
        var random = new SeededRandom(3);
        var values = Enumerable
            .Range(0, 500)
            .Select(_ =>
            {
                var value = new byte[16];
                random.Fill(value);
                return value;
            })
            .ToList();

        Assert.Equal(
            values.OrderBy(Convert.ToHexString, StringComparer.Ordinal).Select(value => Encode(value, 22)),
            values.Select(value => Encode(value, 22)).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Letters_and_digits_of_ascii_are_valid_and_nothing_else() =>
        Assert.Equal(
            Digits.Order(),
            Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(character => Base62.IsValid([character]))
        );

    private static string Encode(byte[] value, int width)
    {
        var text = new char[width];
        Base62.Encode(value, text);
        return new string(text);
    }

    private static string Expected(byte[] value, int width)
    {
        var number = new BigInteger(value, isUnsigned: true, isBigEndian: true);
        var text = new char[width];
        for (var at = width - 1; at >= 0; at--)
        {
            text[at] = Digits[(int)(number % 62)];
            number /= 62;
        }

        Assert.True(number.IsZero);
        return new string(text);
    }
}
