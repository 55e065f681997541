using System.Text;
using Xunit;

namespace Payments.Core.Tests;

public class CurrencyTests
{
    public static TheoryData<string, CurrencyRefusal> RefusedCodes =>
        new()
        {
            { "", CurrencyRefusal.Malformed },
            { "GB", CurrencyRefusal.Malformed },
            { "GBPX", CurrencyRefusal.Malformed },
            { "gbp", CurrencyRefusal.Malformed },
            { "Gbp", CurrencyRefusal.Malformed },
            { "G8P", CurrencyRefusal.Malformed },
            { " GBP", CurrencyRefusal.Malformed },
            { "USD\n", CurrencyRefusal.Malformed },
            { "US\n", CurrencyRefusal.Malformed },
            { "US\0", CurrencyRefusal.Malformed },
            { "US@", CurrencyRefusal.Malformed },
            { "US[", CurrencyRefusal.Malformed },
            { "\u212AWD", CurrencyRefusal.Malformed },
            { "K\u0174D", CurrencyRefusal.Malformed },
            { "\uFF27\uFF22\uFF30", CurrencyRefusal.Malformed },
            { "USĄ", CurrencyRefusal.Malformed },
            { "AAA", CurrencyRefusal.Unknown },
            { "ZZZ", CurrencyRefusal.Unknown },
            { "DEM", CurrencyRefusal.Unknown },
            { "BGN", CurrencyRefusal.Unknown },
            { "XAG", CurrencyRefusal.WithoutMinorUnit },
            { "XAU", CurrencyRefusal.WithoutMinorUnit },
            { "XBA", CurrencyRefusal.WithoutMinorUnit },
            { "XBB", CurrencyRefusal.WithoutMinorUnit },
            { "XBC", CurrencyRefusal.WithoutMinorUnit },
            { "XBD", CurrencyRefusal.WithoutMinorUnit },
            { "XDR", CurrencyRefusal.WithoutMinorUnit },
            { "XPD", CurrencyRefusal.WithoutMinorUnit },
            { "XPT", CurrencyRefusal.WithoutMinorUnit },
            { "XSU", CurrencyRefusal.WithoutMinorUnit },
            { "XTS", CurrencyRefusal.WithoutMinorUnit },
            { "XUA", CurrencyRefusal.WithoutMinorUnit },
            { "XXX", CurrencyRefusal.WithoutMinorUnit },
        };

    [Theory]
    [InlineData("AED", 784, 2, "UAE Dirham")]
    [InlineData("ALL", 8, 2, "Lek")]
    [InlineData("BHD", 48, 3, "Bahraini Dinar")]
    [InlineData("CLF", 990, 4, "Unidad de Fomento")]
    [InlineData("CLP", 152, 0, "Chilean Peso")]
    [InlineData("GBP", 826, 2, "Pound Sterling")]
    [InlineData("ISK", 352, 0, "Iceland Krona")]
    [InlineData("JPY", 392, 0, "Yen")]
    [InlineData("KWD", 414, 3, "Kuwaiti Dinar")]
    [InlineData("MRU", 929, 2, "Ouguiya")]
    [InlineData("TOP", 776, 2, "Pa\u2019anga")]
    [InlineData("USD", 840, 2, "US Dollar")]
    [InlineData("UYW", 927, 4, "Unidad Previsional")]
    [InlineData("XOF", 952, 0, "CFA Franc BCEAO")]
    [InlineData("ZWG", 924, 2, "Zimbabwe Gold")]
    public void A_currency_is_as_the_standard_lists_it(string code, int numeric, int digits, string name)
    {
        var currency = Currency.Of(code);

        Assert.Equal((code, numeric, digits, name), (currency.Code, currency.NumericCode, currency.MinorUnitDigits, currency.Name));
        Assert.Equal(code, currency.ToString());
    }

    [Fact]
    public void The_list_has_the_counts_of_the_standard()
    {
        var counts = Currency.All.CountBy(currency => currency.MinorUnitDigits).OrderBy(pair => pair.Key);

        Assert.Equal(165, Currency.All.Count);
        Assert.Equal([new(0, 17), new(2, 139), new(3, 7), new(4, 2)], counts);
    }

    [Fact]
    public void The_list_is_ordered_by_code_and_repeats_no_code_and_no_number()
    {
        Assert.Equal(
            Currency.All.Select(currency => currency.Code).Order(StringComparer.Ordinal).Distinct(),
            Currency.All.Select(currency => currency.Code)
        );
        Assert.Equal(Currency.All.Count, Currency.All.DistinctBy(currency => currency.NumericCode).Count());
        Assert.All(Currency.All, currency => Assert.InRange(currency.NumericCode, 1, 999));
    }

