using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Payments.Core.Tests;

public sealed class IbanTests
{
    private static readonly Gen<string> Ibans =
        from country in Gen.Elements(IbanCountries.All.ToArray())
        from characters in Gen.ArrayOf(Gen.Choose(0, 10 * 26 * 36), IbanCountries.LengthOf(country)!.Value - 4)
        let account = string.Concat(IbanCountries.StructureOf(country)!.Zip(characters, CharacterOf))
        where account.AsSpan().ContainsAnyInRange('1', '9')
        select country + IbanCheckDigits.Of(country, account) + account;

    private static char CharacterOf(char kind, int any) =>
        kind switch
        {
            'n' => "0123456789"[any % 10],
            'a' => "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[any % 26],
            _ => "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"[any % 36],
        };

    [Theory]
    [InlineData("DE89370400440532013000", "DE", true)]
    [InlineData("GB29NWBK60161331926819", "GB", true)]
    [InlineData("SE4550000000058398257466", "SE", true)]
    [InlineData("FR1420041010050500013M02606", "FR", true)]
    [InlineData("NO9386011117947", "NO", true)]
    [InlineData("NL91ABNA0417164300", "NL", true)]
    [InlineData("BE68539007547034", "BE", true)]
    [InlineData("IT60X0542811101000000123456", "IT", true)]
    [InlineData("AL47212110090000000235698741", "AL", true)]
    [InlineData("AE070331234567890123456", "AE", false)]
    [InlineData("SA0380000000608010167519", "SA", false)]
    public void The_published_examples_are_read(string text, string country, bool isInSepa)
    {
        Assert.True(Iban.TryParse(text, out var iban));

        Assert.Equal((text, country, isInSepa, text[^4..]), (iban.Electronic, iban.Country, iban.IsInSepa, iban.Last4));
    }

