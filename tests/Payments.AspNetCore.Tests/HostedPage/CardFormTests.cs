using System.Text.Json;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

public sealed class CardFormTests
{
    private static readonly DateTimeOffset Now = new(2025, 11, 17, 16, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("4242 4242 4242 4242", "4242424242424242", "Visa")]
    [InlineData("4242-4242-4242-4242", "4242424242424242", "Visa")]
    [InlineData("4242–4242\u00a04242 4242", "4242424242424242", "Visa")]
    [InlineData("٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢", "4242424242424242", "Visa")]
    [InlineData("4242.4242.4242.4242", "4242424242424242", "Visa")]
    [InlineData("\u200e4242\u200b4242\ufeff4242\u00ad4242\t", "4242424242424242", "Visa")]
    [InlineData("４２４２４２４２４２４２４２４２", "4242424242424242", "Visa")]
    [InlineData("4000000000000000006", "4000000000000000006", "Visa")]
    [InlineData("5555555555554444", "5555555555554444", "Mastercard")]
    [InlineData("2223003122003222", "2223003122003222", "Mastercard")]
    [InlineData("6011111111111117", "6011111111111117", "Discover")]
    [InlineData("30569309025904", "30569309025904", "Diners")]
    [InlineData("36227206271667", "36227206271667", "Diners")]
    [InlineData("3530111333300000", "3530111333300000", "Jcb")]
    [InlineData("6200000000000005", "6200000000000005", "UnionPay")]
    [InlineData("100000000008", "100000000008", "Unknown")]
    public void A_number_is_read_however_it_is_grouped(string typed, string digits, string brand)
    {
        var result = Parse(number: typed);

        Assert.Empty(result.Errors);
        Assert.Equal(digits, result.Card!.Number);
        Assert.Equal(Enum.Parse<CardBrand>(brand), result.Card.Brand);
        Assert.Equal(digits[^4..], result.Card.Last4);
    }

    [Theory]
    [InlineData(null, "Required")]
    [InlineData("   ", "Required")]
    [InlineData("4242 4242 4242 424x", "Malformed")]
    [InlineData("-", "Malformed")]
    [InlineData("4242 4242 4242", "WrongLength")]
    [InlineData("10000000009", "WrongLength")]
    [InlineData("4222222222222", "WrongLength")]
    [InlineData("500000000009", "WrongLength")]
    [InlineData("81720000000000005", "WrongLength")]
    [InlineData("10000000000000000008", "WrongLength")]
    [InlineData("37828224631000", "WrongLength")]
    [InlineData("55555555555544440", "WrongLength")]
    [InlineData("4242424242424241", "Mistyped")]
    [InlineData("0000000000000000", "Mistyped")]
    public void A_number_is_refused_for_a_reason(string? typed, string problem) =>
        Assert.Equal([new CardFieldError(CardField.Number, Enum.Parse<CardFieldProblem>(problem))], Parse(number: typed).Errors);

    [Theory]
    [InlineData("01/29", 1, 2029)]
    [InlineData("1/29", 1, 2029)]
    [InlineData("01 / 29", 1, 2029)]
    [InlineData("01/2029", 1, 2029)]
    [InlineData("0129", 1, 2029)]
    [InlineData("012029", 1, 2029)]
    [InlineData("01-29", 1, 2029)]
    [InlineData("01.29", 1, 2029)]
    [InlineData(" 12 29 ", 12, 2029)]
    [InlineData("٠١/٢٩", 1, 2029)]
    [InlineData("01/29\u200e", 1, 2029)]
    [InlineData("\u200e01/29", 1, 2029)]
    [InlineData("\ufeff01/29", 1, 2029)]
    [InlineData("01\u00ad/29", 1, 2029)]
    [InlineData("01\u201129", 1, 2029)]
    [InlineData("01\u201329", 1, 2029)]
    [InlineData("01\u221229", 1, 2029)]
    [InlineData("01\u00a0/\u00a029", 1, 2029)]
    [InlineData("01\t29", 1, 2029)]
    [InlineData("01  /  29", 1, 2029)]
    [InlineData("０１／２９", 1, 2029)]
    [InlineData("१२/२९", 12, 2029)]
    [InlineData("11/25", 11, 2025)]
    [InlineData("12/50", 12, 2050)]
    public void An_expiry_is_read_in_the_ways_people_write_it(string typed, int month, int year)
    {
        var card = Parse(expiry: typed).Card;

        Assert.Equal((month, year), (card!.ExpiryMonth, card.ExpiryYear));
    }

    [Theory]
    [InlineData(null, "Required")]
    [InlineData("", "Required")]
    [InlineData("13/29", "Malformed")]
    [InlineData("00/29", "Malformed")]
    [InlineData("129", "Malformed")]
    [InlineData("2029-01", "Malformed")]
    [InlineData("01/029", "Malformed")]
    [InlineData("01//29", "Malformed")]
    [InlineData("01/29/30", "Malformed")]
    [InlineData("\u200b", "Malformed")]
    [InlineData("soon", "Malformed")]
    [InlineData("10/25", "Expired")]
    [InlineData("12/2024", "Expired")]
    [InlineData("01/0999", "Expired")]
    [InlineData("01/51", "TooFarAhead")]
    [InlineData("01/2099", "TooFarAhead")]
    public void An_expiry_is_refused_for_a_reason(string? typed, string problem) =>
        Assert.Equal([new CardFieldError(CardField.Expiry, Enum.Parse<CardFieldProblem>(problem))], Parse(expiry: typed).Errors);

