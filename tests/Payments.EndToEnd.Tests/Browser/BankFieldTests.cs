using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

public sealed class BankFieldTests(BankSite site, Chromium chromium)
{
    [Theory]
    [InlineData(MethodIds.SepaDebit, Requirement.Iban, "DE89 3704 0044 0532 0130 01", "IBAN", "check digits", true)]
    [InlineData(MethodIds.SepaDebit, Requirement.Iban, "DE89 3704 0044 0532 0130 01", "IBAN", "check digits", false)]
    [InlineData(MethodIds.BacsDebit, Requirement.SortCode, "10-88", "Sort code", "6 digits", true)]
    [InlineData(MethodIds.BacsDebit, Requirement.AccountNumber, "1234", "Account number", "8 digits", true)]
    [InlineData(MethodIds.Autogiro, Requirement.ClearingNumber, "1", "Clearing number", "4 digits", true)]
    [InlineData(MethodIds.Autogiro, Requirement.ClearingNumber, "1", "Clearing number", "4 digits", false)]
    public async Task What_is_wrong_with_an_account_stands_at_its_field(
        string method,
        string field,
        string wrong,
        string label,
        string message,
        bool javaScript
    )
    {
        var session = await site.NewSessionAsync(TestContext.Current.CancellationToken, method);
        await using var visit = await chromium.VisitAsync(site.Origin, javaScript);
        var walk = new BankWalk(visit);
        await walk.OpenAsync(session, method);
        await walk.FillAsync(method);
        await visit.Page.Locator($"input[name={field}]").FillAsync(wrong);
        await walk.ReviewButton.ClickAsync();

        var input = visit.Page.GetByLabel(label);
        await Expect(input).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(input).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex($"{label} .*{message}"));
        await Expect(input).ToHaveValueAsync(wrong);
        await Expect(visit.Alert).ToContainTextAsync(message);
        await Expect(visit.Page.Locator("input[aria-invalid=true]")).ToHaveCountAsync(1);

        await walk.FillAsync(method);
        await walk.ReviewAsync();
        Assert.Empty(visit.Complaints);
    }
}
