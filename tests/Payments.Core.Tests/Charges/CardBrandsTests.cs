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
    [InlineData("50", CardBrand.Unknown)]
    [InlineData("51", CardBrand.Mastercard)]
    [InlineData("55", CardBrand.Mastercard)]
    [InlineData("56", CardBrand.Unknown)]
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
    [InlineData("81", CardBrand.UnionPay)]
    [InlineData("", CardBrand.Unknown)]
    [InlineData("5", CardBrand.Unknown)]
    [InlineData("0", CardBrand.Unknown)]
    public void A_brand_is_known_by_its_first_digits(string digits, CardBrand brand) => Assert.Equal(brand, CardBrands.Detect(digits));

    [Theory]
    [InlineData(CardBrand.Visa, "13 16 19")]
    [InlineData(CardBrand.Mastercard, "16")]
    [InlineData(CardBrand.Amex, "15")]
    [InlineData(CardBrand.Discover, "16 17 18 19")]
    [InlineData(CardBrand.Jcb, "16 17 18 19")]
    [InlineData(CardBrand.UnionPay, "16 17 18 19")]
    [InlineData(CardBrand.Diners, "14 15 16 17 18 19")]
    [InlineData(CardBrand.Unknown, "12 13 14 15 16 17 18 19")]
    public void A_brand_has_its_lengths(CardBrand brand, string lengths) =>
        Assert.Equal(lengths, string.Join(' ', Enumerable.Range(0, 25).Where(length => CardBrands.AllowsLength(brand, length))));

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
