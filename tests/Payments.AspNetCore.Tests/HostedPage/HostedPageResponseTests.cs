using Microsoft.AspNetCore.Http;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

public sealed class HostedPageResponseTests
{
    [Theory]
    [InlineData(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'nonce-R'; style-src 'nonce-R'; img-src 'self' data:; connect-src 'self'; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'"
    )]
    [InlineData("X-Frame-Options", "DENY")]
    [InlineData("Referrer-Policy", "no-referrer")]
    [InlineData("Cache-Control", "no-store")]
    [InlineData("X-Content-Type-Options", "nosniff")]
    [InlineData("Cross-Origin-Opener-Policy", "same-origin")]
    [InlineData("Cross-Origin-Resource-Policy", "same-origin")]
    [InlineData("X-Robots-Tag", "noindex, nofollow")]
    [InlineData("Permissions-Policy", "payment=(self), camera=(), microphone=(), geolocation=(), usb=(), display-capture=()")]
    [InlineData("Strict-Transport-Security", "max-age=31536000")]
    public void An_answer_over_https_carries_each_header(string name, string value)
    {
        var http = new DefaultHttpContext { Request = { Scheme = "https" } };

        HostedPageHeaders.Apply(http.Response, "R", new CheckoutBranding());

        Assert.Equal(value, http.Response.Headers[name]);
    }

    [Fact]
    public void Strict_transport_is_not_asked_for_over_http()
    {
        var http = new DefaultHttpContext { Request = { Scheme = "http" } };

        HostedPageHeaders.Apply(http.Response, "R", new CheckoutBranding());

        Assert.False(http.Response.Headers.ContainsKey("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("https://cdn.example.com:8443/logo.svg", "img-src 'self' data: https://cdn.example.com:8443;")]
    [InlineData("/logo.svg", "img-src 'self' data:;")]
    [InlineData("data:image/png;base64,AAAA", "img-src 'self' data:;")]
    public void The_policy_allows_the_origin_of_the_logo_and_no_other(string logo, string directive)
    {
        var http = new DefaultHttpContext();

        HostedPageHeaders.Apply(http.Response, "R", new CheckoutBranding { LogoUrl = logo });

        Assert.Contains(directive, http.Response.Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_written_with_its_status_its_type_and_a_nonce_that_the_policy_names()
    {
        var (response, html) = await Execute(new UnavailablePage { RetryAfterSeconds = 30 });

        Assert.Equal(503, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.ContentType);
        Assert.Equal("30", response.Headers.RetryAfter);
        Assert.Equal("en", response.Headers.ContentLanguage);
        var nonce = System.Text.RegularExpressions.Regex.Match(html, "nonce=\"([^\"]+)\"").Groups[1].Value;
        Assert.Contains($"script-src 'nonce-{nonce}'", response.Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.Contains($"\"checkout/assets/{HostedPageAssets.Script.FileName}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_two_answers_share_a_nonce()
    {
        var (first, _) = await Execute(Pages.Pay);
        var (second, _) = await Execute(Pages.Pay);

        Assert.NotEqual(first.Headers.ContentSecurityPolicy.ToString(), second.Headers.ContentSecurityPolicy.ToString());
    }

    [Fact]
    public async Task A_page_that_its_own_script_asks_for_has_no_style_or_script_that_another_policy_would_stop()
    {
        var (_, html) = await Execute(Pages.Pay, requestedWith: "checkout");

        Assert.DoesNotMatch("<(?:style|script|link rel=\"stylesheet\")", html);
        Assert.Contains("<main>", html, StringComparison.Ordinal);
        Assert.Contains("<title>", html, StringComparison.Ordinal);
    }

    private static async Task<(HttpResponse Response, string Html)> Execute(CheckoutPageModel model, string? requestedWith = null)
    {
        var http = new DefaultHttpContext { Request = { Scheme = "https", PathBase = "/base" }, Response = { Body = new MemoryStream() } };
        if (requestedWith is not null)
            http.Request.Headers.XRequestedWith = requestedWith;
        await new HostedPageResult(model, new CheckoutBranding(), "checkout/assets").ExecuteAsync(http);
        http.Response.Body.Position = 0;
        using var reader = new StreamReader(http.Response.Body);
        return (http.Response, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
