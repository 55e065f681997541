using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>What a payer by card sees of each outcome on Yorlet's page, where a card is all there is and where there is more.</summary>
public sealed class YorletOutcomeTests(BankSite site, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<bool, bool> Cells =>
        new()
        {
            { true, true },
            { true, false },
            { false, true },
            { false, false },
        };

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_decline_is_told_and_another_card_pays(bool alone, bool javaScript)
    {
        var session = await OpenAsync(alone);
        await using var visit = await chromium.VisitAsync(site.Origin, javaScript);
        await PayAsync(visit, session, alone, SharedShop.Declined);
        await Expect(alone ? visit.Alert : Heading(visit, "The payment did not go through")).ToBeVisibleAsync();

        await PayAsync(visit, session, alone, SharedShop.Approved);
        await IsPaidAsync(visit, session);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_lost_answer_is_followed_until_it_is_known(bool alone, bool javaScript)
    {
        var session = await OpenAsync(alone);
        await using var visit = await chromium.VisitAsync(site.Origin, javaScript);
        await PayAsync(visit, session, alone, SharedShop.LostAnswer);
        await IsPaidAsync(visit, session);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_challenge_that_is_passed_has_paid(bool alone, bool javaScript)
    {
        var session = await OpenAsync(alone);
        await using var visit = await chromium.VisitAsync(site.Origin, javaScript);
        await ToIssuerAsync(visit, session, alone);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, it is mine" }).ClickAsync();
        await IsPaidAsync(visit, session);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_challenge_that_is_refused_is_told_and_another_card_pays(bool alone, bool javaScript)
    {
        var session = await OpenAsync(alone);
        await using var visit = await chromium.VisitAsync(site.Origin, javaScript);
        await ToIssuerAsync(visit, session, alone);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "No, decline it" }).ClickAsync();
        await Expect(alone ? visit.Alert : Heading(visit, "The payment did not go through")).ToBeVisibleAsync();

        await PayAsync(visit, session, alone, SharedShop.Approved);
        await IsPaidAsync(visit, session);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_challenge_that_is_left_leads_back_and_another_card_pays(bool alone, bool javaScript)
    {
        var session = await OpenAsync(alone);
        await using var visit = await chromium.VisitAsync(site.Origin, javaScript);
        await ToIssuerAsync(visit, session, alone);
        await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Back to ") }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Pay with another card" }).ClickAsync();

        await PayAsync(visit, session, alone, SharedShop.Approved);
        await IsPaidAsync(visit, session);
    }

    private async Task<JsonObject> OpenAsync(bool alone) =>
        await site.NewSessionAsync(Cancellation, alone ? [MethodIds.Card] : [MethodIds.BacsDebit, MethodIds.Card]);

    private static async Task PayAsync(Visit visit, JsonObject session, bool alone, string card)
    {
        if (!alone)
        {
            var walk = new BankWalk(visit);
            await walk.OpenAsync(session, MethodIds.Card);
            await visit.FillCardAsync(card);
            await walk.ReviewAsync();
            await walk.ConfirmButton.ClickAsync();
            return;
        }

        if (visit.Page.Url == "about:blank")
            await visit.OpenAsync((string)session["url"]!);
        await visit.PayAsync(card);
    }

    private static async Task ToIssuerAsync(Visit visit, JsonObject session, bool alone)
    {
        await PayAsync(visit, session, alone, OwnPage.Challenged);
        if (!alone)
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Continue to your bank" }).ClickAsync();
        await Expect(Heading(visit, "Is this payment yours?")).ToBeVisibleAsync();
    }

    private async Task IsPaidAsync(Visit visit, JsonObject session)
    {
        await Expect(visit.Page).ToHaveURLAsync(site.Returned);
        await site.Api.PaidAsync((string)session["id"]!, Cancellation);
        Assert.Empty(visit.Complaints);
    }

    private static ILocator Heading(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Heading, new() { Name = name });
}
