using System.Text.RegularExpressions;
using Payments.AspNetCore.Tests.HostedPage.Links;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Languages;

/// <summary>The page's language is the payer's choice, else the session's own, else the browser's, else English.</summary>
public sealed class PageLanguageTests
{
    [Theory]
    [InlineData("", null, null, "en")]
    [InlineData("de", null, null, "de")]
    [InlineData("de-AT,de;q=0.9,en;q=0.5", null, null, "de")]
    [InlineData("DE-at", null, null, "de")]
    [InlineData("fr-CA", null, null, "fr")]
    [InlineData("es-419", null, null, "es")]
    [InlineData("sv-SE,sv;q=0.9", null, null, "sv")]
    [InlineData("pt-BR,pt;q=0.9,es;q=0.5,en;q=0.3", null, null, "es")]
    [InlineData("ja,zh;q=0.8", null, null, "en")]
    [InlineData("en;q=0.1,fr;q=0.2", null, null, "fr")]
    [InlineData("fr;q=0,de;q=0.1", null, null, "de")]
    [InlineData("*", null, null, "en")]
    [InlineData("den", null, null, "en")]
    [InlineData("spa,fre", null, null, "en")]
    [InlineData("not a language;;q=x", null, null, "en")]
    [InlineData("sv", "de-CH", null, "de")]
    [InlineData("sv", "pt-PT", null, "sv")]
    [InlineData("", "fr", null, "fr")]
    [InlineData("sv", "de", "es", "es")]
    [InlineData("sv", "de", "en", "en")]
    [InlineData("sv", "de", "xx", "de")]
    [InlineData("sv", null, "../../", "sv")]
    public async Task A_page_is_in_the_language_that_is_asked_for(string browser, string? session, string? chosen, string language)
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var walker = new PageWalker(host, browser);
        var url = await OpenAsync(host, session);
        await walker.GoAsync(chosen is null ? url : UrlParameters.Add(url, "lang", chosen));

