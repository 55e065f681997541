using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>Whatever is asked of a page's address, the answer has the page's headers.</summary>
public sealed class PageAddressTests
{
    private static readonly string[] _names =
    [
        "Content-Security-Policy",
        "X-Frame-Options",
        "Referrer-Policy",
        "Cache-Control",
        "X-Content-Type-Options",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
        "Permissions-Policy",
        "X-Robots-Tag",
    ];

    [Theory]
    [InlineData("PUT", "/checkout", 405, "GET, HEAD, POST")]
    [InlineData("DELETE", "/checkout?s_checkout_session=cs_x", 405, "GET, HEAD, POST")]
    [InlineData("POST", "/checkout/status", 405, "GET, HEAD")]
    [InlineData("POST", "/checkout/assets/x.css", 405, "GET, HEAD")]
    [InlineData("PATCH", "/checkout/challenge/x", 405, "GET, HEAD, POST")]
    [InlineData("GET", "/checkout/none", 404, null)]
    [InlineData("GET", "/checkout/none/such/page", 404, null)]
    [InlineData("BREW", "/checkout/none", 404, null)]
    [InlineData("PUT", "/syncgram/c/token", 405, "GET, HEAD, POST")]
    [InlineData("POST", "/syncgram/c/token/status", 405, "GET, HEAD")]
    [InlineData("GET", "/syncgram/c/token/none", 404, null)]
    [InlineData("POST", "/syncgram/c/token/none/such", 404, null)]
    [InlineData("PUT", "/syncgram/checkout/challenge/x", 405, "GET, HEAD, POST")]
    [InlineData("DELETE", "/syncpay/c/token", 405, "GET, HEAD, POST")]
    [InlineData("GET", "/syncpay/checkout/none", 404, null)]
    [InlineData("GET", "/yorlet/checkout/none", 404, null)]
    public async Task An_unknown_address_or_a_wrong_method_is_a_page_with_every_header(
        string method,
        string path,
        int status,
        string? allowed
    )
    {
        await using var host = await CheckoutHost.StartAsync(
            new HostPlan
            {
                Beside =
                [
                    ("/syncpay", CheckoutDialect.SyncPay),
                    ("/syncgram", CheckoutDialect.Syncgram),
                    ("/yorlet", CheckoutDialect.Yorlet),
                ],
                Payments = HostPlan.FixedRates,
            }
        );
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var answer = await Answer.ReadAsync(await host.Client.SendAsync(request, TestContextToken.Current));

        Assert.Equal((status, allowed), (answer.Status, answer.Headers["Allow"].Any() ? string.Join(", ", answer.Headers["Allow"]) : null));
        Assert.All(_names, name => Assert.True(answer.Headers[name].Any(), name));
        Assert.Equal("text/html; charset=utf-8", answer.Header("Content-Type"));

        // The style is found from there.
        var style = System.Text.RegularExpressions.Regex.Match(answer.Body, "<link[^>]* href=\"([^\"]*\\.css)\"").Groups[1].Value;
        var found = await host.Client.GetAsync(new Uri(new Uri(host.Client.BaseAddress!, path), style), TestContextToken.Current);
        Assert.Equal((200, "text/css"), ((int)found.StatusCode, found.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("GET", "/checkout/?s_checkout_session=cs_x&lang=de", "../checkout?s_checkout_session=cs_x&lang=de")]
    [InlineData("HEAD", "/checkout/", "../checkout")]
    [InlineData("POST", "/syncpay/c/chk_%C3%A4/", "../chk_%C3%A4")]
    [InlineData("GET", "/syncpay/c/chk_x/?a=b", "../chk_x?a=b")]
    [InlineData("GET", "/checkout/challenge/x/", "../x")]
    [InlineData("POST", "/checkout/challenge/x/", "../x")]
    public async Task A_slash_too_many_leads_to_the_page_without_it(string method, string path, string location)
    {
        await using var host = await CheckoutHost.StartAsync(
            new HostPlan { Beside = [("/syncpay", CheckoutDialect.SyncPay)], Payments = HostPlan.FixedRates }
        );
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var answer = await Answer.ReadAsync(await host.Client.SendAsync(request, TestContextToken.Current));

        Assert.Equal((308, location), (answer.Status, answer.Header("Location")));
        Assert.All(_names, name => Assert.True(answer.Headers[name].Any(), name));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task The_card_frame_s_address_takes_GET_and_HEAD_alone(string method)
    {
        await using var host = await CheckoutHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/js/frame");
        var answer = await Answer.ReadAsync(await host.Client.SendAsync(request, TestContextToken.Current));

        Assert.Equal((405, "GET, HEAD"), (answer.Status, string.Join(", ", answer.Headers["Allow"])));
        Assert.Contains("default-src 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(("nosniff", "no-referrer"), (answer.Header("X-Content-Type-Options"), answer.Header("Referrer-Policy")));
    }
}
