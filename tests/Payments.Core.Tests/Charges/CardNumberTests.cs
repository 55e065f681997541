using Xunit;

namespace Payments.Core.Tests;

public sealed class CardNumberTests
{
    [Theory]
    [InlineData("4242424242424242", true)]
    [InlineData("4242424242424241", false)]
    [InlineData("378282246310005", true)]
    [InlineData("5555555555554444", true)]
    [InlineData("0000000000000000", false)]
    [InlineData("", false)]
    [InlineData("18", true)]
    [InlineData("4242 4242 4242 4242", false)]
    [InlineData("４242424242424242", false)]
    public void The_check_digit_is_by_luhn(string digits, bool isValid) => Assert.Equal(isValid, CardNumber.HasValidCheckDigit(digits));

    [Fact]
    public void A_changed_digit_is_found()
    {
        const string Number = "4242424242424242";
        for (var i = 0; i < Number.Length; i++)
        {
            foreach (var digit in "0123456789".Where(digit => digit != Number[i]))
                Assert.False(CardNumber.HasValidCheckDigit($"{Number[..i]}{digit}{Number[(i + 1)..]}"));
        }
    }

    [Theory]
    [InlineData("4242424242424242", true)]
    [InlineData("4242 4242 4242 4242", true)]
    [InlineData("4242-4242-4242-4242", true)]
    [InlineData("card 4242  4242--4242 4242, thanks", true)]
    [InlineData("3782 822463 10005", true)]
    [InlineData("no4242424242424242no", true)]
    [InlineData("12 4242 4242 4242 4242", true)]
    [InlineData("ref 7 4242424242424242 12/30", true)]
    [InlineData("4242424242424242 123", true)]
    [InlineData("4000000000006", false)]
    [InlineData("6304000000000000", true)]
    [InlineData("６３０４００００００００００００", true)]
    [InlineData("٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢", true)]
    [InlineData("4242\u00a04242\u202f4242\u30004242", true)]
    [InlineData("4242\u20114242\u20134242\u22124242", true)]
    [InlineData("42\u200b42424\u00ad242424\ufeff242", true)]
    [InlineData("4242\t4242\t4242\t4242", true)]
    [InlineData("4242_4242/4242|4242", true)]
    [InlineData("4242 · 4242 · 4242 · 4242", true)]
    [InlineData("42424242 42424242", true)]
    [InlineData("620550 0000000000004", true)]
    [InlineData("DE89 4242 4242 4242 4242", true)]
    [InlineData("XX00 4242 4242 4242 4242", true)]
    [InlineData("AB4242424242424242", true)]
    [InlineData("4242+4242+4242+4242", true)]
    [InlineData("4242*4242*4242*4242", true)]
    [InlineData("4242~4242~4242~4242", true)]
    [InlineData("4242'4242'4242'4242", true)]
    [InlineData("4242 / 4242 / 4242 / 4242", true)]
    [InlineData("4242 4242 4242 4242/12/30", true)]
    [InlineData("4242-4242-4242-4242 | 12/30 | 123", true)]
    [InlineData("424242 4242424242", true)]
    [InlineData("4242 4242 42424242", true)]
    [InlineData("424242424242 4242", true)]
    [InlineData("Rooms 4111/4242/4242/4242/4242", false)]
    [InlineData("4242 / 4242 / 4242 / 4242 / 4111", false)]
    [InlineData("4111|4242|4242|4242|4242|4112", false)]
    [InlineData("NR46 4242 4242 4242 4242", true)]
    [InlineData("ID36 4242424242424242", true)]
    [InlineData("FI2112345600000785 5555 5555 5555 4444", true)]
    [InlineData("GB33BUKB20201555555555 5555 5555 5555 4444", true)]
    [InlineData("FI2112345600000785, GB33BUKB20201555555555", false)]
    [InlineData("4242, 4242, 4242, 4242", false)]
    [InlineData("4242\n4242\n4242\n4242", false)]
    [InlineData("IBAN: DK5000400440116243.", false)]
    [InlineData("to DK50 0040 0440 1162 43 and DE72 5001 0517 5407 3253 00", false)]
    [InlineData("to DE72 5001 0517 5407 3253 00 by 4242 4242 4242 4242", true)]
    [InlineData("4242424242424241", false)]
    [InlineData("424242424242", false)]
    [InlineData("42424242424242424242424242", false)]
    [InlineData("4242.4242.4242.4242", true)]
    [InlineData("2026-03-01T12:00:00.1234567+00:00", false)]
    [InlineData("+44 20 7946 0958", false)]
    [InlineData("", false)]
    public void A_card_number_within_a_text_is_found(string text, bool isWithin) => Assert.Equal(isWithin, CardNumber.IsWithin(text));

    // Two letters and two digits hide a card only where they are, with it, an IBAN of their country's length.
    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("5555555555554444")]
    [InlineData("378282246310005")]
    [InlineData("6304000000000000")]
    public void A_card_behind_two_letters_and_two_digits_is_found_unless_both_are_an_IBAN(string card)
    {
        for (var pair = 0; pair < 26 * 26; pair++)
        {
            for (var digits = 0; digits < 100; digits++)
            {
                var country = $"{(char)('A' + (pair / 26))}{(char)('A' + (pair % 26))}";
                var text = $"{country}{digits:D2} {card}";
                Assert.Equal(!Iban.TryParse(text, out _), CardNumber.IsWithin(text));
            }
        }
    }
}
