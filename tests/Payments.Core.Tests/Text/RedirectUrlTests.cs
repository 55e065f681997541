using Xunit;

namespace Payments.Core.Tests;

public sealed class RedirectUrlTests
{
    [Theory]
    [InlineData("https://shop.example/done")]
    [InlineData("HTTPS://Shop.Example/done")]
    [InlineData("https://shop.example")]
    [InlineData("https://shop.example:8443/done?a=b&c={CHECKOUT_SESSION_ID}#top")]
    [InlineData("https://shop.example/a@b?c=@d")]
    [InlineData("https://shop.example?@x")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[2001:db8::1]/x")]
    [InlineData("https://xn--bcher-kva.example/")]
    [InlineData("https://shop.example/%0d%0aSet-Cookie")]
    public void An_https_url_in_ascii_is_kept_as_it_is(string text) => Assert.Equal((RedirectUrlRefusal.None, text), Check(text));

    [Theory]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example/")]
    [InlineData("https://shop.example/größe?farbe=grün#später", "https://shop.example/gr%C3%B6%C3%9Fe?farbe=gr%C3%BCn#sp%C3%A4ter")]
    [InlineData("https://shop.example:8443/😀", "https://shop.example:8443/%F0%9F%98%80")]
    [InlineData("https://[2001:db8::1]/ä", "https://[2001:db8::1]/%C3%A4")]
    [InlineData("https://[2001:db8::1]:8443/ä", "https://[2001:db8::1]:8443/%C3%A4")]
    [InlineData("https://shop。example/", "https://shop.example/")]
    public void Another_url_is_spelt_in_ascii(string text, string url)
    {
        Assert.Equal((RedirectUrlRefusal.None, url), Check(text));
        Assert.Equal((RedirectUrlRefusal.None, url), Check(url));
    }

    [Theory]
    [InlineData("", RedirectUrlRefusal.NotAbsolute)]
    [InlineData("/x", RedirectUrlRefusal.NotAbsolute)]
    [InlineData("//x", RedirectUrlRefusal.NotAbsolute)]
    [InlineData("//shop.example/x", RedirectUrlRefusal.NotAbsolute)]
    [InlineData("shop.example", RedirectUrlRefusal.NotAbsolute)]
    [InlineData("javascript:alert(1)", RedirectUrlRefusal.NotAbsolute)]
    [InlineData("JavaScript://shop.example/%0aalert(1)", RedirectUrlRefusal.NotAbsolute)]
    [InlineData("data:text/html,x", RedirectUrlRefusal.NotAbsolute)]
    [InlineData("ftp://shop.example/", RedirectUrlRefusal.NotAbsolute)]
    [InlineData("file:///etc/passwd", RedirectUrlRefusal.NotAbsolute)]
    [InlineData("https:/shop.example", RedirectUrlRefusal.NotAbsolute)]
    [InlineData("https:shop.example", RedirectUrlRefusal.NotAbsolute)]
    [InlineData("ｈttps://shop.example/", RedirectUrlRefusal.NotAbsolute)]
    [InlineData("https://", RedirectUrlRefusal.Malformed)]
    [InlineData("https:///shop.example", RedirectUrlRefusal.Malformed)]
    [InlineData("https://?x", RedirectUrlRefusal.Malformed)]
    [InlineData("https://shop.example:99999/", RedirectUrlRefusal.Malformed)]
    [InlineData("https://[::1/", RedirectUrlRefusal.Malformed)]
    [InlineData("https://user@shop.example/", RedirectUrlRefusal.UserInfo)]
    [InlineData("https://user:pass@shop.example/", RedirectUrlRefusal.UserInfo)]
    [InlineData("https://@shop.example/", RedirectUrlRefusal.UserInfo)]
    [InlineData("https://:@shop.example/", RedirectUrlRefusal.UserInfo)]
    [InlineData("http://shop.example/", RedirectUrlRefusal.HttpsRequired)]
    [InlineData("HTTP://shop.example/", RedirectUrlRefusal.HttpsRequired)]
    [InlineData("http://127.0.0.1/", RedirectUrlRefusal.HttpsRequired)]
    [InlineData("http://localhost/", RedirectUrlRefusal.HttpsRequired)]
    [InlineData(" https://shop.example/", RedirectUrlRefusal.BadCharacter)]
    [InlineData("https://shop.example/ ", RedirectUrlRefusal.BadCharacter)]
    [InlineData("https://shop.example/a b", RedirectUrlRefusal.BadCharacter)]
    [InlineData("https://shop.example/\r\nSet-Cookie: a=b", RedirectUrlRefusal.BadCharacter)]
    [InlineData("https://shop.example/\t", RedirectUrlRefusal.BadCharacter)]
    [InlineData("https://shop.example/\0", RedirectUrlRefusal.BadCharacter)]
    [InlineData("https:\\\\shop.example", RedirectUrlRefusal.BadCharacter)]
    [InlineData("https://shop.example\\@evil.example/", RedirectUrlRefusal.BadCharacter)]
    [InlineData("https://shop.example/\"onload=", RedirectUrlRefusal.BadCharacter)]
    [InlineData("https://shop.example/<script>", RedirectUrlRefusal.BadCharacter)]
    [InlineData("https://shop.example/\u00a0", RedirectUrlRefusal.BadCharacter)]
    [InlineData("https://shop.example/\u2028", RedirectUrlRefusal.BadCharacter)]
    public void What_could_lead_elsewhere_is_refused(string text, RedirectUrlRefusal refusal) => Assert.Equal((refusal, ""), Check(text));

    [Theory]
    [InlineData("https://evil.c℀.shop.example/")]
    [InlineData("https://evil.example＃.shop.example/")]
    [InlineData("https://evil.example？.shop.example/")]
    [InlineData("https://evil.example／.shop.example/")]
    [InlineData("https://evil.example＼.shop.example/")]
    [InlineData("https://user＠shop.example/")]
    [InlineData("https://shop.example：8443x/")]
    [InlineData("https://\u00ad/")]
    [InlineData("https://。/")]
    [InlineData("https://..../ä")]
    [InlineData("https://ä..example/")]
    [InlineData("https://xn--\u00ff.example/")]
    public void A_host_whose_ascii_form_would_be_another_url_is_refused_or_stays_one_host(string text)
    {
        var (refusal, url) = Check(text);
        if (refusal == RedirectUrlRefusal.None)
            Assert.Matches(@"\Ahttps://[a-z0-9.-]+/(%C3%A4)?\z", url);
        else
            Assert.Equal("", url);
        Assert.DoesNotContain("evil.example/", url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost/", true)]
    [InlineData("http://localhost:5000/x", true)]
    [InlineData("http://127.0.0.1/", true)]
    [InlineData("http://127.9.9.9:1/", true)]
    [InlineData("http://[::1]/", true)]
    [InlineData("http://[::1]:5000/ä", true)]
    [InlineData("http://app.localhost/", true)]
    [InlineData("http://app.localhost:3000/thanks?a=b", true)]
    [InlineData("http://shop.dev.localhost:5000/", true)]
    [InlineData("http://APP.LocalHost/", true)]
    [InlineData("http://app.localhost./", true)]
    [InlineData("http://localhost./", true)]
    [InlineData("http://büro.localhost/", true)]
    [InlineData("http://localhost.evil.example/", false)]
    [InlineData("http://app.localhost.evil.example/", false)]
    [InlineData("http://evillocalhost/", false)]
    [InlineData("http://evil-localhost/", false)]
    [InlineData("http://localhost.localdomain/", false)]
    [InlineData("http://localhost-app/", false)]
    [InlineData("http://evil.example/.localhost", false)]
    [InlineData("http://evil.example?.localhost", false)]
    [InlineData("http://evil.example#app.localhost", false)]
    [InlineData("http://127.0.0.1.evil.example/", false)]
    [InlineData("http://10.0.0.1/", false)]
    [InlineData("http://0.0.0.0/", false)]
    [InlineData("http://shop.example/", false)]
    public void Http_passes_in_test_mode_for_this_machine_alone(string text, bool passes)
    {
        Assert.Equal(
            passes ? RedirectUrlRefusal.None : RedirectUrlRefusal.HttpsRequired,
            RedirectUrl.Check(text, allowHttp: false, allowHttpLoopback: true, out _)
        );
        Assert.Equal(RedirectUrlRefusal.HttpsRequired, RedirectUrl.Check(text, allowHttp: false, allowHttpLoopback: false, out _));
        Assert.Equal(RedirectUrlRefusal.None, RedirectUrl.Check(text, allowHttp: true, allowHttpLoopback: false, out _));
    }

    // An attribute cannot hold half a character.
    [Fact]
    public void Half_a_character_is_refused() => Assert.Equal((RedirectUrlRefusal.BadCharacter, ""), Check("https://shop.example/\ud83d"));

    [Fact]
    public void A_host_of_full_width_digits_is_no_secret_way_to_another_one()
    {
        var refusal = RedirectUrl.Check("https://１２７.０.０.１/", allowHttp: false, allowHttpLoopback: false, out var url);

        Assert.Equal((RedirectUrlRefusal.None, "https://127.0.0.1/"), (refusal, url));
    }

    [Theory]
    [InlineData(2048, true)]
    [InlineData(2049, false)]
    public void A_url_has_2048_characters_at_most(int length, bool passes)
    {
        var text = "https://shop.example/".PadRight(length, 'x');

        Assert.Equal(passes ? (RedirectUrlRefusal.None, text) : (RedirectUrlRefusal.TooLong, ""), Check(text));
    }

    [Theory]
    [InlineData(337, true)]
    [InlineData(338, false)]
    public void A_url_has_2048_characters_at_most_in_ascii_too(int letters, bool passes)
    {
        // Each letter takes six characters: 21 + 5 + 6 × 337 = 2,048.
        var text = "https://shop.example/12345" + new string('ä', letters);
        var (refusal, url) = Check(text);

        Assert.Equal(passes ? RedirectUrlRefusal.None : RedirectUrlRefusal.TooLong, refusal);
        Assert.Equal(passes ? 2048 : 0, url.Length);
    }

    [Fact]
    public void Every_refusal_names_the_field_and_what_to_do() =>
        Assert.All(
            Enum.GetValues<RedirectUrlRefusal>(),
            refusal => Assert.StartsWith("success_url ", RedirectUrl.Describe(refusal, "success_url"), StringComparison.Ordinal)
        );

    private static (RedirectUrlRefusal Refusal, string Url) Check(string text) =>
        (RedirectUrl.Check(text, allowHttp: false, allowHttpLoopback: false, out var url), url);
}