    [Fact]
    public void A_card_is_good_until_its_month_is_over_everywhere()
    {
        var lastMoment = new DateTimeOffset(2025, 12, 1, 11, 59, 59, TimeSpan.Zero);

        Assert.NotNull(Parse(expiry: "11/25", now: lastMoment).Card);
        Assert.Null(Parse(expiry: "11/25", now: lastMoment.AddSeconds(1)).Card);
    }

    [Theory]
    [InlineData("4242424242424242", "123", null)]
    [InlineData("4242424242424242", " 123 ", null)]
    [InlineData("378282246310005", "1234", null)]
    [InlineData("100000000008", "123", null)]
    [InlineData("100000000008", "1234", null)]
    [InlineData("4242424242424242", "", "Required")]
    [InlineData("4242424242424242", "12a", "Malformed")]
    [InlineData("4242424242424242", "12", "WrongLength")]
    [InlineData("4242424242424242", "1234", "WrongLength")]
    [InlineData("378282246310005", "123", "WrongLength")]
    [InlineData("100000000008", "12345", "WrongLength")]
    public void A_security_code_is_as_long_as_the_network_makes_it(string number, string code, string? problem)
    {
        CardFieldError[] expected = problem is null ? [] : [new(CardField.Cvc, Enum.Parse<CardFieldProblem>(problem))];

        Assert.Equal(expected, Parse(number: number, cvc: code).Errors);
    }

    [Theory]
    [InlineData(" Ada Lovelace ", null, "Ada Lovelace")]
    [InlineData("李小龍", null, "李小龍")]
    [InlineData("Henry 8", null, "Henry 8")]
    [InlineData("𠮷野 太郎", null, "𠮷野 太郎")]
    [InlineData("𞤀𞤣𞤢𞤥 𞤐𞤶𞤢𞤴", null, "𞤀𞤣𞤢𞤥 𞤐𞤶𞤢𞤴")]
    [InlineData("O’Brien-Łukasz Ⅲ", null, "O’Brien-Łukasz Ⅲ")]
    [InlineData("نیم\u200cفاصله", null, "نیم\u200cفاصله")]
    [InlineData("\u200b\ufeff", "Required", null)]
    [InlineData("𝟒𝟐𝟒𝟐𝟒𝟐", "LooksLikeCardNumber", null)]
    [InlineData(null, "Required", null)]
    [InlineData(" ", "Required", null)]
    [InlineData("Ada\u0007", "Malformed", null)]
    [InlineData("4242 4242 4242 4242", "LooksLikeCardNumber", null)]
    public void A_name_is_kept_only_when_it_is_one(string? typed, string? problem, string? kept)
    {
        CardFieldError[] expected = problem is null ? [] : [new(CardField.Name, Enum.Parse<CardFieldProblem>(problem))];
        var result = Parse(name: typed);

        Assert.Equal(expected, result.Errors);
        Assert.Equal(kept, result.NameToKeep);
    }

    [Fact]
    public void A_name_with_half_a_character_is_refused() =>
        Assert.Equal([new(CardField.Name, CardFieldProblem.Malformed)], Parse(name: "\ud842 half").Errors);

    [Fact]
    public void Names_are_accepted_up_to_their_limit()
    {
        Assert.Empty(Parse(name: new string('a', CardFormParser.LongestName)).Errors);
        Assert.Empty(Parse(name: string.Concat(Enumerable.Repeat("𠮷", CardFormParser.LongestName))).Errors);
        Assert.Equal(
            [new(CardField.Name, CardFieldProblem.Malformed)],
            Parse(name: new string('a', CardFormParser.LongestName + 1)).Errors
        );
    }

    [Fact]
    public void Every_wrong_field_is_reported_at_once_in_the_order_of_the_form()
    {
        var result = CardFormParser.Parse(null, null, null, null, Now);

        Assert.Null(result.Card);
        Assert.Equal([CardField.Number, CardField.Expiry, CardField.Cvc, CardField.Name], result.Errors.Select(e => e.Field));
    }

    [Fact]
    public void A_huge_post_is_refused_and_not_read() =>
        Assert.Equal([new(CardField.Number, CardFieldProblem.Malformed)], Parse(number: new string('4', 100_000)).Errors);

    [Fact]
    public void A_card_tells_its_number_and_code_to_nobody()
    {
        var result = Parse();

        Assert.Equal("Visa ending 4242", result.Card!.ToString());
        Assert.All(
            [result.ToString(), result.Card.ToString(), JsonSerializer.Serialize(result), JsonSerializer.Serialize(result.Card)],
            text =>
            {
                Assert.DoesNotContain("4242424242424242", text, StringComparison.Ordinal);
                Assert.DoesNotContain("987", text, StringComparison.Ordinal);
            }
        );
    }

    private static CardFormResult Parse(
        string? number = "4242424242424242",
        string? expiry = "01/29",
        string? cvc = "\0",
        string? name = "Ada Lovelace",
        DateTimeOffset? now = null
    )
    {
        // Amex alone has four digits; a test that is not about the code gets one that fits.
        var code =
            cvc != "\0" ? cvc
            : number?.StartsWith("37", StringComparison.Ordinal) == true ? "9876"
            : "987";
        return CardFormParser.Parse(number, expiry, code, name, now ?? Now);
    }
}
