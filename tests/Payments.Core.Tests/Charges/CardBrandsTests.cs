using Xunit;

namespace Payments.Core.Tests;

public sealed class CardBrandsTests
{
    [Theory]
    [InlineData("4", CardBrand.Visa)]
    [InlineData("34", CardBrand.Amex)]
    [InlineData("37", CardBrand.Amex)]
    [InlineData("35", CardBrand.Unknown)]
    [InlineData("3527", CardBrand.Unknown)]
    [InlineData("3528", CardBrand.Jcb)]
    [InlineData("3589", CardBrand.Jcb)]
    [InlineData("3590", CardBrand.Unknown)]
    [InlineData("36", CardBrand.Diners)]
    [InlineData("38", CardBrand.Diners)]
    [InlineData("39", CardBrand.Diners)]
    [InlineData("299", CardBrand.Unknown)]
    [InlineData("300", CardBrand.Diners)]
    [InlineData("305", CardBrand.Diners)]
    [InlineData("306", CardBrand.Unknown)]
    [InlineData("3095", CardBrand.Diners)]
    [InlineData("3094", CardBrand.Unknown)]
    [InlineData("50", CardBrand.Maestro)]
    [InlineData("59", CardBrand.Unknown)]
    [InlineData("51", CardBrand.Mastercard)]
    [InlineData("55", CardBrand.Mastercard)]
    [InlineData("56", CardBrand.Maestro)]
    [InlineData("2205", CardBrand.Unknown)]
    [InlineData("2204", CardBrand.Mir)]
    [InlineData("2219", CardBrand.Unknown)]
    [InlineData("2220", CardBrand.Unknown)]
    [InlineData("2221", CardBrand.Mastercard)]
    [InlineData("2720", CardBrand.Mastercard)]
    [InlineData("2721", CardBrand.Unknown)]
    [InlineData("6011", CardBrand.Discover)]
    [InlineData("643", CardBrand.Unknown)]
    [InlineData("644", CardBrand.Discover)]
    [InlineData("649", CardBrand.Discover)]
    [InlineData("65", CardBrand.Discover)]
    [InlineData("62", CardBrand.UnionPay)]
    [InlineData("81", CardBrand.Unknown)]
    [InlineData("8100", CardBrand.UnionPay)]
    [InlineData("8171", CardBrand.UnionPay)]
    [InlineData("8172", CardBrand.Unknown)]
    [InlineData("817200", CardBrand.RuPay)]
    [InlineData("820199", CardBrand.RuPay)]
    [InlineData("820200", CardBrand.Unknown)]
    [InlineData("650002", CardBrand.Verve)]
    [InlineData("650027", CardBrand.Verve)]
    [InlineData("650028", CardBrand.Discover)]
    [InlineData("650031", CardBrand.Elo)]
    [InlineData("652149", CardBrand.Discover)]
    [InlineData("652150", CardBrand.RuPay)]
    [InlineData("653149", CardBrand.RuPay)]
    [InlineData("653150", CardBrand.Discover)]
    [InlineData("506000", CardBrand.Verve)]
    [InlineData("506199", CardBrand.Maestro)]
    [InlineData("506699", CardBrand.Elo)]
    [InlineData("5019", CardBrand.Dankort)]
    [InlineData("9792", CardBrand.Troy)]
    [InlineData("401178", CardBrand.Elo)]
    [InlineData("401177", CardBrand.Visa)]
    [InlineData("8600", CardBrand.Unknown)]
    [InlineData("", CardBrand.Unknown)]
    [InlineData("5", CardBrand.Unknown)]
    [InlineData("0", CardBrand.Unknown)]
    public void A_brand_is_known_by_its_first_digits(string digits, CardBrand brand) => Assert.Equal(brand, CardBrands.Detect(digits));

    [Theory]
    [InlineData(CardBrand.Visa, "16 19")]
    [InlineData(CardBrand.Verve, "16 18 19")]
    [InlineData(CardBrand.Maestro, "16 17 18 19")]
    [InlineData(CardBrand.RuPay, "16")]
    [InlineData(CardBrand.Mastercard, "16")]
    [InlineData(CardBrand.Amex, "15")]
    [InlineData(CardBrand.Discover, "16 17 18 19")]
    [InlineData(CardBrand.Jcb, "16 17 18 19")]
    [InlineData(CardBrand.UnionPay, "16 17 18 19")]
    [InlineData(CardBrand.Diners, "14 16 17 18 19")]
    [InlineData(CardBrand.Unknown, "12 13 14 15 16 17 18 19")]
    public void A_brand_has_its_lengths(CardBrand brand, string lengths) =>
        Assert.Equal(lengths, string.Join(' ', Enumerable.Range(0, 25).Where(length => CardBrands.AllowsLength(brand, length))));

    [Fact]
    public void Ranges_of_one_width_do_not_overlap_and_narrow_ones_come_first()
    {
        var ranges = CardBrands.Issuers;

        Assert.Equal(ranges.Select(range => range.First.Length).OrderDescending(), ranges.Select(range => range.First.Length));
        Assert.All(
            ranges,
            range =>
            {
                Assert.Equal(range.First.Length, range.Last.Length);
                Assert.True(string.CompareOrdinal(range.First, range.Last) <= 0, range.First);
                Assert.Single(ranges, other => other.First.Length == range.First.Length && other.Contains(range.First));
                Assert.Single(ranges, other => other.First.Length == range.First.Length && other.Contains(range.Last));
                Assert.Equal(range.Lengths.Order().Distinct(), range.Lengths);
                Assert.All(range.Lengths, length => Assert.InRange(length, 14, CardBrands.LongestNumber));
            }
        );
    }

    [Fact]
    public void Every_brand_has_a_range() =>
        Assert.Equal(Enum.GetValues<CardBrand>().ToHashSet(), CardBrands.Issuers.Select(range => range.Brand).ToHashSet());

    [Fact]
    public void Every_brand_has_a_key_a_name_and_a_length_of_its_security_code()
    {
        var brands = Enum.GetValues<CardBrand>();

        Assert.Equal(brands.Length, brands.Select(CardBrands.Key).Distinct().Count());
        Assert.Equal(brands.Length, brands.Select(CardBrands.Name).Distinct().Count());
        Assert.All(
            brands,
            brand =>
                Assert.Equal(
                    brand switch
                    {
                        CardBrand.Amex => "4",
                        CardBrand.Unknown => "3 4",
                        _ => "3",
                    },
                    string.Join(' ', Enumerable.Range(0, 9).Where(length => CardBrands.AllowsCvcLength(brand, length)))
                )
        );
    }
}
