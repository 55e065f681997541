using Xunit;

namespace Payments.Tests.Webhooks;

public sealed class WebhookUrlTests
{
    [Theory]
    [InlineData("https://shop.example/hooks", "https://shop.example/hooks", "shop.example")]
    [InlineData("HTTPS://Shop.Example", "https://shop.example/", "shop.example")]
    [InlineData("https://shop.example:443/", "https://shop.example/", "shop.example")]
    [InlineData("https://shop.example./x", "https://shop.example/x", "shop.example")]
    [InlineData("https://shop.example?k=v", "https://shop.example/?k=v", "shop.example")]
    [InlineData("https://bücher.example/ä?ö=ü", "https://xn--bcher-kva.example/%C3%A4?%C3%B6=%C3%BC", "xn--bcher-kva.example")]
    [InlineData("https://shop。example/", "https://shop.example/", "shop.example")]
    [InlineData("https://shop.example/a/../b", "https://shop.example/b", "shop.example")]
    [InlineData("https://shop.example/%0d%0a", "https://shop.example/%0d%0a", "shop.example")]
    [InlineData("https://shop.example/x@y", "https://shop.example/x@y", "shop.example")]
    [InlineData("https://192.0.43.8/", "https://192.0.43.8/", "192.0.43.8")]
    [InlineData("https://[2620:0:2d0:200::7]/", "https://[2620:0:2d0:200::7]/", "2620:0:2d0:200::7")]
    [InlineData("https://a_b.shop.example/😀", "https://a_b.shop.example/%F0%9F%98%80", "a_b.shop.example")]
    public void A_public_https_url_is_accepted_and_spelt_in_ascii(string text, string value, string host)
    {
        Assert.True(WebhookUrl.TryParse(text, WebhookUrlRules.Live, out var url, out var refusal));
        Assert.Equal(WebhookUrlRefusal.None, refusal);
        Assert.Equal(value, url.Value);
        Assert.Equal(value, url.ToString());
        Assert.Equal(host, url.Host);
        Assert.Equal(value, url.Uri.AbsoluteUri);
        Assert.True(System.Text.Ascii.IsValid(url.Value));
    }

