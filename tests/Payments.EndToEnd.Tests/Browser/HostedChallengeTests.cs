using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>3-D Secure on the hosted page, with scripts and without.</summary>
public sealed class HostedChallengeTests(SharedShop shop, Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_customer_who_passes_has_paid(bool javaScript)
    {
        await using var visit = await OpenAsync(javaScript);
        await ToBankAsync(visit);
        await AnswerAsync(visit, "Yes, it is mine");

        await Expect(Heading(visit, "Payment successful")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_customer_who_fails_has_not_and_pays_with_another_card(bool javaScript)
    {
        await using var visit = await OpenAsync(javaScript);
        await ToBankAsync(visit);
        await AnswerAsync(visit, "No, decline it");

        await Expect(visit.Alert).ToContainTextAsync("Your bank couldn’t verify your identity");
        await visit.PayAsync(SharedShop.Approved);
        await Expect(Heading(visit, "Payment successful")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_customer_who_gives_the_bank_up_pays_with_another_card(bool javaScript)
    {
        await using var visit = await OpenAsync(javaScript);
        await ToBankAsync(visit);
        await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Back to ") }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Continue to your bank" })).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Pay with another card" }).ClickAsync();
        await visit.PayAsync(SharedShop.Approved);

        await Expect(Heading(visit, "Payment successful")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    private static async Task ToBankAsync(Visit visit)
    {
        await visit.PayAsync(OwnPage.Challenged);
        await Expect(Heading(visit, "Is this payment yours?")).ToBeVisibleAsync();
    }

    private static Task AnswerAsync(Visit visit, string answer) =>
        visit.Page.GetByRole(AriaRole.Button, new() { Name = answer }).ClickAsync();

    private static ILocator Heading(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Heading, new() { Name = name });

    private async Task<Visit> OpenAsync(bool javaScript)
    {
        var session = await shop.NewSessionAsync(TestContext.Current.CancellationToken);
        var visit = await chromium.VisitAsync(shop.Origin, javaScript);
        await visit.OpenAsync((string)session["url"]!);
        return visit;
    }
}
