using Xunit;

namespace Payments.Core.Tests;

public sealed class BankRequirementTests
{
    private static readonly Requirement[] Autogiro =
    [
        new(Requirement.AccountHolderName, RequirementKind.AccountHolder),
        new(Requirement.PersonalNumber, RequirementKind.PersonalNumber),
        new(Requirement.ClearingNumber, RequirementKind.ClearingNumber),
        new(Requirement.AccountNumber, RequirementKind.SwedishAccountNumber),
    ];

    private static readonly Requirement[] Bacs =
    [
        new(Requirement.AccountHolderName, RequirementKind.AccountHolder),
        new(Requirement.SortCode, RequirementKind.SortCode),
        new(Requirement.AccountNumber, RequirementKind.UkAccountNumber),
    ];

    [Fact]
    public void What_a_debit_needs_is_taken_in_the_form_for_banks_and_again_from_that_form()
    {
        AssertTaken(
            [new(Requirement.Iban, RequirementKind.Iban)],
            new() { ["iban"] = "de89 3704 0044 0532 0130 00" },
            new() { ["iban"] = "DE89370400440532013000" }
        );
        AssertTaken(
            Bacs,
            new()
            {
                ["account_holder_name"] = " Åsa O'Neill ",
                ["sort_code"] = "10-88-00",
                ["account_number"] = "0001 2345",
            },
            new()
            {
                ["account_holder_name"] = "Åsa O'Neill",
                ["sort_code"] = "108800",
                ["account_number"] = "00012345",
            }
        );
        AssertTaken(
            Autogiro,
            new()
            {
                ["account_holder_name"] = "Tolvan",
                ["personal_number"] = "19121212-1212",
                ["clearing_number"] = "8327-9",
                ["account_number"] = "00018",
            },
            new()
            {
                ["account_holder_name"] = "Tolvan",
                ["personal_number"] = "191212121212",
                ["clearing_number"] = "8327",
                ["account_number"] = "0000000018",
            }
        );
    }

    [Fact]
    public void Every_missing_field_is_told_in_order()
    {
        Assert.Empty(RequirementRules.Check(Autogiro, null, new Dictionary<string, string?>(), out var problems));

        Assert.Equal(Autogiro.Select(requirement => requirement.Field), problems.Select(problem => problem.Field));
        Assert.All(problems, problem => Assert.StartsWith($"{problem.Field} is required: ", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_account_number_is_held_against_its_clearing_number()
    {
        var given = new Dictionary<string, string?>
        {
            ["account_holder_name"] = "Tolvan",
            ["personal_number"] = "1212121212",
            ["clearing_number"] = "5141",
            ["account_number"] = "3215642",
        };

        RequirementRules.Check(Autogiro, null, given, out var wrongPair);
        given["clearing_number"] = "5140";
        RequirementRules.Check(Autogiro, null, given, out var rightPair);
        given["clearing_number"] = "0000";
        RequirementRules.Check(Autogiro, null, given, out var unknownBank);

        Assert.Equal(["account_number"], wrongPair.Select(problem => problem.Field));
        Assert.Empty(rightPair);
        Assert.Equal(["clearing_number"], unknownBank.Select(problem => problem.Field));
    }

    [Theory]
    [InlineData("321 5642", "3215642")]
    [InlineData("51403215642", null)]
    [InlineData("x", null)]
    public void Where_the_clearing_number_is_yet_to_be_asked_for_the_form_alone_is_looked_at(string number, string? taken)
    {
        var values = RequirementRules.Check(
            [Autogiro[3]],
            null,
            new Dictionary<string, string?> { ["account_number"] = number },
            out var problems
        );

        Assert.Equal(taken is null, problems.Count == 1);
        Assert.Equal(taken, values.GetValueOrDefault("account_number"));
    }

    [Fact]
    public void An_account_outside_sepa_is_refused()
    {
        RequirementRules.Check(
            [new(Requirement.Iban, RequirementKind.Iban)],
            null,
            new Dictionary<string, string?> { ["iban"] = "AE070331234567890123456" },
            out var problems
        );

        Assert.Equal(
            [new FieldRefusal("iban", "iban begins with AE, a country outside SEPA; give an account in a SEPA country")],
            problems
        );
    }

    [Theory]
    [InlineData("12345", "account_holder_name is a name; write it in letters, as the bank has it")]
    [InlineData("A\u0007B", "account_holder_name is text without control characters and without a card number")]
    [InlineData("Ann 4242 4242 4242 4242", "account_holder_name is text without control characters and without a card number")]
    public void A_name_is_text_with_letters(string name, string message)
    {
        RequirementRules.Check([Bacs[0]], null, new Dictionary<string, string?> { ["account_holder_name"] = name }, out var problems);

        Assert.Equal([new FieldRefusal("account_holder_name", message)], problems);
    }

    [Theory]
    [InlineData(70, true)]
    [InlineData(71, false)]
    public void A_name_has_at_most_70_characters(int length, bool isTaken)
    {
        RequirementRules.Check(
            [Bacs[0]],
            null,
            new Dictionary<string, string?> { ["account_holder_name"] = new('é', length) },
            out var problems
        );

        Assert.Equal(isTaken, problems.Count == 0);
    }

    private static void AssertTaken(Requirement[] requirements, Dictionary<string, string?> given, Dictionary<string, string> expected)
    {
        var taken = RequirementRules.Check(requirements, null, given, out var problems);
        Assert.Empty(problems);
        Assert.Equal(expected, taken);

        var again = RequirementRules.Check(
            requirements,
            null,
            taken.ToDictionary(field => field.Key, string? (field) => field.Value),
            out problems
        );
        Assert.Empty(problems);
        Assert.Equal(expected, again);
    }
}