    [Theory]
    [InlineData(null, WebhookUrlRefusal.Missing)]
    [InlineData("", WebhookUrlRefusal.Missing)]
    [InlineData(" https://shop.example/", WebhookUrlRefusal.IllegalCharacter)]
    [InlineData("https://shop.example/\n", WebhookUrlRefusal.IllegalCharacter)]
    [InlineData("https://shop.example/a b", WebhookUrlRefusal.IllegalCharacter)]
    [InlineData("https://shop.example/\0", WebhookUrlRefusal.IllegalCharacter)]
    [InlineData("https://shop.example\\@other.example/", WebhookUrlRefusal.IllegalCharacter)]
    [InlineData("https://shop.example/\u00A0", WebhookUrlRefusal.IllegalCharacter)]
    [InlineData("https://shop.example/\u200B", WebhookUrlRefusal.IllegalCharacter)]
    [InlineData("https://shop.example/\u202E", WebhookUrlRefusal.IllegalCharacter)]
    [InlineData("https://shop.example/\u0085", WebhookUrlRefusal.IllegalCharacter)]
    [InlineData("/hooks", WebhookUrlRefusal.NotAbsolute)]
    [InlineData("//shop.example/hooks", WebhookUrlRefusal.NotAbsolute)]
    [InlineData("shop.example/hooks", WebhookUrlRefusal.NotAbsolute)]
    [InlineData("https:shop.example", WebhookUrlRefusal.NotAbsolute)]
    [InlineData("https://", WebhookUrlRefusal.NotAbsolute)]
    [InlineData("https:///shop.example", WebhookUrlRefusal.NotAbsolute)]
    [InlineData("https://?x", WebhookUrlRefusal.NotAbsolute)]
    [InlineData("ftp://shop.example/", WebhookUrlRefusal.NotAbsolute)]
    [InlineData("file:///etc/passwd", WebhookUrlRefusal.NotAbsolute)]
    [InlineData("javascript:alert(1)", WebhookUrlRefusal.NotAbsolute)]
    [InlineData("http://shop.example/", WebhookUrlRefusal.NotHttps)]
    [InlineData("http://user@localhost:1/#x", WebhookUrlRefusal.NotHttps)]
    [InlineData("https://shop.example:99999/", WebhookUrlRefusal.Malformed)]
    [InlineData("https://shop..example/", WebhookUrlRefusal.Malformed)]
    [InlineData("https://shop.example／evil/", WebhookUrlRefusal.Malformed)]
    [InlineData("https://shop%41.example/", WebhookUrlRefusal.Malformed)]
    [InlineData("https://[::1/", WebhookUrlRefusal.Malformed)]
    [InlineData("https://user@shop.example/", WebhookUrlRefusal.UserInfo)]
    [InlineData("https://user:password@shop.example/", WebhookUrlRefusal.UserInfo)]
    [InlineData("https://@shop.example/", WebhookUrlRefusal.UserInfo)]
    [InlineData("https://shop.example%2f@localhost/", WebhookUrlRefusal.UserInfo)]
    [InlineData("https://shop.example/#part", WebhookUrlRefusal.Fragment)]
    [InlineData("https://shop.example#", WebhookUrlRefusal.Fragment)]
    [InlineData("https://-shop.example/", WebhookUrlRefusal.InvalidHost)]
    [InlineData("https://shop-.example/", WebhookUrlRefusal.InvalidHost)]
    [InlineData("https://1.2.3.4.5/", WebhookUrlRefusal.InvalidHost)]
    [InlineData("https://999.1.1.1/", WebhookUrlRefusal.InvalidHost)]
    [InlineData("https://[fe80::1%25eth0]/", WebhookUrlRefusal.InvalidHost)]
    [InlineData("https://localhost/", WebhookUrlRefusal.LocalHost)]
    [InlineData("https://LOCALHOST./", WebhookUrlRefusal.LocalHost)]
    [InlineData("https://api.localhost/", WebhookUrlRefusal.LocalHost)]
    [InlineData("https://intranet/", WebhookUrlRefusal.LocalHost)]
    [InlineData("https://127.0.0.1/", WebhookUrlRefusal.LocalHost)]
    [InlineData("https://127.1/", WebhookUrlRefusal.LocalHost)]
    [InlineData("https://2130706433/", WebhookUrlRefusal.LocalHost)]
    [InlineData("https://0x7f.0.0.1/", WebhookUrlRefusal.LocalHost)]
    [InlineData("https://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/", WebhookUrlRefusal.LocalHost)]
    [InlineData("https://0.0.0.0/", WebhookUrlRefusal.LocalHost)]
    [InlineData("https://[::1]/", WebhookUrlRefusal.LocalHost)]
    [InlineData("https://[::]/", WebhookUrlRefusal.LocalHost)]
    [InlineData("https://[::ffff:127.0.0.1]/", WebhookUrlRefusal.LocalHost)]
    [InlineData("https://localhost:8443/", WebhookUrlRefusal.LocalHost)]
    [InlineData("https://shop.example:8443/", WebhookUrlRefusal.PortNotAllowed)]
    [InlineData("https://shop.example:80/", WebhookUrlRefusal.PortNotAllowed)]
    [InlineData("https://shop.example:0/", WebhookUrlRefusal.PortNotAllowed)]
    public void The_live_rules_refuse_with_the_first_reason_that_applies(string? text, object expected)
    {
        Assert.False(WebhookUrl.TryParse(text, WebhookUrlRules.Live, out var url, out var refusal));
        Assert.Null(url);
        Assert.Equal(expected, refusal);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        Assert.Equal(WebhookUrlRefusal.IllegalCharacter, Refusal("https://shop.example/\uD83D"));
        Assert.Equal(WebhookUrlRefusal.IllegalCharacter, Refusal("https://shop.example/\uDE00x"));
    }

