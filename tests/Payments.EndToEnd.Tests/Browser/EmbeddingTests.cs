using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>The card fields on every sort of page that a shop may have, and on none that it may not be.</summary>
public sealed class EmbeddingTests(ElementSite site, Chromium chromium)
{
    public static TheoryData<string> Pages => [.. EmbeddingPage.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_fields_pay_on_a_page_of_the_shop(string name)
    {
        var page = EmbeddingPage.All.Single(one => one.Name == name);
        await using var visit = await chromium.VisitAsync(site.Payments);
        var (intent, key, _) = await site.NewPageAsync(page, site.Payments);
        await visit.OpenAsync(site.UrlOf(page, site.Payments, key, intent));

        await PayAsync(visit, visit.Page.MainFrame, ChallengingProvider.Approved);
        await IsPaidAsync(visit.Page.MainFrame, intent);
    }

    [Theory]
    [InlineData("isolated")]
    [InlineData("sandboxed")]
    [InlineData("form-name")]
    [InlineData("another-window")]
    public async Task The_payer_answers_the_bank_there(string name)
    {
        var page = EmbeddingPage.All.Single(one => one.Name == name);
        await using var visit = await chromium.VisitAsync(site.Payments);
        var (intent, key, _) = await site.NewPageAsync(page, site.Payments);
        await visit.OpenAsync(site.UrlOf(page, site.Payments, key, intent));

        Assert.Equal(name == "isolated", await visit.Page.EvaluateAsync<bool>("crossOriginIsolated"));
        await PayAsync(visit, visit.Page.MainFrame, ChallengingProvider.Challenged);
        await AnswerAsync(visit.Page.MainFrame);
        await IsPaidAsync(visit.Page.MainFrame, intent);
    }

    [Fact]
    public async Task The_bank_s_frame_may_ask_for_a_passkey_and_confirm_a_payment()
    {
        var page = EmbeddingPage.All[0];
        await using var visit = await chromium.VisitAsync(site.Payments);
        var (intent, key, _) = await site.NewPageAsync(page, site.Payments);
        await visit.OpenAsync(site.UrlOf(page, site.Payments, key, intent));
        await PayAsync(visit, visit.Page.MainFrame, ChallengingProvider.Challenged);

        var frame = visit.Page.Locator("dialog iframe");
        await Expect(frame).ToHaveAttributeAsync("allow", "publickey-credentials-get *; payment *");
        var bank = await (await frame.ElementHandleAsync()).ContentFrameAsync();
        await Expect(bank!.Locator("button[value=pass]")).ToBeVisibleAsync();
        var allowed = await bank.EvaluateAsync<bool[]>(
            "['publickey-credentials-get', 'payment', 'camera'].map(name => document.featurePolicy.allowsFeature(name))"
        );
        Assert.Equal<bool>([true, true, false], allowed);
    }

    [Fact]
    public async Task A_page_of_a_file_pays_with_and_without_the_bank_s_question()
    {
        using var folder = new TemporaryFolder();
        foreach (var card in new[] { ChallengingProvider.Approved, ChallengingProvider.Challenged })
        {
            await using var visit = await chromium.VisitAsync(site.Payments);
            var (intent, _, html) = await site.NewPageAsync(EmbeddingPage.All[0], site.Payments);
            await File.WriteAllTextAsync(folder.File("shop.html"), html, TestContext.Current.CancellationToken);
            await visit.OpenAsync(new Uri(folder.File("shop.html")).AbsoluteUri);

            await PayAsync(visit, visit.Page.MainFrame, card);
            if (card == ChallengingProvider.Challenged)
                await AnswerAsync(visit.Page.MainFrame);
            await IsPaidAsync(visit.Page.MainFrame, intent);
        }
    }

    [Fact]
    public async Task A_page_in_a_frame_without_an_origin_pays()
    {
        await using var visit = await chromium.VisitAsync(site.Payments);
        var (intent, key, _) = await site.NewPageAsync(EmbeddingPage.All[0], site.Payments);
        await visit.OpenAsync(site.UrlAround(site.UrlOf(EmbeddingPage.All[0], site.Payments, key, intent)));
        var inner = visit.Page.MainFrame.ChildFrames.Single();

        await PayAsync(visit, inner, ChallengingProvider.Challenged);
        await AnswerAsync(inner);
        await IsPaidAsync(inner, intent);
    }

    [Fact]
    public async Task A_base_that_comes_after_the_script_leads_neither_card_nor_payer_away()
    {
        await using var visit = await chromium.VisitAsync(site.Payments);
        var (intent, key, _) = await site.NewPageAsync(EmbeddingPage.All[0], site.Payments);
        await visit.OpenAsync($"{site.Payments}base?key={key}&secret={intent.ClientSecret}");

        await PayAsync(visit, visit.Page.MainFrame, ChallengingProvider.Challenged);
        await AnswerAsync(visit.Page.MainFrame);
        await IsPaidAsync(visit.Page.MainFrame, intent);
        var charge = Assert.Single(
            await site.Engine.PaymentIntents.ListChargesAsync(intent.Owner, intent.Id, TestContext.Current.CancellationToken)
        );
        var challenge = await site.Provider.FindChallengeAsync(
            ChallengingProvider.ChallengeOf(charge.Id),
            TestContext.Current.CancellationToken
        );
        Assert.StartsWith($"{site.Payments}thanks?", challenge!.ReturnUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_another_origin_is_said_to_be_left_out()
    {
        var page = EmbeddingPage.All.Single(one => one.Name == "twice-of-another-origin");
        await using var visit = await chromium.VisitAsync(site.Payments);
        var (intent, key, _) = await site.NewPageAsync(page, site.Payments);
        await visit.OpenAsync(site.UrlOf(page, site.Payments, key, intent));
        await Expect(visit.Page.Locator("#events")).ToContainTextAsync("ready");

        Assert.Contains(visit.Complaints, complaint => complaint.Contains("which is kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_that_names_who_may_show_its_fields_shows_them_to_those_alone()
    {
        using var folder = new TemporaryFolder();
        var (intent, key, html) = await site.NewPageAsync(EmbeddingPage.All[0], site.Choosy);
        await File.WriteAllTextAsync(folder.File("shop.html"), html, TestContext.Current.CancellationToken);
        var named = site.UrlOf(EmbeddingPage.All[0], site.Choosy, key, intent);
        foreach (var url in new[] { named, new Uri(folder.File("shop.html")).AbsoluteUri })
        {
            await using var visit = await chromium.VisitAsync(site.Payments);
            await visit.OpenAsync(url);
            await Expect(visit.Page.Locator("#events")).ToContainTextAsync("ready");
        }

        foreach (
            var url in new[]
            {
                named
                    .Replace("127.0.0.1", "localhost", StringComparison.Ordinal)
                    .Replace("payments=http://localhost", "payments=http://127.0.0.1", StringComparison.Ordinal),
                site.UrlAround(named),
                named.Replace("/plain?", "/sandboxed?", StringComparison.Ordinal),
            }
        )
        {
            await using var visit = await chromium.VisitAsync(site.Payments);
            await visit.Page.RunAndWaitForConsoleMessageAsync(
                () => visit.OpenAsync(url),
                new() { Predicate = message => message.Text.Contains("frame-ancestors", StringComparison.Ordinal) }
            );
            Assert.DoesNotContain(visit.Page.Frames, frame => frame.Url.EndsWith("/js/frame", StringComparison.Ordinal));
        }
    }

    private static async Task PayAsync(Visit visit, IFrame shop, string number)
    {
        await Expect(shop.Locator("#events")).ToHaveTextAsync("ready\n");
        var fields = visit.Page.Frames.Single(frame => frame.Url.EndsWith("/synapto/js/frame", StringComparison.Ordinal));
        await fields.GetByLabel("Card number").FillAsync(number);
        await fields.GetByLabel("Expiry date").FillAsync("12/39");
        await fields.GetByLabel("Security code").FillAsync("123");
        await shop.Locator("#pay").ClickAsync();
    }

    private static Task AnswerAsync(IFrame shop) => shop.FrameLocator("dialog iframe").Locator("button[value=pass]").ClickAsync();

    private async Task IsPaidAsync(IFrame shop, PaymentIntent intent)
    {
        await Expect(shop.Locator("#result")).ToContainTextAsync("\"state\":\"SUCCEEDED\"");
        Assert.Equal(
            IntentStatus.Succeeded,
            (await site.Engine.PaymentIntents.GetAsync(intent.Owner, intent.Id, TestContext.Current.CancellationToken)).Value.Status
        );
    }
}
