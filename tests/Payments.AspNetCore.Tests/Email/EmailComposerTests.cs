using Microsoft.Extensions.Options;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests;

public sealed class EmailComposerTests
{
    private const string Page = "https://pay.example/checkout/cs_1-a?b=1&c=2";
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Money Amount = Money.FromMinorUnits(1_234_50, Currency.Eur);

    public static TheoryData<string, EmailKind> All
    {
        get
        {
            var all = new TheoryData<string, EmailKind>();
            foreach (var locale in (string[])["en", "en-US", "de", "de-AT", "fr", "sv", "es", "ja", "xx-Zzzz-99"])
            {
                foreach (var kind in Enum.GetValues<EmailKind>())
                    all.Add(locale, kind);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_mail_in_every_language_says_who_and_where(string locale, EmailKind kind)
    {
        var message = await ComposeAsync(kind, locale);

        Assert.Equal(
            ($"<eml_1@example.com>", "ada@example.com", "shop@example.com", "Rose & <b>Wood</b>"),
            (message.MessageId, message.To.Address, message.From.Address, message.From.Name)
        );
        Assert.Equal(locale[..2] is "de" or "fr" or "sv" or "es" ? locale[..2] : "en", message.Language);
        Assert.Contains("help@example.com", message.Text, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{message.Language}\">", message.Html, StringComparison.Ordinal);
        Assert.Contains("Rose &amp; &lt;b&gt;Wood&lt;/b&gt;", message.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", message.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", message.Html, StringComparison.Ordinal);
        Assert.Equal(kind is EmailKind.PaymentLink or EmailKind.PaymentFailed, message.Text.Split('\n').Contains(Page));
        Assert.Equal(
            kind is EmailKind.PaymentLink or EmailKind.PaymentFailed,
            message.Html.Contains($"href=\"{Page.Replace("&", "&amp;", StringComparison.Ordinal)}\"", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("en", "Pay €1,234.50 to Rose & <b>Wood</b>")]
    [InlineData("de", "Zahlung von 1.234,50\u00A0€ an Rose & <b>Wood</b>")]
    [InlineData("sv", "Betala 1\u00A0234,50\u00A0€ till Rose & <b>Wood</b>")]
    public async Task Amounts_are_written_as_the_reader_writes_them(string locale, string subject) =>
        Assert.Equal(subject, (await ComposeAsync(EmailKind.PaymentLink, locale)).Subject);

    [Fact]
    public async Task No_two_languages_and_no_two_kinds_say_the_same()
    {
        List<string> texts = [];
        foreach (var locale in (string[])["en", "de", "fr", "sv", "es"])
        {
            foreach (var kind in Enum.GetValues<EmailKind>())
                texts.Add((await ComposeAsync(kind, locale)).Text);
        }

        Assert.Equal(texts.Count, texts.Distinct().Count());
    }

    [Fact]
    public async Task A_receipt_tells_amount_time_card_reference_and_number()
    {
        var text = (await ComposeAsync(EmailKind.Receipt, "en")).Text;

        Assert.All(
            (string[])["Amount: €1,234.50", "Visa •••• 4242", "Reference: order 7", "Payment ID: pi_1", "12:00 UTC"],
            part => Assert.Contains(part, text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_receipt_that_is_sent_again_tells_the_time_of_the_payment()
    {
        ChargeHistoryEntry[] history =
        [
            new(ChargeStatus.Pending, Noon.AddHours(-3), null, null),
            new(ChargeStatus.Succeeded, Noon.AddHours(-2), "ref_1", null),
        ];
        var text = (await ComposeAsync(EmailKind.Receipt, "en", history: history)).Text;

        Assert.Contains("10:00 UTC", text, StringComparison.Ordinal);
        Assert.DoesNotContain("12:00 UTC", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_holds_for_ever_names_no_day()
    {
        Assert.Contains("2026", (await ComposeAsync(EmailKind.PaymentLink, "en")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "9999",
            (await ComposeAsync(EmailKind.PaymentLink, "en", expires: new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero))).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_test_says_that_it_is_one_and_real_money_does_not()
    {
        Assert.Contains("This is a test", (await ComposeAsync(EmailKind.PaymentLink, "en")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "test",
            (await ComposeAsync(EmailKind.PaymentLink, "en", Owner.Live("acct_shop"))).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("https://cdn.example/logo.png", "https://cdn.example/logo.png")]
    [InlineData("/logo.png", "https://shop.example/logo.png")]
    [InlineData("data:image/png;base64,AAAA", null)]
    [InlineData(null, null)]
    public async Task A_logo_is_shown_where_mail_programs_can_fetch_it(string? logo, string? expected)
    {
        var html = (await ComposeAsync(EmailKind.PaymentLink, "en", logo: logo)).Html;

        Assert.Equal(expected is not null, html.Contains("<img", StringComparison.Ordinal));
        Assert.Contains(expected is null ? "<p " : $"<img src=\"{expected}\"", html, StringComparison.Ordinal);
    }

    private static ValueTask<EmailMessage> ComposeAsync(
        EmailKind kind,
        string locale,
        Owner? owner = null,
        string? logo = null,
        DateTimeOffset? expires = null,
        ChargeHistoryEntry[]? history = null
    )
    {
        var options = new CheckoutEndpointOptions { PublicUrl = new Uri("https://shop.example") };
        options.Branding.DisplayName = "Rose & <b>Wood</b>";
        options.Branding.SupportEmail = "help@example.com";
        options.Branding.LogoUrl = logo;
        var shop = owner ?? Owner.Test("acct_shop");
        var email = new OutgoingEmail
        {
            Id = "eml_1",
            Owner = shop,
            Kind = kind,
            To = "ada@example.com",
            Locale = locale,
            DebitOn = new DateOnly(2026, 3, 5),
            QueuedAt = Noon,
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = new EmailState.Queued(),
        };
        var session = new CheckoutSession
        {
            Id = "cs_1",
            Owner = shop,
            Amount = Amount,
            PaymentIntentId = "pi_1",
            PageToken = "x",
            PageUrl = Page,
            ClientReferenceId = "order 7",
            ExpiresAt = expires ?? Noon,
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = new SessionState.Open(),
        };
        var charge = new Charge
        {
            Id = "ch_1",
            Owner = shop,
            PaymentIntentId = "pi_1",
            Amount = Amount,
            Card = new CardSummary("visa", "4242", 12, 2030),
            Provider = "simulator",
            History = history ?? [],
            CreatedAt = Noon,
            UpdatedAt = Noon,
            State = new ChargeState.Succeeded("ref_1", Noon),
        };
        return new EmailComposer(Options.Create(options)).ComposeAsync(
            new EmailContext(email, new EmailOptions { From = "shop@example.com" }, session, charge),
            TestContext.Current.CancellationToken
        );
    }
}
