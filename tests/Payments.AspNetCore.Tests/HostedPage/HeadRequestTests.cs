using System.Net;
using System.Net.Http.Headers;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>What checks a link, or watches a site, asks by HEAD and is told what GET would be.</summary>
public sealed class HeadRequestTests
{
    // New with each response, or of the body that is sent.
    private static readonly string[] _ofThisResponse = ["Content-Security-Policy", "Date", "Content-Length", "Transfer-Encoding"];

    [Fact]
    public async Task Pages_scripts_assets_and_APIs_say_the_same_as_to_GET()
    {
        await using var host = await CheckoutHost.StartAsync(new HostPlan { Beside = [("/yorlet", CheckoutDialect.Yorlet)] });
        var page = (await host.Shop.OpenAsync()).Url;
        string[] paths =
        [
            new Uri(page).PathAndQuery,
            "/checkout?s_checkout_session=none",
            "/checkout/none",
            "/checkout/challenge/none",
            "/checkout/status?s_checkout_session=none",
            $"/checkout/assets/{HostedPageAssets.Style.FileName}",
            $"/checkout/assets/{HostedPageAssets.Script.FileName}",
            "/checkout/assets/none.css",
            "/js/synapto.js",
            "/js/synapto.d.ts",
            "/js/frame",
            $"/js/{Payments.AspNetCore.Synapto.SdkFiles.FrameScript.FileName}",
            $"/js/{Payments.AspNetCore.Synapto.SdkFiles.FrameStyle.FileName}",
            $"/v1/accounts/{CheckoutHost.Account}/customers",
            "/v1/client/payment-intents/pi_none",
            "/yorlet/v1/refunds",
        ];

        foreach (var path in paths)
        {
            var (got, asked) = (await SendAsync(host, HttpMethod.Get, path), await SendAsync(host, HttpMethod.Head, path));

            Assert.True(got.StatusCode == asked.StatusCode, $"{path}: {got.StatusCode}, {asked.StatusCode}");
            Assert.NotEqual(HttpStatusCode.MethodNotAllowed, asked.StatusCode);
            Assert.Empty(await asked.Content.ReadAsByteArrayAsync(TestContextToken.Current));
            Assert.Equal(Of(got.Headers).Concat(Of(got.Content.Headers)), Of(asked.Headers).Concat(Of(asked.Content.Headers)));
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(CheckoutHost host, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        return await host.Client.SendAsync(request, TestContextToken.Current);
    }

    private static IEnumerable<string> Of(HttpHeaders headers) =>
        headers
            .Where(header => !_ofThisResponse.Contains(header.Key))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal);
}
