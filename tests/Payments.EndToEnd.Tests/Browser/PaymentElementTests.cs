using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Payments.EndToEnd.Tests;

/// <summary>The card fields in a shop's own page, whose policy is strict and which has nothing inline.</summary>
public sealed class PaymentElementTests(ElementSite site, Chromium chromium)
{
    [Fact]
    public async Task A_card_pays_and_the_page_around_it_never_holds_its_number()
    {
        await using var visit = await chromium.VisitAsync(site.Payments);
        var (intent, url) = await site.NewPaymentAsync();
        await OpenAsync(visit, url);
        await FillAsync(visit, ChallengingProvider.Approved);

        await Expect(Events(visit)).ToContainTextAsync("""{"brand":"visa","complete":true,"empty":false}""");
        await AssertNothingOfTheCardIsInAsync(visit);
        await visit.Page.ClickAsync("#pay");

        await Expect(Results(visit)).ToContainTextAsync("\"state\":\"SUCCEEDED\"");
        await AssertNothingOfTheCardIsInAsync(visit);
        Assert.DoesNotContain("error", await Results(visit).TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(IntentStatus.Succeeded, await StatusAsync(intent));
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.querySelector('#card iframe').contentDocument === null"));
        AssertNoComplaints(visit);
    }

    [Fact]
    public async Task A_decline_is_told_and_another_card_pays_with_the_keyboard_alone()
    {
        await using var visit = await chromium.VisitAsync(site.Payments);
        var (_, url) = await site.NewPaymentAsync("dark");
        await OpenAsync(visit, url);
        await visit.Page.Keyboard.PressAsync("Tab");
        await TypeAsync(visit, ChallengingProvider.Declined);

        await Expect(Results(visit)).ToContainTextAsync("\"code\":\"card_declined\"");
        await Expect(Results(visit)).ToContainTextAsync("\"declineCode\":\"insufficient_funds\"");
        await Fields(visit).GetByLabel("Card number").FillAsync(ChallengingProvider.Approved);
        await Fields(visit).GetByLabel("Security code").PressAsync("Enter");

        await Expect(Results(visit)).ToContainTextAsync("\"state\":\"SUCCEEDED\"");
        AssertNoComplaints(visit);
    }

    [Theory]
    [InlineData("pass", "SUCCEEDED", null, IntentStatus.Succeeded)]
    [InlineData("fail", "REQUIRES_PAYMENT_METHOD", "authentication_failed", IntentStatus.RequiresPaymentMethod)]
    public async Task The_payer_answers_the_bank_in_a_dialog(string answer, string state, string? error, IntentStatus status)
    {
        await using var visit = await chromium.VisitAsync(site.Payments);
        var (intent, url) = await site.NewPaymentAsync();
        await OpenAsync(visit, url);
        await FillAsync(visit, ChallengingProvider.Challenged);
        await visit.Page.ClickAsync("#pay");

        await AnswerBankAsync(visit, answer);

        await Expect(Results(visit)).ToContainTextAsync($"\"state\":\"{state}\"");
        if (error is not null)
            await Expect(Results(visit)).ToContainTextAsync($"\"code\":\"{error}\"");
        await Expect(visit.Page.Locator("dialog")).ToHaveCountAsync(0);
        Assert.Equal(status, await StatusAsync(intent));
        AssertNoComplaints(visit);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payer_who_closes_the_dialog_has_paid_nothing_and_can_try_again(bool byKey)
    {
        await using var visit = await chromium.VisitAsync(site.Payments);
        var (intent, url) = await site.NewPaymentAsync();
        await OpenAsync(visit, url);
        await FillAsync(visit, ChallengingProvider.Challenged);
        await visit.Page.ClickAsync("#pay");
        var close = visit.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Cancel" });
        await Expect(close).ToBeFocusedAsync();
        await (byKey ? close.PressAsync("Escape") : close.ClickAsync());

        await Expect(Results(visit)).ToContainTextAsync("\"code\":\"authentication_abandoned\"");
        Assert.Equal(IntentStatus.RequiresPaymentMethod, await StatusAsync(intent));
        await FillAsync(visit, ChallengingProvider.Approved);
        await visit.Page.ClickAsync("#pay");
        await Expect(Results(visit)).ToContainTextAsync("\"state\":\"SUCCEEDED\"");
        AssertNoComplaints(visit);
    }

    [Fact]
    public async Task A_click_too_many_and_a_second_tab_charge_once()
    {
        await using var visit = await chromium.VisitAsync(site.Payments);
        await using var other = await chromium.VisitAsync(site.Payments);
        var (intent, url) = await site.NewPaymentAsync();
        await OpenAsync(visit, url);
        await OpenAsync(other, url);
        await FillAsync(visit, ChallengingProvider.Approved);
        await FillAsync(other, ChallengingProvider.Approved);

        await visit.Page.EvaluateAsync("() => { document.getElementById('pay').click(); document.getElementById('pay').click(); }");
        await other.Page.ClickAsync("#pay");

        await Expect(Results(visit)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("SUCCEEDED[^\n]*\n[^\n]*SUCCEEDED"));
        await Expect(Results(other)).ToContainTextAsync("\"state\":\"SUCCEEDED\"");
        Assert.Single(await site.Engine.PaymentIntents.ListChargesAsync(intent.Owner, intent.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_card_is_kept_once_the_bank_was_answered()
    {
        await using var visit = await chromium.VisitAsync(site.Payments);
        var (setup, url) = await site.NewSetupAsync();
        await OpenAsync(visit, url);
        await FillAsync(visit, ChallengingProvider.Challenged);
        await visit.Page.ClickAsync("#pay");
        await AnswerBankAsync(visit, "pass");

        await Expect(Results(visit)).ToContainTextAsync("\"setupIntent\":{");
        await Expect(Results(visit)).ToContainTextAsync("\"state\":\"SUCCEEDED\"");
        Assert.Equal(
            "3155",
            Assert
                .Single(await site.Engine.PaymentMethods.ListAsync(setup.Owner, setup.CustomerId, TestContext.Current.CancellationToken))
                .Card.Last4
        );
        AssertNoComplaints(visit);
    }

    [Fact]
    public async Task A_field_that_is_wrong_says_so_and_nothing_is_sent()
    {
        await using var visit = await chromium.VisitAsync(site.Payments);
        var (intent, url) = await site.NewPaymentAsync();
        await OpenAsync(visit, url);
        await FillAsync(visit, "4242424242424241");
        await visit.Page.ClickAsync("#pay");

        var number = Fields(visit).GetByLabel("Card number");
        await Expect(Results(visit))
            .ToContainTextAsync("""{"code":"invalid_card","message":"Check the card number; a digit looks mistyped.","field":"number"}""");
        await Expect(number).ToBeFocusedAsync();
        await Expect(number).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(number).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("a digit looks mistyped"));
        Assert.Empty(await site.Engine.PaymentIntents.ListChargesAsync(intent.Owner, intent.Id, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_is_never_called_a_failure(bool arrived)
    {
        await using var visit = await chromium.VisitAsync(site.Payments);
        var (intent, url) = await site.NewPaymentAsync();
        await OpenAsync(visit, url);
        await visit.Page.RouteAsync(
            "**/*:confirm",
            async route =>
            {
                if (arrived)
                    await route.FetchAsync();
                await route.AbortAsync();
            },
            new() { Times = 1 }
        );
        await FillAsync(visit, ChallengingProvider.Approved);
        await visit.Page.ClickAsync("#pay");

        if (!arrived)
        {
            await Expect(Results(visit)).ToContainTextAsync("\"code\":\"network_error\"");
            await visit.Page.ClickAsync("#pay");
        }

        await Expect(Results(visit)).ToContainTextAsync("\"state\":\"SUCCEEDED\"");
        Assert.DoesNotContain("card_declined", await Results(visit).TextContentAsync(), StringComparison.Ordinal);
        Assert.Single(await site.Engine.PaymentIntents.ListChargesAsync(intent.Owner, intent.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Colours_are_taken_and_anything_else_is_refused_by_name()
    {
        await using var visit = await chromium.VisitAsync(site.Payments);
        var (_, url) = await site.NewPaymentAsync();
        await OpenAsync(visit, url);

        foreach (
            var wrong in new[] { "red; } body { display: none", "url(//x)", "var(--x)", "expression(1)", "#12", "#12345g", "", "rgb(1" }
        )
            Assert.Equal(
                "TypeError: theme.background must be a colour such as \"#0C1761\" or \"rgb(12, 23, 97)\".",
                await ThemeAsync(visit, "background", wrong)
            );
        Assert.StartsWith("TypeError: theme.font is none of its colours", await ThemeAsync(visit, "font", "red"), StringComparison.Ordinal);
        foreach (
            var right in new[] { "#123", "#123456", "#12345678", "rgb(1, 2, 3)", "rgba(251,44,54,0.5)", "hsl(232 78% 21% / 50%)", "navy" }
        )
            Assert.Equal("", await ThemeAsync(visit, "background", right));

        await visit.Page.EvaluateAsync(
            "() => { element.destroy(); window.themed = Synapto('pk_test_x', { theme: { "
                + "inputBackground: 'rgb(1, 2, 3)' } }).paymentElement().mount('#card'); }"
        );
        await Expect(Fields(visit).GetByLabel("Card number")).ToHaveCSSAsync("background-color", "rgb(1, 2, 3)");
        await Expect(Fields(visit).Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Axe_finds_nothing_and_the_frame_is_as_wide_as_its_place_and_as_high_as_its_fields(string theme)
    {
        await using var visit = await chromium.VisitAsync(site.Payments, phone: true);
        var (_, url) = await site.NewPaymentAsync(theme);
        await OpenAsync(visit, url);
        await FillAsync(visit, "4242424242424241");
        await Fields(visit).GetByLabel("Security code").PressAsync("Tab");

        Assert.Equal("", await visit.AxeFindingsAsync());
        Assert.True(
            await visit.Page.EvaluateAsync<bool>(
                "document.querySelector('#card iframe').offsetWidth === document.querySelector('#card').clientWidth"
            )
        );
        var content = await Fields(visit).Locator("body").EvaluateAsync<double>("body => Math.ceil(body.getBoundingClientRect().height)");
        await Expect(visit.Page.Locator("#card iframe")).ToHaveCSSAsync("height", $"{content}px");
    }

    private static async Task OpenAsync(Visit visit, string url)
    {
        await visit.OpenAsync(url);
        await Expect(Events(visit)).ToContainTextAsync("ready");
    }

    private static IFrameLocator Fields(Visit visit) => visit.Page.FrameLocator("#card iframe");

    private static ILocator Events(Visit visit) => visit.Page.Locator("#events");

    private static ILocator Results(Visit visit) => visit.Page.Locator("#result");

    private static Task AnswerBankAsync(Visit visit, string answer) =>
        visit.Page.FrameLocator("dialog iframe").Locator($"button[value={answer}]").ClickAsync();

    private static async Task FillAsync(Visit visit, string number)
    {
        await Fields(visit).GetByLabel("Card number").FillAsync(number);
        await Fields(visit).GetByLabel("Expiry date").FillAsync("12/39");
        await Fields(visit).GetByLabel("Security code").FillAsync("123");
    }

    private static async Task TypeAsync(Visit visit, string number)
    {
        await visit.Page.Keyboard.TypeAsync(number);
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync("1239");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync("123");
        await visit.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task AssertNothingOfTheCardIsInAsync(Visit visit)
    {
        var page = await visit.Page.EvaluateAsync<string>(
            "document.documentElement.outerHTML + [...document.querySelectorAll('input')].map(input => "
                + "input.value) + JSON.stringify({ ...localStorage, ...sessionStorage })"
        );
        Assert.DoesNotContain("42424242", page.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static Task<string> ThemeAsync(Visit visit, string name, string color) =>
        visit.Page.EvaluateAsync<string>(
            "([name, color]) => { try { Synapto('pk_test_x', { theme: { [name]: color } "
                + "}); return ''; } catch (error) { return String(error); } }",
            new[] { name, color }
        );

    private async Task<IntentStatus> StatusAsync(PaymentIntent intent) =>
        (await site.Engine.PaymentIntents.GetAsync(intent.Owner, intent.Id, TestContext.Current.CancellationToken)).Value.Status;

    // The shop is another host than the one that takes payments; that is what is tested.
    private void AssertNoComplaints(Visit visit) =>
        Assert.DoesNotContain(
            visit.Complaints,
            complaint => !complaint.StartsWith($"request to another host: {site.Shop}", StringComparison.Ordinal)
        );
}