        Assert.Contains($"<html lang=\"{language}\"", walker.Page.Body, StringComparison.Ordinal);
        Assert.Equal(language, walker.Page.Header("Content-Language"));
        Assert.Contains(PageTexts.For(language).CardHeading, walker.Body, StringComparison.Ordinal);
        Assert.Matches($"<a [^>]*hreflang=\"{language}\"\\s+aria-current=\"true\"", walker.Page.Body);
        Assert.Equal(5, Regex.Count(walker.Page.Body, "hreflang="));
    }

    [Theory]
    [InlineData("de", "de", "1.234,50\u00a0£")]
    [InlineData("de-CH", "de", "£\u00a01’234.50")]
    [InlineData("de-AT", "de", "£\u00a01.234,50")]
    [InlineData("fr", "fr", "1\u202f234,50\u00a0£")]
    [InlineData("sv", "sv", "1\u00a0234,50\u00a0£")]
    [InlineData("es", "es", "1.234,50\u00a0£")]
    [InlineData("es-MX", "es", "£1,234.50")]
    [InlineData("en", "en", "£1,234.50")]
    [InlineData("en-IN", "en", "£1,234.50")]
    [InlineData("de-ZZ", "de", "1.234,50\u00a0£")]
    public async Task Amounts_are_written_as_readers_of_the_tag_write_them(string tag, string language, string amount)
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var walker = new PageWalker(host, tag);
        await walker.GoAsync((await host.Shop.OpenAsync("""{"amount":"123450","currency":"GBP"}""")).Url);

        Assert.Contains($"<html lang=\"{language}\"", walker.Page.Body, StringComparison.Ordinal);
        Assert.Contains($"<span class=\"amount\">{amount} ", walker.Body, StringComparison.Ordinal);
    }

    // A choice of the language that the page is in already changes nothing on it.
    [Theory]
    [InlineData("en", "de-CH", "de", "£\u00a0100.00")]
    [InlineData("en", "de-AT", "de", "£\u00a0100,00")]
    [InlineData("de-CH", "de-AT", "de", "£\u00a0100,00")]
    [InlineData("de-CH", "fr", "de", "£\u00a0100.00")]
    [InlineData("en", "fr", "de", "100,00\u00a0£")]
    public async Task Amounts_are_written_as_before_where_the_language_stays(string browser, string session, string chosen, string amount)
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var walker = new PageWalker(host, browser);
        await walker.GoAsync(UrlParameters.Add(await OpenAsync(host, session), "lang", chosen));

        Assert.Contains($"<span class=\"amount\">{amount} ", walker.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lang")]
    [InlineData("LANG")]
    [InlineData("Lang")]
    public async Task A_language_replaces_the_one_that_was_chosen_before(string name)
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var walker = new PageWalker(host);
        await walker.GoAsync(UrlParameters.Add(await OpenAsync(host, locale: null), name, "de"));
        await walker.FollowAsync("<a href=\"([^\"]+)\" lang=\"fr\"");

        Assert.Contains("<html lang=\"fr\"", walker.Page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "30. November 2026", "1. März 2027")]
    [InlineData("fr", "30 novembre 2026", "1er mars 2027")]
    [InlineData("es", "30 de noviembre de 2026", "1 de marzo de 2027")]
    [InlineData("sv", "30 november 2026", "1 mars 2027")]
    [InlineData("en", "30 November 2026", "1 March 2027")]
    public void Days_have_the_month_s_name_in_each_language(string language, string november, string march)
    {
        var texts = PageTexts.For(language);
        Assert.Equal((november, march), (texts.Day(new DateOnly(2026, 11, 30)), texts.Day(new DateOnly(2027, 3, 1))));
    }

    [Fact]
    public async Task A_language_that_is_chosen_on_a_refused_form_leads_to_the_form()
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var walker = new PageWalker(host);
        await walker.GoAsync((await host.Shop.OpenAsync()).Url);
        await walker.PayByCardAsync("4242424242424241");
        Assert.Equal(422, walker.Page.Status);
        await walker.FollowAsync("<a href=\"([^\"]+)\" lang=\"sv\"");

        Assert.Contains("<html lang=\"sv\"", walker.Page.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"card_number\"", walker.Page.Body, StringComparison.Ordinal);
        await walker.PayByCardAsync(Payer.Declined);
        Assert.Contains(PageTexts.For("sv").CardDeclined, walker.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("de_AT")]
    [InlineData("german")]
    [InlineData("de-AT-and-a-tag-that-is-far-too-long-for-one")]
    public async Task A_locale_that_is_no_tag_is_refused_and_named(string locale)
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var refused = await host.Engine.CheckoutSessions.CreateAsync(
            host.Shop.Owner,
            new CheckoutSessionRequest { Amount = Money.FromMinorUnits(1_00, Currency.Gbp), Locale = locale },
            cancellationToken: TestContextToken.Current
        );

        Assert.Equal(("invalid_locale", "locale"), (refused.Refusal!.Code, refused.Refusal.Field));
    }

    // Every text of every language is there, and a placeholder is filled in.
    [Fact]
    public void Every_language_says_something_of_its_own_everywhere()
    {
        foreach (var property in typeof(PageTexts).GetProperties(Everything).Where(known => known.PropertyType == typeof(string)))
        {
            if (property.GetMethod!.IsStatic || property.Name is "Bic" or "IbanLabel" or "Region")
                continue;
            var said = PageTexts.All.Select(texts => (string)property.GetValue(texts)!).ToArray();
            Assert.All(said, text => Assert.False(string.IsNullOrWhiteSpace(text), property.Name));
            Assert.True(said.Distinct().Count() >= 3, $"{property.Name}: {string.Join(" | ", said)}");
        }
    }

    private const System.Reflection.BindingFlags Everything =
        System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public;

    private static async Task<string> OpenAsync(CheckoutHost host, string? locale)
    {
        var session = await host.Engine.CheckoutSessions.CreateAsync(
            host.Shop.Owner,
            new CheckoutSessionRequest
            {
                Amount = Money.FromMinorUnits(100_00, Currency.Gbp),
                Locale = locale,
                PageUrl = made => $"{host.Client.BaseAddress}checkout?s_checkout_session={made.PageToken}",
            },
            cancellationToken: TestContextToken.Current
        );
        Assert.True(session.IsSuccess, session.Refusal?.Message);
        Assert.Equal(locale, session.Value.Locale);
        return session.Value.PageUrl!;
    }
}
