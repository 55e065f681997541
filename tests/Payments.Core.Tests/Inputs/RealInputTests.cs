using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>The tables of real-shaped inputs, through the code that reads them.</summary>
public sealed class RealInputTests
{
    public static TheoryData<string, string, string> Cards => RealCards.All;

    public static TheoryData<string, string, string> Orders => OrderNumbers.All;

    public static TheoryData<string, string, string> Phones => RealPhones.All;

    public static TheoryData<string, string, string> Accounts => RealAccounts.All;

    [Fact]
    public void Each_table_has_at_least_forty_rows() =>
        Assert.All([Cards, Orders, Phones, Accounts], rows => Assert.True(rows.Count >= 40, $"{rows.Count} rows"));

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_card_is_found_however_it_is_written_and_its_brand_is_right(string printed, string brand, string source)
    {
        var digits = Digits(printed);

        Assert.Equal(brand, CardBrands.Key(CardBrands.Detect(digits)));
        Assert.True(CardBrands.AllowsLength(digits), source);
        Assert.All(WaysToWrite(printed), text => Assert.True(CardNumber.IsWithin(text), $"{text}: {source}"));
        Assert.All(
            WaysToWrite(printed),
            text => Assert.Equal("card_data_not_allowed", FieldText.Check($"order of {text}", 500, "reference")?.Code)
        );
        Assert.All(
            [printed, digits],
            text =>
            {
                Assert.False(Metadata.TryCreate([new("k", $"paid by {text}")], MetadataPolicy.Default, out _, out var refusal, out _));
                Assert.Equal(MetadataRefusal.CardNumber, refusal);
            }
        );
        Assert.DoesNotContain(digits[^4..], PayerText.Clean($"from {printed}", 140), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void An_order_number_is_no_card(string number, string check, string source)
    {
        Assert.Null(FieldText.Check(number, 255, "reference"));
        Assert.False(CardNumber.IsWithin($"order {number}, thanks"), source);
        Assert.Equal(check == "Luhn", CardNumber.HasValidCheckDigit(Digits(number)));
    }

    [Theory]
    [MemberData(nameof(Phones))]
    public void A_phone_is_read_or_refused_for_a_reason(string row, string expected, string source)
    {
        var code = row[..4];
        var text = row[5..];
        var problem = MobileNumber.Read(text, code, out var number);

        Assert.Equal(expected, problem == MobileNumberProblem.None ? number : problem.ToString());
        Assert.NotEmpty(source);

        var rail = new PaymentRail("operator", "The Operator", [Currency.Ghs], code);
        var taken = RequirementRules.Check(
            [new(Requirement.PhoneNumber, RequirementKind.Phone)],
            rail,
            new Dictionary<string, string?> { [Requirement.PhoneNumber] = text },
            out var problems
        );
        var isAbroad = TypedNumber.Compact(text).StartsWith('+');
        Assert.Equal(problem == MobileNumberProblem.None && isAbroad ? number : null, taken.GetValueOrDefault(Requirement.PhoneNumber));
        Assert.All(problems, found => Assert.EndsWith($"such as {MobileNumber.ExampleOf(code)}", found.Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public void An_account_is_taken_or_its_field_refused(string row, string expected, string source)
    {
        var (scheme, rest) = (row[..row.IndexOf(' ', StringComparison.Ordinal)], row[(row.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var parts = rest.Split(',');
        var problems = scheme switch
        {
            "IBAN" => Iban.Check(rest, sepaOnly: true, out _) is { } problem ? [problem] : [],
            "UK" => UkBankAccount.Check(parts[0], parts[1], out _),
            _ => SwedishBankAccount.Check(parts[0], parts[1], out _),
        };

        Assert.True(
            (expected == "taken" && problems.Count == 0) || problems.Any(problem => problem.Field == expected),
            $"{row}: {string.Join("; ", problems.Select(problem => problem.Message))} ({source})"
        );
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string[] WaysToWrite(string printed)
    {
        var digits = Digits(printed);
        return
        [
            printed,
            digits,
            printed.Replace(' ', '-'),
            printed.Replace(' ', '.'),
            printed.Replace(' ', '\u00a0'),
            printed.Replace(' ', '\u2011'),
            printed.Replace(" ", "\u2009\u2013\u2009", StringComparison.Ordinal),
            string.Join('\u200b', digits.ToCharArray()),
            string.Concat(digits.Select(digit => (char)(digit - '0' + '０'))),
            string.Concat(printed.Select(digit => char.IsAsciiDigit(digit) ? (char)(digit - '0' + '٠') : digit)),
            $"\ufeff{digits}\u200e",
        ];
    }
}
