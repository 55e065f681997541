using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>The page in the payer's language and with the payer's price.</summary>
public sealed class WorldPagesTests(WorldSite site, Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-NG", null, "₦75,000.00 NGN")]
    [InlineData("en-GH", null, "GH₵620.00 GHS")]
    [InlineData("en-GB", null, "US$50.00 USD")]
    [InlineData("en-GB", "NG", "₦75,000.00 NGN")]
    [InlineData("en-GB", "GH", "GH₵620.00 GHS")]
    [InlineData("en-NG", "GH", "GH₵620.00 GHS")]
    [InlineData("en-NG", "US", "US$50.00 USD")]
    [InlineData("sv-SE", null, "≈ 475,00 kr SEK")]
    public async Task The_page_heads_with_the_price_of_the_place_and_the_payer_changes_it(string language, string? country, string price)
    {
        var url = await site.NewCheckoutAsync(Cancellation);
        await using var visit = await VisitAsync(language, country);
        await visit.OpenAsync(url);
        await Expect(Amount(visit)).ToHaveTextAsync(price);

        await visit.Page.Locator("#show-in").SelectOptionAsync("GHS");
        await visit.Page.Locator(".show-in button").ClickAsync();
        await Expect(Amount(visit)).ToHaveTextAsync(language == "sv-SE" ? "620,00 GH₵ GHS" : "GH₵620.00 GHS");
        Assert.Equal("GHS", await visit.Page.Locator(".methods select").First.InputValueAsync());
        Assert.Empty(visit.Complaints);
    }

    public static TheoryData<string> Languages => ["en-GB", "de-DE", "es-ES", "fr-FR", "sv-SE"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_page_is_sound_in_every_language_on_the_narrowest_screen(string language)
    {
        await using var visit = await VisitAsync(language, "GH", width: 320);
        await visit.OpenAsync(await site.NewCardSessionAsync(Cancellation));
        await IsSoundAsync(visit, language, "card");
        await visit.Page.Locator("button.pay").ClickAsync();
        await Expect(visit.Page.Locator("#card-number-error")).ToBeVisibleAsync();
        await IsSoundAsync(visit, language, "card-errors");
        await TypeCardAsync(visit, SharedShop.Declined);
        await visit.Page.Locator("button.pay").ClickAsync();
        await Expect(visit.Alert).ToBeVisibleAsync();
        await IsSoundAsync(visit, language, "card-declined");
        await TypeCardAsync(visit, SharedShop.Approved);
        await visit.Page.Locator("button.pay").ClickAsync();
        await Expect(visit.Page.Locator("dd.id")).ToBeVisibleAsync();
        await IsSoundAsync(visit, language, "receipt");

        var checkout = await site.NewCheckoutAsync(Cancellation);
        await visit.OpenAsync(checkout);
        await IsSoundAsync(visit, language, "choice");
        await StepAsync(visit, "bank_transfer");
        await IsSoundAsync(visit, language, "transfer-details");
        await visit.Page.Locator("input[name=bank_account_number]").FillAsync("0123450001");
        await visit.Page.Locator("button.pay").ClickAsync();
        await Expect(visit.Page.Locator("dl.quote")).ToBeVisibleAsync();
        await IsSoundAsync(visit, language, "review");
        await visit.Page.Locator("button.pay").ClickAsync();
        await Expect(visit.Page.Locator("dl.account")).ToBeVisibleAsync();
        await IsSoundAsync(visit, language, "transfer");

        await visit.OpenAsync(await site.NewCheckoutAsync(Cancellation));
        await StepAsync(visit, "mobile_money");
        await visit.Page.Locator("button.pay").ClickAsync();
        await IsSoundAsync(visit, language, "mobile-money");
        await visit.OpenAsync(await site.NewCheckoutAsync(Cancellation));
        await visit.Page.Locator("button[value=cancel]").ClickAsync();
        await Expect(visit.Page.Locator(".notice")).ToBeVisibleAsync();
        await IsSoundAsync(visit, language, "canceled");
        await visit.OpenAsync("/synapto/checkout?s_checkout_session=nothing");
        await IsSoundAsync(visit, language, "unknown");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_name_from_right_to_left_leaves_the_amount_in_its_place()
    {
        await using var visit = await VisitAsync("en-GB", null);
        await visit.OpenAsync(await site.NewCardSessionAsync(Cancellation));

        // The whole name, and nothing else, is set apart: what comes before it stands to its left.
        var lead = await visit.Page.Locator(".lead").First.TextContentAsync();
        Assert.Equal($"Pay \u2068{WorldSite.Name}\u2069", lead);
        var places = await visit.Page.EvaluateAsync<double[]>(
            """
            () => {
              const text = document.querySelector('.lead').firstChild;
              const at = (from, to) => {
                const range = document.createRange();
                range.setStart(text, from);
                range.setEnd(text, to);
                return range.getBoundingClientRect();
              };
              return [at(0, 3).right, at(5, text.length - 1).left];
            }
            """
        );
        Assert.True(places[0] <= places[1], $"\"Pay\" ends at {places[0]}, and the name begins at {places[1]}.");
        Assert.Equal(1, await visit.Page.Locator("dd bdi").CountAsync());
        Assert.Empty(visit.Complaints);
    }

    private Task<Visit> VisitAsync(string language, string? country, int? width = null) =>
        chromium.VisitAsync(
            site.Origin,
            locale: language,
            width: width,
            header: country is null ? null : (WorldSite.CountryHeader, country)
        );

    private static ILocator Amount(Visit visit) => visit.Page.Locator("h1 .amount");

    private static async Task StepAsync(Visit visit, string method) =>
        await visit.Page.Locator($".method form:has(input[value={method}]) button").ClickAsync();

    private static async Task TypeCardAsync(Visit visit, string number)
    {
        await visit.Page.Locator("input[name=card_number]").FillAsync(number);
        await visit.Page.Locator("input[name=card_expiry]").FillAsync("12/39");
        await visit.Page.Locator("input[name=card_cvc]").FillAsync("123");
        await visit.Page.Locator("input[name=card_name]").FillAsync("Ada Byron");
    }

    // Sound for axe, nothing wider than the screen, and no text that is cut off.
    private static async Task IsSoundAsync(Visit visit, string language, string page)
    {
        Assert.Equal(language[..2], await visit.Page.Locator("html").GetAttributeAsync("lang"));
        if (Environment.GetEnvironmentVariable("PAYMENTS_SCREENSHOTS") is { Length: > 0 } folder)
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{language[..2]}-{page}.png"), FullPage = true });
        await visit.IsSoundAsync($"{language} {page}");
        var cut = await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('body *')]
              .filter(element => element.clientWidth > 1 && !element.closest('.visually-hidden, .marks, select, svg')
                && getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
              .map(element => element.outerHTML.slice(0, 200))
            """
        );
        Assert.Empty(cut);
    }
}
