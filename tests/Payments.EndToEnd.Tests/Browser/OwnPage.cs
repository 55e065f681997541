using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>A visitor's steps on the shop's own payment page, whose card fields and whose bank stand in frames.</summary>
internal sealed partial class OwnPage(Visit visit)
{
    public const string Challenged = "4000000000003220";
    public const string ChallengedAlways = "4000002760003184";
    public const string ChallengedUnlessKept = "4000002500003155";
    public const string Frictionless = "4000000000003055";
    public const string ChallengedThenDeclined = "4000008400001629";
    public const string DeclinedOnceKept = "4000000000000341";
    public const string Cvc = "123";

    public IPage Page => visit.Page;

    public IFrameLocator Card => Page.FrameLocator("iframe[title='Card details']");

    public IFrameLocator Bank => Page.FrameLocator("dialog iframe");

    public ILocator Pay => Page.GetByRole(AriaRole.Button, new() { Name = "Pay £12.00", Exact = true });

    public ILocator Cancel => Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Cancel" });

    /// <summary>The order whose page this is, or was.</summary>
    public string Order => OrderUrl().Match(Page.Url).Groups["order"].Value;

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name });

    public async Task<string> OpenAsync()
    {
        await visit.OpenAsync("/");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Pay here: Night Ferry" }).ClickAsync();
        await Expect(Page).ToHaveURLAsync(PayUrl());
        return Order;
    }

    public async Task FillAsync(string number)
    {
        await Card.GetByLabel("Card number").FillAsync(number);
        await Card.GetByLabel("Expiry date").FillAsync("12/39");
        await Card.GetByLabel("Security code").FillAsync(Cvc);
    }

    public async Task PayAsync(string number, bool save = false)
    {
        await FillAsync(number);
        if (save)
            await Page.GetByLabel("Save my card for next time").CheckAsync();
        await Pay.ClickAsync();
    }

    public Task AnswerAsync(bool pass) =>
        Bank.GetByRole(AriaRole.Button, new() { Name = pass ? "Yes, it is mine" : "No, decline it" }).ClickAsync();

    public async Task IsPaidAsync()
    {
        await Expect(Heading("Thank you, your order is paid")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("paid");
    }

    /// <summary>The page tells what went wrong, and takes a card again.</summary>
    public async Task SaysAsync(string problem)
    {
        await Expect(visit.Alert).ToContainTextAsync(problem);
        await Expect(Page.Locator("dialog")).ToHaveCountAsync(0);
        await Expect(Pay).ToBeEnabledAsync();
    }

    public async Task BuyAndSaveAsync(string number, bool isChallenged = false)
    {
        await OpenAsync();
        await PayAsync(number, save: true);
        if (isChallenged)
            await AnswerAsync(pass: true);
        await IsPaidAsync();
    }

    public ILocator BuyAgain(string card) => Page.GetByRole(AriaRole.Button, new() { Name = $"Buy again with {card}: Night Ferry" });

    [GeneratedRegex("/(pay|orders)/(?<order>order_[0-9A-Za-z]+)")]
    private static partial Regex OrderUrl();

    [GeneratedRegex("/pay/order_[0-9A-Za-z]+$")]
    private static partial Regex PayUrl();
}
