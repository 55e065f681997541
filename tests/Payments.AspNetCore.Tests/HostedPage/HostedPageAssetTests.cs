using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

public sealed class HostedPageAssetTests
{
    [Fact]
    public async Task A_file_is_served_under_a_name_that_stands_for_its_content_and_may_be_kept_for_ever()
    {
        await using var app = await StartAsync();
        using var client = app.GetTestClient();

        foreach (var asset in new[] { HostedPageAssets.Style, HostedPageAssets.Script })
        {
            var answer = await client.GetAsync($"/a/{asset.FileName}", TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(asset.ContentType, answer.Content.Headers.ContentType?.ToString());
            Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
            Assert.Equal(asset.ETag, answer.Headers.ETag?.Tag);
            Assert.Equal(asset.Content.ToArray(), await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_browser_that_has_the_file_is_not_sent_it_again()
    {
        await using var app = await StartAsync();
        using var client = app.GetTestClient();
        client.DefaultRequestHeaders.Add("If-None-Match", HostedPageAssets.Style.ETag);

        var answer = await client.GetAsync($"/a/{HostedPageAssets.Style.FileName}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Theory]
    [InlineData("checkout.css")]
    [InlineData("checkout.0000000000000000.css")]
    [InlineData("..%2Fcheckout.css")]
    public async Task Any_other_name_is_not_found_and_not_kept(string file)
    {
        await using var app = await StartAsync();
        using var client = app.GetTestClient();

        var answer = await client.GetAsync($"/a/{file}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Cache-Control"));
    }

    [Fact]
    public void The_script_is_small_and_uses_nothing_that_the_policy_forbids()
    {
        var script = Encoding.UTF8.GetString(HostedPageAssets.Script.Content.Span);

        Assert.InRange(HostedPageAssets.Script.Content.Length, 1, 15 * 1024);
        Assert.DoesNotMatch(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|https?:", script);
    }

    [Fact]
    public void The_style_loads_nothing() =>
        Assert.DoesNotMatch(new Regex(@"url\(|@import|@font-face"), Encoding.UTF8.GetString(HostedPageAssets.Style.Content.Span));

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        var app = builder.Build();
        app.MapGroup("/a").MapAssets();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
