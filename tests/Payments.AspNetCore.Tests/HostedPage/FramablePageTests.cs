using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>The page that a shop's page shows in a frame, whatever sort of page that is, and those that no page may show.</summary>
public sealed class FramablePageTests
{
    private const string Challenge = "/checkout/challenge/none";
    private const string Page = "/checkout?s_checkout_session=none";

    [Theory]
    [InlineData(null, "require-corp")]
    [InlineData("data:image/png;base64,AAAA", "require-corp")]
    [InlineData("/logo.svg", "credentialless")]
    [InlineData("https://cdn.example/logo.svg", "credentialless")]
    public async Task A_page_that_isolates_itself_shows_a_challenge_and_its_logo(string? logo, string policy)
    {
        await using var host = await CheckoutHost.StartAsync(new HostPlan { Checkout = options => options.Branding.LogoUrl = logo });
        var challenge = await new Payer(host).OpenAsync(Challenge);

        Assert.Equal(policy, challenge.Header("Cross-Origin-Embedder-Policy"));
        Assert.Equal("cross-origin", challenge.Header("Cross-Origin-Resource-Policy"));
    }

    [Fact]
    public async Task Every_page_may_show_a_challenge_and_none_another_page()
    {
        await using var host = await CheckoutHost.StartAsync();
        var (challenge, page) = (await new Payer(host).OpenAsync(Challenge), await new Payer(host).OpenAsync(Page));

        Assert.DoesNotContain("frame-ancestors", challenge.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Null(challenge.Header("X-Frame-Options"));
        Assert.Contains("frame-ancestors 'none'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("DENY", page.Header("X-Frame-Options"));
        Assert.Null(page.Header("Cross-Origin-Embedder-Policy"));
    }
}
