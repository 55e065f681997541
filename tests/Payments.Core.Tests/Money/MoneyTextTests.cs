using System.Text;
using Xunit;

namespace Payments.Core.Tests;

public class MoneyTextTests
{
    [Theory]
    [InlineData("GBP", 10000, "10000", "100.00")]
    [InlineData("GBP", 0, "0", "0.00")]
    [InlineData("GBP", 5, "5", "0.05")]
    [InlineData("GBP", -5, "-5", "-0.05")]
    [InlineData("GBP", long.MaxValue, "9223372036854775807", "92233720368547758.07")]
    [InlineData("GBP", long.MinValue, "-9223372036854775808", "-92233720368547758.08")]
    [InlineData("JPY", 5000, "5000", "5000")]
    [InlineData("JPY", 0, "0", "0")]
    [InlineData("JPY", long.MinValue, "-9223372036854775808", "-9223372036854775808")]
    [InlineData("KWD", 1500, "1500", "1.500")]
    [InlineData("CLF", 1, "1", "0.0001")]
    [InlineData("CLF", long.MinValue, "-9223372036854775808", "-922337203685477.5808")]
    public void An_amount_is_written_alike_everywhere(string code, long units, string minorUnits, string major)
    {
        var amount = Money.FromMinorUnits(units, Currency.Of(code));

        Assert.Equal(minorUnits, amount.ToMinorUnitString());
        Assert.Equal(major, amount.ToDecimalString());
        Assert.Equal($"{major} {code}", $"{amount}");
        Assert.Equal((minorUnits, major), InCharacters(amount));
        Assert.Equal((minorUnits, major), InUtf8(amount));
    }

    [Fact]
    public void Too_little_room_is_said_and_left_as_it_was()
    {
        var amount = Money.FromMinorUnits(-123456, Currency.Gbp);
        for (int length = 0; length < 7; length++)
        {
            char[] characters = new char[length];
            byte[] bytes = new byte[length];

            Assert.False(amount.TryFormatMinorUnits(characters, out int written) || written != 0);
            Assert.False(amount.TryFormatMinorUnits(bytes, out written) || written != 0);
            Assert.False(amount.TryFormatDecimal(characters, out written) || written != 0);
            Assert.False(amount.TryFormatDecimal(bytes, out written) || written != 0);
            Assert.All(characters, character => Assert.Equal('\0', character));
            Assert.All(bytes, value => Assert.Equal(0, value));
        }

        Assert.True(amount.TryFormatMinorUnits(new char[7], out int exact) && exact == 7);
        Assert.True(amount.TryFormatDecimal(new byte[8], out exact) && exact == 8);
    }

    [Fact]
    public void Every_error_has_its_own_description_for_every_currency()
    {
        foreach (Currency currency in Currency.All)
        {
            string[] descriptions = [.. Enum.GetValues<MoneyRefusal>().Select(error => MoneyRefusals.Describe(error, currency))];

            Assert.Equal("", descriptions[0]);
            Assert.Equal(descriptions.Length, descriptions.Distinct().Count());
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => MoneyRefusals.Describe((MoneyRefusal)99, Currency.Gbp));
    }

    [Theory]
    [InlineData(MoneyRefusal.TooFewDecimals, "USD", "The amount has fewer decimals than USD has; write exactly 2, as in 100.00.")]
    [InlineData(MoneyRefusal.TooManyDecimals, "JPY", "The amount has more decimals than JPY has; write none, as in 100.")]
    [InlineData(MoneyRefusal.DecimalPoint, "KWD", "The amount is in minor units, which are whole; write 100000 for 100.000 KWD.")]
    [InlineData(MoneyRefusal.OutOfRange, "GBP", "The amount is out of range; write at most 92233720368547758.07 GBP.")]
    public void A_description_names_the_remedy_for_the_currency(MoneyRefusal error, string code, string description) =>
        Assert.Equal(description, MoneyRefusals.Describe(error, Currency.Of(code)));

    private static (string MinorUnits, string Major) InCharacters(Money amount)
    {
        Span<char> room = stackalloc char[21];
        Assert.True(amount.TryFormatMinorUnits(room[..20], out int written));
        string minorUnits = room[..written].ToString();
        Assert.True(amount.TryFormatDecimal(room, out written));
        return (minorUnits, room[..written].ToString());
    }

    private static (string MinorUnits, string Major) InUtf8(Money amount)
    {
        Span<byte> room = stackalloc byte[21];
        Assert.True(amount.TryFormatMinorUnits(room[..20], out int written));
        string minorUnits = Encoding.UTF8.GetString(room[..written]);
        Assert.True(amount.TryFormatDecimal(room, out written));
        return (minorUnits, Encoding.UTF8.GetString(room[..written]));
    }
}