    [Theory]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData(" de89 3704 0044 0532 0130 00 ")]
    [InlineData("IBAN DE89-3704-0044-0532-0130-00")]
    [InlineData("DE89\u00a03704\u202f0044 0532013000")]
    [InlineData("\u200eDE89\u200b3704\ufeff0044\u00ad0532\u20110130\u201300\t")]
    [InlineData("DE89/3704.0044(0532)0130\u22120\u20600\ufe0f")]
    [InlineData("ＤＥ８９３７０４００４４０５３２０１３０００")]
    public void It_is_read_as_people_write_it(string text)
    {
        Assert.Null(Iban.Check(text, sepaOnly: true, out var iban));

        Assert.Equal("DE89370400440532013000", iban.Electronic);
        Assert.Equal("DE89 3704 0044 0532 0130 00", iban.Print);
        Assert.Equal("DE…3000", iban.ToString());
        Assert.Equal(new BankAccountSummary(BankAccountScheme.Iban, "DE", "3000"), iban.Summarize());
    }

    [Theory]
    [InlineData(null, "iban is required: the IBAN of the account that pays, such as DE89 3704 0044 0532 0130 00")]
    [InlineData("  ", "iban is required: the IBAN of the account that pays, such as DE89 3704 0044 0532 0130 00")]
    [InlineData("DE89 3704_0044", "iban has letters A to Z and digits only; take out everything else")]
    [InlineData("ДЕ89370400440532013000", "iban has letters A to Z and digits only; take out everything else")]
    [InlineData("---", "iban has letters A to Z and digits only; take out everything else")]
    [InlineData("4242 4242 4242 4242", "iban is a card number; give the IBAN of the bank account, which begins with two letters")]
    [InlineData(
        "370400440532013000",
        "iban begins with two letters for the country, such as DE; give the whole IBAN, not the account number alone"
    )]
    [InlineData("D", "iban begins with two letters for the country, such as DE; give the whole IBAN, not the account number alone")]
    [InlineData("DEX9370400440532013000", "iban has two digits after the country's letters, such as DE89; check the beginning")]
    [InlineData("US89370400440532013000", "iban begins with US, which is no country with IBANs; check the first two letters")]
    [InlineData("AE070331234567890123456", "iban begins with AE, a country outside SEPA; give an account in a SEPA country")]
    [InlineData("DE8937040044053201300", "iban has 22 characters in DE, and this one has 21; compare it with your bank statement")]
    [InlineData("DE893704004405320130000", "iban has 22 characters in DE, and this one has 23; compare it with your bank statement")]
    [InlineData(
        "DE96ABCD00440532013OOO",
        "iban has a letter as character 5, where DE has a digit; 0 and O, and 1 and I, are easily confused"
    )]
    [InlineData(
        "DE8937040044053201300O",
        "iban has a letter as character 22, where DE has a digit; 0 and O, and 1 and I, are easily confused"
    )]
    [InlineData(
        "GB29NWB160161331926819",
        "iban has a digit as character 8, where GB has a letter; 0 and O, and 1 and I, are easily confused"
    )]
    [InlineData(
        "DE36000000000000000000",
        "iban has more than zeros behind its check digits; take it from a bank statement or the bank's app"
    )]
    [InlineData(
        "GB20NWBK00000000000000",
        "iban has more than zeros behind its check digits; take it from a bank statement or the bank's app"
    )]
    [InlineData(
        "DE88370400440532013000",
        "iban has check digits that do not fit the rest; look for a character that is wrong or swapped with its neighbor"
    )]
    public void What_is_wrong_is_said_with_the_remedy(string? text, string message)
    {
        Assert.Equal(new FieldRefusal("iban", message), Iban.Check(text, sepaOnly: true, out var iban));

        Assert.Equal(default, iban);
    }

    [Fact]
    public void The_default_is_empty() =>
        Assert.Equal(
            ("", "", "", "", "", false),
            (
                default(Iban).Electronic,
                default(Iban).Print,
                default(Iban).Country,
                default(Iban).Last4,
                default(Iban).ToString(),
                default(Iban).IsInSepa
            )
        );

    [Fact]
    public void The_thirty_countries_of_the_EEA_ask_for_no_address() =>
        Assert.Equal(
            (30, "AD AL CH GB GI MC MD ME MK RS SM VA"),
            (IbanCountries.All.Count(IbanCountries.IsInEea), string.Join(' ', IbanCountries.InSepaOutsideEea))
        );

    [Fact]
    public void All_41_countries_and_Gibraltar_are_in_sepa() => Assert.Equal(42, IbanCountries.All.Count(IbanCountries.IsInSepa));

    [Fact]
    public void Every_number_is_read_back_from_both_of_its_forms() =>
        MoneyGenerators.Check(
            Ibans,
            text =>
                Iban.TryParse(text, out var iban)
                && iban.Electronic == text
                && Iban.TryParse(iban.Print, out var printed)
                && printed == iban
                && Iban.TryParse(text.ToLowerInvariant(), out var lower)
                && lower == iban
        );

    [Fact]
    public void Every_changed_character_of_the_account_is_found() =>
        MoneyGenerators.Check(
            from text in Ibans
            from at in Gen.Choose(4, text.Length - 1)
            from other in Gen.Elements("0123456789".ToCharArray())
            where char.IsAsciiDigit(text[at]) && text[at] != other
            select text[..at] + other + text[(at + 1)..],
            text => !Iban.TryParse(text, out _)
        );

    [Fact]
    public void Every_other_pair_of_check_digits_is_refused() =>
        MoneyGenerators.Check(
            from text in Ibans
            from pair in Gen.Choose(0, 99)
            select (text, pair: $"{pair:00}"),
            row => Iban.TryParse(row.text[..2] + row.pair + row.text[4..], out _) == (row.pair == row.text[2..4])
        );

    [Fact]
    public void Any_text_is_read_or_refused_and_never_repeated_in_the_message() =>
        MoneyGenerators.Check(
            from characters in Gen.ArrayOf(Gen.Elements("DESEGB0123456789 -x_é\0\uD800".ToCharArray()))
            select new string(characters),
            text =>
                Iban.Check(text, sepaOnly: false, out var iban) is { } problem
                    ? iban == default
                        && problem.Message.StartsWith("iban ", StringComparison.Ordinal)
                        && (text.Trim().Length < 6 || !problem.Message.Contains(text.Trim(), StringComparison.Ordinal))
                    : iban != default
        );
}