    [Theory]
    [InlineData("http://localhost:5001/hooks")]
    [InlineData("http://127.0.0.1:8080/")]
    [InlineData("https://[::1]:8443/")]
    [InlineData("https://shop.example/")]
    public void The_development_rules_accept_this_machine_and_plain_http(string text)
    {
        Assert.True(WebhookUrl.TryParse(text, WebhookUrlRules.Development, out var url, out _));
        Assert.Equal(text, url.Value);
    }

    [Theory]
    [InlineData("ftp://localhost/", WebhookUrlRefusal.NotAbsolute)]
    [InlineData("http://user@localhost/", WebhookUrlRefusal.UserInfo)]
    [InlineData("http://localhost/#x", WebhookUrlRefusal.Fragment)]
    [InlineData("http://[fe80::1%25eth0]/", WebhookUrlRefusal.InvalidHost)]
    [InlineData("http://localhost:0/", WebhookUrlRefusal.PortNotAllowed)]
    public void The_development_rules_still_refuse_what_is_wrong_anywhere(string text, object expected)
    {
        Assert.False(WebhookUrl.TryParse(text, WebhookUrlRules.Development, out _, out var refusal));
        Assert.Equal(expected, refusal);
    }

    [Fact]
    public void Further_ports_can_be_allowed()
    {
        var rules = WebhookUrlRules.Live with { Ports = [443, 8443] };

        Assert.True(WebhookUrl.TryParse("https://shop.example:8443/", rules, out var url, out _));
        Assert.Equal("https://shop.example:8443/", url.Value);
    }

    [Fact]
    public void A_url_has_at_most_2048_characters_as_given_and_as_sent()
    {
        const string start = "https://shop.example/";
        var longest = start + new string('a', 2048 - start.Length);

        Assert.Equal(WebhookUrlRefusal.None, Refusal(longest));
        Assert.Equal(WebhookUrlRefusal.TooLong, Refusal(longest + "a"));
        Assert.Equal(WebhookUrlRefusal.TooLong, Refusal(longest[..^1] + "ä"));
    }

    [Fact]
    public void A_name_has_at_most_253_characters_and_63_between_two_dots()
    {
        var label = new string('a', 63);
        var longest = $"{label}.{label}.{label}.{label[2..]}";

        Assert.Equal(253, longest.Length);
        Assert.Equal(WebhookUrlRefusal.None, Refusal($"https://{longest}/"));
        Assert.NotEqual(WebhookUrlRefusal.None, Refusal($"https://{longest}a/"));
        Assert.Equal(WebhookUrlRefusal.None, Refusal($"https://{label}.example/"));
        Assert.NotEqual(WebhookUrlRefusal.None, Refusal($"https://{label}a.example/"));
    }

    [Fact]
    public void Urls_are_equal_when_their_spelling_is()
    {
        WebhookUrl.TryParse("https://Shop.Example", WebhookUrlRules.Live, out var one, out _);
        WebhookUrl.TryParse("https://shop.example:443/", WebhookUrlRules.Development, out var same, out _);
        WebhookUrl.TryParse("https://shop.example/X", WebhookUrlRules.Live, out var other, out _);

        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void Every_refusal_names_a_remedy_of_its_own()
    {
        var sentences = Enum.GetValues<WebhookUrlRefusal>().Where(r => r != WebhookUrlRefusal.None).Select(r => r.Describe()).ToList();

        Assert.All(sentences, s => Assert.EndsWith(".", s, StringComparison.Ordinal));
        Assert.Equal(sentences.Count, sentences.Distinct().Count());
        Assert.Equal("", WebhookUrlRefusal.None.Describe());
    }

    private static WebhookUrlRefusal Refusal(string text)
    {
        WebhookUrl.TryParse(text, WebhookUrlRules.Live, out _, out var refusal);
        return refusal;
    }
}
