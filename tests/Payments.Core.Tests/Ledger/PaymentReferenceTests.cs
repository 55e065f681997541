using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class PaymentReferenceTests
{
    [Theory]
    [InlineData("{0}")]
    [InlineData("rent march {0} thanks")]
    [InlineData("RF{0}7")]
    [InlineData("/ROC/{0}//URI/flat 3")]
    public void It_is_found_in_whatever_else_is_written(string text)
    {
        var random = new SeededRandom(7);
        for (var round = 0; round < 200; round++)
        {
            var reference = PaymentReference.New(random);
            Assert.Equal(PaymentReference.Length, reference.Length);
            Assert.Contains(reference, PaymentReference.FindIn(text.Replace("{0}", reference, StringComparison.Ordinal)));
            Assert.Contains(
                reference,
                PaymentReference.FindIn(
                    text.Replace("{0}", $"{reference[..3]} {reference[3..6]}-{reference[6..]}".ToLowerInvariant(), StringComparison.Ordinal)
                )
            );
            Assert.Contains(
                reference,
                PaymentReference.FindIn(text.Replace("{0}", reference.Replace('0', 'O').Replace('1', 'l'), StringComparison.Ordinal))
            );
        }
    }

    [Fact]
    public void Nearly_every_wrong_character_and_swap_is_seen()
    {
        var random = new SeededRandom(7);
        var (wrong, taken) = (0, 0);
        for (var round = 0; round < 200; round++)
        {
            var reference = PaymentReference.New(random);
            for (var at = 1; at < reference.Length - 1; at++)
            {
                var other = reference.ToCharArray();
                other[at] = other[at] == '7' ? '8' : '7';
                Count(new string(other));
                (other[at], other[at + 1]) = (reference[at + 1], reference[at]);
                if (reference[at] != reference[at + 1])
                    Count(new string(other));
            }
        }

        Assert.InRange(taken, 0, wrong / 15);

        void Count(string text)
        {
            wrong++;
            taken += PaymentReference.FindIn(text).Count;
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no reference at all, just words about the rent")]
    public void Where_there_is_none_none_is_found(string? text) => Assert.Empty(PaymentReference.FindIn(text));

    [Fact]
    public void More_than_one_is_found_in_their_order()
    {
        var random = new SeededRandom(7);
        var (one, two) = (PaymentReference.New(random), PaymentReference.New(random));

        Assert.Equal([one, two], PaymentReference.FindIn($"{one} and {two}").Where(found => found == one || found == two));
    }
}
