using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Payments.Core.Tests;

public class MoneyRoundTripTests
{
    // Digits and all that people put between, before and after them.
    private static readonly Gen<string> AmountLikeTexts =
        from runes in Gen.ArrayOf(
            Gen.Frequency(
                (12, Gen.Elements([.. "0123456789".Select(digit => digit.ToString())])),
                (3, Gen.Constant(".")),
                (
                    1,
                    Gen.Elements(
                        "-",
                        "+",
                        ",",
                        "_",
                        "'",
                        " ",
                        "\n",
                        "\0",
                        "e",
                        "E",
                        "x",
                        "٣",
                        "\uFF11",
                        "\u00A0",
                        "£",
                        "\U0001D7D8",
                        "\u2212"
                    )
                )
            )
        )
        select string.Concat(runes);

    [Fact]
    public void Every_amount_is_read_back_from_its_minor_units() =>
        MoneyGenerators.Check(
            MoneyGenerators.ParseableAmounts,
            amount =>
                Money.TryParseMinorUnits(amount.ToMinorUnitString(), amount.Currency, out Money fromText, out _)
                && fromText == amount
                && Money.TryParseMinorUnits(Utf8(amount.ToMinorUnitString()), amount.Currency, out Money fromBytes, out _)
                && fromBytes == amount
        );

    [Fact]
    public void Every_amount_is_read_back_from_its_decimal() =>
        MoneyGenerators.Check(
            MoneyGenerators.ParseableAmounts,
            amount =>
                Money.TryParseDecimal(amount.ToDecimalString(), amount.Currency, out Money fromText, out _)
                && fromText == amount
                && Money.TryParseDecimal(Utf8(amount.ToDecimalString()), amount.Currency, out Money fromBytes, out _)
                && fromBytes == amount
        );

    [Fact]
    public void Both_forms_are_written_alike_in_characters_and_utf8() =>
        MoneyGenerators.Check(
            MoneyGenerators.Amounts,
            amount =>
            {
                Span<byte> bytes = stackalloc byte[21];
                Span<char> characters = stackalloc char[21];
                return amount.TryFormatDecimal(bytes, out int count)
                    && bytes[..count].SequenceEqual(Utf8(amount.ToDecimalString()))
                    && amount.TryFormatDecimal(characters, out count)
                    && characters[..count].SequenceEqual(amount.ToDecimalString())
                    && amount.TryFormatMinorUnits(bytes, out count)
                    && bytes[..count].SequenceEqual(Utf8(amount.ToMinorUnitString()))
                    && amount.TryFormatMinorUnits(characters, out count)
                    && characters[..count].SequenceEqual(amount.ToMinorUnitString())
                    && amount.ToMinorUnitString() == amount.MinorUnits.ToString(CultureInfo.InvariantCulture);
            }
        );

    [Fact]
    public void A_text_is_accepted_in_one_spelling_only_and_otherwise_refused_with_a_reason() =>
        MoneyGenerators.Check(
            from text in AmountLikeTexts
            from currency in MoneyGenerators.Currencies
            select (text, currency),
            row =>
            {
                bool minorUnits = Money.TryParseMinorUnits(row.text, row.currency, out Money units, out MoneyRefusal unitsError);
                bool minorUnitsUtf8 = Money.TryParseMinorUnits(
                    Utf8(row.text),
                    row.currency,
                    out Money unitsUtf8,
                    out MoneyRefusal unitsUtf8Error
                );
                bool major = Money.TryParseDecimal(row.text, row.currency, out Money whole, out MoneyRefusal wholeError);
                bool majorUtf8 = Money.TryParseDecimal(Utf8(row.text), row.currency, out Money wholeUtf8, out MoneyRefusal wholeUtf8Error);
                return (minorUnits, units, unitsError) == (minorUnitsUtf8, unitsUtf8, unitsUtf8Error)
                    && (major, whole, wholeError) == (majorUtf8, wholeUtf8, wholeUtf8Error)
                    && minorUnits == (unitsError == MoneyRefusal.None)
                    && major == (wholeError == MoneyRefusal.None)
                    && (minorUnits ? units.ToMinorUnitString() == row.text : units == default)
                    && (major ? whole.ToDecimalString() == row.text : whole == default);
            }
        );

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
