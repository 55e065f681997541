using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto;

public sealed class RedirectTests(SharedHost shared) : IClassFixture<SharedHost>
{
    [Theory]
    [InlineData("https://example.com", "https://example.com")]
    [InlineData("https://example.com/success?order={ID}&a=b#top", "https://example.com/success?order={ID}&a=b#top")]
    [InlineData("HTTPS://EXAMPLE.com/Path", "HTTPS://EXAMPLE.com/Path")]
    [InlineData("https://example.com:8443/", "https://example.com:8443/")]
    [InlineData("https://192.0.2.1/", "https://192.0.2.1/")]
    [InlineData("https://b\u00fccher.example/\u00fc?q=\u00fc", "https://xn--bcher-kva.example/%C3%BC?q=%C3%BC")]
    [InlineData("http://localhost:3000/ok", "http://localhost:3000/ok")]
    [InlineData("http://app.localhost:3000/ok", "http://app.localhost:3000/ok")]
    [InlineData("http://127.0.0.1/ok", "http://127.0.0.1/ok")]
    [InlineData("http://[::1]:3000/ok", "http://[::1]:3000/ok")]
    [InlineData("http://[::1]:3000/\u00fc", "http://[::1]:3000/%C3%BC")]
    [InlineData("https://example.com/#\u00fc", "https://example.com/#%C3%BC")]
    public async Task A_redirect_is_kept_in_ascii(string sent, string kept)
    {
        var session = (await CreateAsync(sent)).Json;

        Assert.Equal(kept, session.GetProperty("success_url").GetString());
        Assert.Equal(kept, session.GetProperty("cancel_url").GetString());
    }

    [Theory]
    [InlineData("https://-a-.example/")]
    [InlineData("https://a..b/")]
    [InlineData("https://.example/")]
    [InlineData("https://xn--a.example/")]
    [InlineData("https://xn--/")]
    [InlineData("https://under_score.example/")]
    [InlineData("https://%65xample.com/")]
    [InlineData("https://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/")]
    [InlineData("https://\u00ad/")]
    [InlineData("https://a\u3002b/")]
    [InlineData("https://a\uff0fb.example/")]
    [InlineData("https://\ufdfa.example/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://[::ffff:1.2.3.4]/")]
    [InlineData("https://[fe80::1%25eth0]/")]
    [InlineData("https://example.com:0/")]
    [InlineData("https://example.com:65536/")]
    [InlineData("https://example.com:/")]
    [InlineData("https://example.com/%")]
    [InlineData("https://example.com/%zz?%#%")]
    [InlineData("https://example.com/'onmouseover=alert(1)//")]
    [InlineData("https://example.com/;url=https://evil.example")]
    [InlineData("https://example.com/\u202egnp.exe")]
    [InlineData("https://{64}.example/")]
    [InlineData("https://{300}/")]
    [InlineData("https://example.com/{2028}")]
    public async Task A_redirect_is_either_refused_by_name_or_can_be_shown_and_followed(string template)
    {
        var url = template;
        foreach (var length in (int[])[64, 300, 2028])
            url = url.Replace($"{{{length}}}", new string('a', length), StringComparison.Ordinal);

        var created = await CreateAsync(url);
        if (created.Status != 200)
        {
            Assert.Equal(400, created.Status);
            Assert.Contains("success_url", created.Message, StringComparison.Ordinal);
            return;
        }

        var payer = new Payer(shared.Host);
        var session = OpenSession.Read(created.Json);
        Assert.Equal(200, (await payer.OpenAsync(session)).Status);
        var moved = await payer.PayAsync(session, Payer.Approved);
        Assert.Equal(200, moved.Status);
        Assert.Contains("Payment received", moved.Body, StringComparison.Ordinal);
        Assert.All(created.Json.GetProperty("success_url").GetString()!, character => Assert.True(char.IsAscii(character)));
    }

    [Fact]
    public async Task A_live_session_redirects_to_https_alone()
    {
        await using var host = await CheckoutHost.StartAsync(new HostPlan { Services = LiveProcessor.Add });
        var live = await host.NewShopAsync(Owner.Live(CheckoutHost.Account));

        var answer = await live.CreateAsync("""{"amount":"1","currency":"GBP","success_url":"http://localhost:3000/"}""");

        Assert.Equal(400, answer.Status);
        Assert.Contains("success_url", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.0\r\n")]
    [InlineData("HTTP/1.1\r\nHost: \r\n")]
    public async Task A_request_that_names_no_host_gets_no_broken_url(string line)
    {
        var shop = shared.Host.Shop;

        var answer = await RawHttp.SendBareAsync(
            shared.Host,
            $"POST {shop.Sessions} {line}Connection: close\r\nAuthorization: Api-Key {shop.Secret}\r\nContent-Type: "
                + $"application/json\r\nContent-Length: {Shop.SmallOrder.Length}\r\n\r\n{Shop.SmallOrder}"
        );

        Assert.Equal(400, answer.Status);
        Assert.Contains("Host", answer.Message, StringComparison.Ordinal);
    }

    private Task<Answer> CreateAsync(string url)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(url);
        return shared.Host.Shop.CreateAsync($$"""{"amount":"1","currency":"GBP","success_url":{{text}},"cancel_url":{{text}} }""");
    }
}
