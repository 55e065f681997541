using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Steps;

public sealed class DetailFieldTests
{
    [Theory]
    [InlineData(RequirementKind.Phone, "Phone number", "tel", "tel", "tel", null)]
    [InlineData(RequirementKind.BankAccount, "Bank account number", "text", "off", "numeric", null)]
    [InlineData(RequirementKind.Iban, "IBAN", "text", "off", null, "characters")]
    [InlineData(RequirementKind.SortCode, "Sort code", "text", "off", "numeric", null)]
    [InlineData(RequirementKind.UkAccountNumber, "Account number", "text", "off", "numeric", null)]
    [InlineData(RequirementKind.ClearingNumber, "Clearing number", "text", "off", "numeric", null)]
    [InlineData(RequirementKind.SwedishAccountNumber, "Account number", "text", "off", "numeric", null)]
    [InlineData(RequirementKind.AccountHolder, "Account holder’s name", "text", "name", null, "words")]
    [InlineData(RequirementKind.Country, "Country", "text", "country", null, "characters")]
    [InlineData(RequirementKind.PersonalNumber, "Personal or organization number", "text", "off", "numeric", null)]
    public async Task A_field_is_asked_for_with_its_label_its_hint_and_its_keyboard(
        RequirementKind kind,
        string label,
        string type,
        string autocomplete,
        string? keyboard,
        string? capitals
    )
    {
        var texts = PageTexts.For("en");
        var requirement = new Requirement("the_field", kind);
        var hint = texts.Hint(requirement, null);

        var page = await Pages.Render(
            Pages.OfEachKind.OfType<DetailsPage>().Single() with
            {
                Fields = [new("the_field", kind, texts.Label(requirement), hint, null, null)],
            }
        );

        Assert.NotNull(hint);
        Assert.Contains($">{label}</label>", page, StringComparison.Ordinal);
        Assert.Contains($"type=\"{type}\" autocomplete=\"{autocomplete}\"", page, StringComparison.Ordinal);
        Assert.Equal(keyboard is not null, page.Contains($"inputmode=\"{keyboard}\"", StringComparison.Ordinal));
        Assert.Equal(capitals is not null, page.Contains($"autocapitalize=\"{capitals}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_examples_in_the_hints_are_right() =>
        Assert.All(
            new (RequirementKind Kind, Func<string, bool> Fits)[]
            {
                (RequirementKind.Iban, text => Iban.TryParse(text, out _)),
                (RequirementKind.SortCode, text => UkBankAccount.Check(text, "00012345", out _).Count == 0),
                (RequirementKind.UkAccountNumber, text => UkBankAccount.Check("108800", text, out _).Count == 0),
                (RequirementKind.ClearingNumber, text => SwedishBankAccount.Check(text, "00018", out _).Count == 0),
                (RequirementKind.PersonalNumber, text => SwedishIdentityNumber.Check(text, out _) is null),
            },
            row =>
            {
                var hint = PageTexts.For("en").Hint(new Requirement("the_field", row.Kind), null)!;
                Assert.True(
                    row.Fits(hint[(hint.IndexOf("such as ", StringComparison.OrdinalIgnoreCase) + "such as ".Length)..].Split(" or ")[^1]),
                    hint
                );
            }
        );

    [Fact]
    public void A_problem_is_told_with_the_label_instead_of_the_name()
    {
        var requirement = new Requirement(Requirement.SortCode, RequirementKind.SortCode);
        RequirementRules.Check([requirement], null, new Dictionary<string, string?> { [Requirement.SortCode] = "1" }, out var problems);

        Assert.Equal(
            "Sort code has 6 digits, such as 10-88-00.",
            PageTexts.For("en").Describe(requirement, problems.Single(), isMissing: false)
        );
    }
}