    [Fact]
    public void Every_currency_is_found_by_its_code_in_every_form()
    {
        foreach (Currency currency in Currency.All)
        {
            string lower = currency.Code.ToLowerInvariant();
            Assert.True(Currency.TryGet(currency.Code, out Currency byText) && byText == currency);
            Assert.True(Currency.TryGet(Encoding.ASCII.GetBytes(currency.Code), out Currency byBytes) && byBytes == currency);
            Assert.True(Currency.TryGetIgnoreCase(lower, out Currency byLowerText) && byLowerText == currency);
            Assert.True(Currency.TryGetIgnoreCase(Encoding.ASCII.GetBytes(lower), out Currency byLowerBytes) && byLowerBytes == currency);
            Assert.True(Currency.TryGetIgnoreCase(currency.Code, out Currency byUpperText) && byUpperText == currency);
        }
    }

    [Theory]
    [MemberData(nameof(RefusedCodes))]
    public void A_refused_code_says_why_in_characters_and_in_utf8(string code, CurrencyRefusal expected)
    {
        Assert.False(Currency.TryGet(code.AsSpan(), out Currency fromCharacters, out CurrencyRefusal characterError));
        Assert.False(Currency.TryGet(Encoding.UTF8.GetBytes(code), out Currency fromBytes, out CurrencyRefusal byteError));
        Assert.False(Currency.TryGet(code, out _));

        Assert.Equal((expected, expected), (characterError, byteError));
        Assert.Equal((default, default), (fromCharacters, fromBytes));
    }

    [Theory]
    [InlineData("u\u017Fd", CurrencyRefusal.Malformed)]
    [InlineData("\u212Awd", CurrencyRefusal.Malformed)]
    [InlineData("us`", CurrencyRefusal.Malformed)]
    [InlineData("us{", CurrencyRefusal.Malformed)]
    [InlineData("us@", CurrencyRefusal.Malformed)]
    [InlineData("us\u0001", CurrencyRefusal.Malformed)]
    [InlineData("\u0131sk", CurrencyRefusal.Malformed)]
    [InlineData("\u0130SK", CurrencyRefusal.Malformed)]
    [InlineData("dem", CurrencyRefusal.Unknown)]
    [InlineData("xau", CurrencyRefusal.WithoutMinorUnit)]
    public void Ignoring_case_folds_ascii_letters_and_nothing_else(string code, CurrencyRefusal expected)
    {
        Assert.False(Currency.TryGetIgnoreCase(code, out _, out CurrencyRefusal characterError));
        Assert.False(Currency.TryGetIgnoreCase(Encoding.UTF8.GetBytes(code), out _, out CurrencyRefusal byteError));

        Assert.Equal((expected, expected), (characterError, byteError));
    }

    [Theory]
    [InlineData("gbp", "three upper-case")]
    [InlineData("DEM", "not an active ISO 4217 code")]
    [InlineData("XAU", "no minor unit")]
    public void Asking_for_a_refused_code_throws_with_the_reason(string code, string reason)
    {
        var thrown = Assert.Throws<ArgumentException>(() => Currency.Of(code));

        Assert.Contains($"\"{code}\"", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(reason, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_code_at_all_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Currency.Of(null!));
        Assert.False(Currency.TryGet((string?)null, out _));
        Assert.False(Currency.TryGetIgnoreCase((string?)null, out _));
    }

    [Fact]
    public void The_default_is_no_currency()
    {
        Currency none = default;

        Assert.Throws<InvalidOperationException>(() => none.Code);
        Assert.Throws<InvalidOperationException>(() => none.NumericCode);
        Assert.Throws<InvalidOperationException>(() => none.MinorUnitDigits);
        Assert.Throws<InvalidOperationException>(() => none.Name);
        Assert.Equal(default, none);
        Assert.DoesNotContain(none, Currency.All);
        Assert.Equal("(no currency)", none.ToString());
    }

    [Fact]
    public void Every_error_has_its_own_description_and_none_has_none()
    {
        string[] descriptions = [.. Enum.GetValues<CurrencyRefusal>().Select(CurrencyRefusals.Describe)];

        Assert.Equal("", descriptions[0]);
        Assert.Equal(descriptions.Length, descriptions.Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => CurrencyRefusals.Describe((CurrencyRefusal)99));
    }
}
