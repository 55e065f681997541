using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>The steps of a checkout's page, as a visitor walks them.</summary>
internal sealed class CheckoutWalk(Visit visit)
{
    public const string Card = "Card";
    public const string Transfer = "Bank transfer";
    public const string MobileMoney = "Mobile money";

    public IPage Page => visit.Page;

    /// <summary>The step's own part of the page, beside the summary.</summary>
    public ILocator Step => Page.Locator("section.body");

    public Task OpenAsync(JsonObject checkout) => visit.OpenAsync((string)checkout["checkout_url"]!);

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    /// <summary>What stands beside a label in the facts of a page.</summary>
    public ILocator Fact(string label) =>
        Page.Locator("dl > div").Filter(new() { Has = Page.Locator("dt").GetByText(label, new() { Exact = true }) }).Locator("dd");

    /// <summary>Takes a method; the currency is chosen where there is a choice.</summary>
    public async Task ChooseAsync(string method, string? currency = null)
    {
        var offer = Page.GetByRole(AriaRole.Listitem).Filter(new() { Has = Heading(method) });
        if (currency is not null)
            await offer.GetByRole(AriaRole.Combobox).SelectOptionAsync(currency);
        await offer.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Heading(method)).ToBeVisibleAsync();
        await Expect(ReviewButton).ToBeVisibleAsync();
    }

    public ILocator ReviewButton => Page.GetByRole(AriaRole.Button, new() { Name = "Review payment" });

    public async Task ReviewPhoneAsync(string rail, string phone)
    {
        await Page.GetByLabel(rail).CheckAsync();
        await Page.GetByLabel("Phone number").FillAsync(phone);
        await ReviewAsync();
    }

    public async Task ReviewAccountAsync(string account)
    {
        await Page.GetByLabel("Bank account number").FillAsync(account);
        await ReviewAsync();
    }

    public async Task ReviewCardAsync(string number)
    {
        await visit.FillCardAsync(number);
        await ReviewAsync();
    }

    /// <summary>From the first step to the instructions, or wherever confirming leads.</summary>
    public async Task PayByPhoneAsync(JsonObject checkout, string phone)
    {
        await OpenAsync(checkout);
        await ChooseAsync(MobileMoney);
        await ReviewPhoneAsync("MTN MoMo", phone);
        await visit.PayButton.ClickAsync();
    }

    public async Task PayByTransferAsync(JsonObject checkout, string account, string? currency = null)
    {
        await OpenAsync(checkout);
        await ChooseAsync(Transfer, currency);
        await ReviewAccountAsync(account);
        await visit.PayButton.ClickAsync();
    }

    public Task CancelAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Cancel payment" }).ClickAsync();

    private async Task ReviewAsync()
    {
        await ReviewButton.ClickAsync();
        await Expect(Heading("Check and pay")).ToBeVisibleAsync();
    }
}
