using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Sdk;

public sealed class ClientAccessTests(ScriptedHost scripted) : IClassFixture<ScriptedHost>
{
    private CheckoutHost Host => scripted.Host;

    [Fact]
    public async Task A_client_secret_that_does_not_open_an_intent_gets_the_very_same_refusal_whatever_is_wrong_with_it()
    {
        var (browser, other) = (await Browser.OpenAsync(Host), await Browser.OpenAsync(Host));
        var (intent, sibling, foreign) = (await browser.IntentAsync(), await browser.IntentAsync(), await other.IntentAsync());
        var (setup, foreignSetup) = (await browser.SetupAsync(), await other.SetupAsync());
        var session = await (await Host.NewShopAsync()).OpenAsync();
        var secret = intent.ClientSecret!;
        string?[] secrets =
        [
            null,
            "",
            "x",
            secret[..^1],
            secret + "x",
            secret[..^1] + (secret[^1] == 'x' ? 'y' : 'x'),
            secret.ToUpperInvariant(),
            sibling.ClientSecret,
            foreign.ClientSecret,
            setup.ClientSecret,
            intent.Id,
            intent.Id + "_secret_",
            intent.Id + "_secret_" + sibling.ClientSecret![(sibling.Id.Length + 8)..],
            secret + ", " + secret,
            "pi_4242424242424242_secret_1",
        ];
        var seen = new List<Answer>();
        foreach (var wrong in secrets)
        {
            seen.Add(await browser.SendAsync(HttpMethod.Get, Browser.PathOf(intent), null, wrong));
            seen.Add(
                await browser.SendAsync(
                    HttpMethod.Post,
                    Browser.PathOf(intent) + ":confirm",
                    Browser.Card(CardNumberProvider.Approved),
                    wrong
                )
            );
            seen.Add(await browser.SendAsync(HttpMethod.Post, Browser.PathOf(intent) + ":abandon", "not json", wrong));
        }

        seen.Add(await browser.SendAsync(HttpMethod.Get, Browser.PathOf(foreign), null, foreign.ClientSecret));
        seen.Add(await browser.SendAsync(HttpMethod.Get, "/v1/client/payment-intents/" + session.IntentId, null, secret));
        seen.Add(await browser.SendAsync(HttpMethod.Get, "/v1/client/payment-intents/pi_none", null, secret));
        seen.Add(await browser.SendAsync(HttpMethod.Get, Browser.PathOf(setup), null, foreignSetup.ClientSecret));
        seen.Add(
            await browser.SendAsync(
                HttpMethod.Post,
                Browser.PathOf(foreignSetup) + ":confirm",
                Browser.Card(CardNumberProvider.Approved),
                foreignSetup.ClientSecret
            )
        );
        seen.Add(await browser.SendAsync(HttpMethod.Get, Browser.PathOf(setup), null, secret));

        Assert.All(seen, answer => Assert.Equal((403, seen[0].Body), (answer.Status, answer.Body)));
        Assert.Equal(7, seen[0].Code);
        Assert.Equal("REQUIRES_PAYMENT_METHOD", (await browser.GetAsync(intent)).Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_secret_key_is_refused_where_browsers_call_and_told_where_it_belongs()
    {
        var shop = await Host.NewShopAsync();
        var browser = await Browser.OpenAsync(Host, shop.Owner);
        var intent = await browser.IntentAsync();

        foreach (var key in new[] { shop.Secret, "sk_test_x", "sk_live_x" })
        {
            var answer = await browser.SendAsync(
                HttpMethod.Post,
                Browser.PathOf(intent) + ":confirm",
                Browser.Card(CardNumberProvider.Approved),
                ("Authorization", "Api-Key " + key),
                ("Client-Secret", intent.ClientSecret!)
            );

            Assert.Equal((403, 7), (answer.Status, answer.Code));
            Assert.Contains("Never put one in a browser", answer.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(shop.Secret, answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_that_is_missing_unknown_revoked_or_of_the_other_mode_opens_nothing()
    {
        var browser = await Browser.OpenAsync(Host);
        var intent = await browser.IntentAsync();
        var listed = Assert.Single(
            await Host.Engine.ApiKeys.ListAsync(browser.Owner, TestContextToken.Current),
            key => key.Publishable == browser.Key
        );
        var other = await Browser.OpenAsync(Host, Owner.Live(browser.Owner.Account));
        var missing = await browser.SendAsync(HttpMethod.Get, Browser.PathOf(intent), null, ("Client-Secret", intent.ClientSecret!));
        var unknown = await GetAsync("pk_test_unknown");
        var otherMode = await GetAsync(other.Key);
        await Host.Engine.ApiKeys.RevokeAsync(browser.Owner, listed.Id, cancellationToken: TestContextToken.Current);
        var revoked = await GetAsync(browser.Key);

        Assert.Equal((403, 7), (missing.Status, missing.Code));
        Assert.Equal((403, 7), (unknown.Status, unknown.Code));
        Assert.Equal(unknown.Body, revoked.Body);
        Assert.Equal(403, otherMode.Status);

        Task<Answer> GetAsync(string key) =>
            browser.SendAsync(
                HttpMethod.Get,
                Browser.PathOf(intent),
                null,
                ("Authorization", "Api-Key " + key),
                ("Client-Secret", intent.ClientSecret!)
            );
    }

    [Fact]
    public async Task A_publishable_key_is_refused_on_every_route_for_servers()
    {
        var browser = await Browser.OpenAsync(Host);
        var intent = await browser.IntentAsync();
        var routes = ServerRoutes(Host);
        Assert.NotEmpty(routes);

        foreach (var (method, pattern) in routes)
        {
            var path = pattern.Replace("{account}", browser.Owner.Account, StringComparison.Ordinal);
            path = System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]*\}", intent.Id);
            var answer = await browser.SendAsync(new HttpMethod(method), path, method == "GET" ? null : "{}", intent.ClientSecret);

            Assert.True(answer.Status == 403, $"{method} {pattern}: {answer.Status} {answer.Body}");
            if (method != "HEAD")
                Assert.True(answer.Code == 7, $"{method} {pattern}: {answer.Body}");
        }
    }

    [Fact]
    public async Task Browsers_of_every_origin_may_call_the_routes_that_are_theirs_and_no_other()
    {
        var shop = await Host.NewShopAsync();
        var browser = await Browser.OpenAsync(Host, shop.Owner);
        var intent = await browser.IntentAsync();

        var ok = await browser.GetAsync(intent);
        var refused = await browser.SendAsync(HttpMethod.Get, Browser.PathOf(intent), null, secret: null);
        var server = await shop.SendAsync(HttpMethod.Get, shop.Sessions, null, ("Origin", Browser.Origin));
        var asked = await PreflightAsync(browser, Browser.PathOf(intent) + ":confirm");
        var askedServer = await PreflightAsync(browser, shop.Sessions);

        Assert.Equal("*", ok.Header("Access-Control-Allow-Origin"));
        Assert.Equal("*", refused.Header("Access-Control-Allow-Origin"));
        Assert.Empty(ok.Headers["Access-Control-Allow-Credentials"]);
        Assert.Equal(
            (200, 0),
            (server.Status, server.Headers.Count(header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase)))
        );
        Assert.Equal(204, asked.Status);
        Assert.Equal("*", asked.Header("Access-Control-Allow-Origin"));
        Assert.Equal("GET, POST", asked.Header("Access-Control-Allow-Methods"));
        Assert.Equal("Authorization, Client-Secret, Content-Type", asked.Header("Access-Control-Allow-Headers"));
        Assert.DoesNotContain(askedServer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Named_origins_alone_may_call_and_the_frame_which_has_none()
    {
        await using var host = await CheckoutHost.StartAsync(
            CardNumberProvider.Plan with
            {
                Checkout = options =>
                {
                    foreach (var named in (string[])[Browser.Origin, "capacitor://localhost", "com.example.shop:", "file://"])
                        options.BrowserOrigins.Add(named);
                },
            }
        );
        var browser = await Browser.OpenAsync(host);
        var intent = await browser.IntentAsync();

        foreach (
            var (origin, allowed) in new[]
            {
                (Browser.Origin, true),
                ("null", true),
                ("capacitor://localhost", true),
                ("capacitor://other", false),
                ("com.example.shop://anything", true),
                ("com.example.shopper://anything", false),
                ("file://", true),
                ("https://other.example", false),
                ("https://shop.example.evil.example", false),
            }
        )
        {
            var answer = await browser.SendAsync(
                HttpMethod.Get,
                Browser.PathOf(intent),
                null,
                ("Origin", origin),
                ("Authorization", "Api-Key " + browser.Key),
                ("Client-Secret", intent.ClientSecret!)
            );
            var asked = await browser.SendAsync(
                HttpMethod.Options,
                Browser.PathOf(intent),
                null,
                ("Origin", origin),
                ("Access-Control-Request-Method", "GET")
            );

            Assert.Equal(allowed ? origin : null, answer.Header("Access-Control-Allow-Origin"));
            Assert.Equal(allowed ? origin : null, asked.Header("Access-Control-Allow-Origin"));
            Assert.Contains("Origin", string.Join(',', answer.Headers["Vary"]), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("shop.example")]
    [InlineData("https://shop.example/")]
    [InlineData("https://shop.example/path")]
    [InlineData("https://Shop.example")]
    [InlineData("https://shop.example:443")]
    [InlineData("https://user@shop.example")]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("https://shop.example; script-src *")]
    [InlineData("")]
    [InlineData("http:")]
    [InlineData("https:")]
    [InlineData("https://")]
    [InlineData("data:")]
    [InlineData("blob:")]
    [InlineData("about:")]
    [InlineData("javascript:")]
    [InlineData("file:///shop.html")]
    [InlineData("file:\n")]
    [InlineData("capacitor://")]
    [InlineData("capacitor://localhost/")]
    [InlineData("Capacitor://localhost")]
    [InlineData("capacitor://localhost capacitor:")]
    [InlineData("capacitor:; script-src *")]
    [InlineData("capacitor://localhost,https:")]
    [InlineData("capacitor://*")]
    [InlineData("'self'")]
    public async Task What_is_no_origin_is_refused_when_the_host_starts(string origin)
    {
        var plan = new HostPlan { Checkout = options => options.BrowserOrigins.Add(origin) };

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => CheckoutHost.StartAsync(plan));

        Assert.Contains("BrowserOrigins", thrown.Message, StringComparison.Ordinal);
    }

    private static Task<Answer> PreflightAsync(Browser browser, string path) =>
        browser.SendAsync(
            HttpMethod.Options,
            path,
            null,
            ("Origin", Browser.Origin),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization,client-secret,content-type")
        );

    private static List<(string Method, string Pattern)> ServerRoutes(CheckoutHost host) =>
        [
            .. host
                .Services.GetServices<EndpointDataSource>()
                .SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>()
                .Where(endpoint =>
                    endpoint.RoutePattern.RawText!.StartsWith("/v1/", StringComparison.Ordinal)
                    && !endpoint.RoutePattern.RawText.StartsWith("/v1/client/", StringComparison.Ordinal)
                )
                .SelectMany(endpoint =>
                    // The route for unknown addresses has no methods, and refuses every caller.
                    (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(method =>
                        (method, endpoint.RoutePattern.RawText!)
                    )
                ),
        ];
}
