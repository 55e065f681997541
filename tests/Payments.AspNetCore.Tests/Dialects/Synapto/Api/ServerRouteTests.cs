using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Api;

/// <summary>Every route that is a merchant's server's alone, found by asking the site which it has.</summary>
public sealed class ServerRouteTests
{
    private const string Group = "/synapto";

    // What payers' browsers call: the page with its files and challenges, the script, and the routes that a client secret opens.
    private static readonly string[] ForPayers = ["/checkout", "/js/", "/v1/client/"];

    [Fact]
    public async Task A_publishable_key_and_another_account_s_key_are_refused_on_every_route()
    {
        await using var host = await CheckoutHost.StartAsync(new HostPlan { Group = Group });
        var publishable = new Shop(
            host,
            host.Shop.Owner,
            await host.Engine.ApiKeys.GetPublishableAsync(host.Shop.Owner, TestContextToken.Current)
        );
        var other = new Shop(host, Owner.Test("acct_other"), (await host.NewShopAsync(Owner.Test("acct_other"))).Secret);
        var routes = ServerRoutes(host).ToList();

        Assert.True(routes.Count >= 45, string.Join('\n', routes));
        foreach (var (method, path) in routes)
        {
            using var bare = new HttpRequestMessage(method, path);
            var (byPublishable, byOther, byNobody) = (
                await publishable.SendAsync(method, path, null),
                await other.SendAsync(method, path, null),
                await Answer.ReadAsync(await host.Client.SendAsync(bare, TestContextToken.Current))
            );
            if (method == HttpMethod.Head)
            {
                Assert.Equal((403, 404, 403, ""), (byPublishable.Status, byOther.Status, byNobody.Status, byPublishable.Body));
                continue;
            }

            Assert.True(byPublishable is { Status: 403, Code: 7 }, $"{method} {path}: {byPublishable.Body}");
            Assert.Contains("secret key", byPublishable.Message, StringComparison.Ordinal);

            Assert.True(byOther is { Status: 404, Code: 5 }, $"{method} {path}: {byOther.Body}");
            Assert.Contains("no account", byOther.Message, StringComparison.Ordinal);

            Assert.Equal(7, byNobody.Code);
        }
    }

    [Fact]
    public async Task Every_route_that_is_not_for_payers_names_its_account_and_answers_no_other_origin()
    {
        await using var host = await CheckoutHost.StartAsync(new HostPlan { Group = Group });

        foreach (var (method, path) in ServerRoutes(host))
        {
            Assert.StartsWith($"{Group}/v1/accounts/{CheckoutHost.Account}/", path, StringComparison.Ordinal);
            var answer = await host.Shop.SendAsync(method, path, null, ("Origin", "https://shop.example"));
            Assert.Null(answer.Header("Access-Control-Allow-Origin"));
        }
    }

    private static IEnumerable<(HttpMethod Method, string Path)> ServerRoutes(CheckoutHost host) =>
        from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        where
            pattern.StartsWith(Group + "/", StringComparison.Ordinal)
            && !ForPayers.Any(payers => pattern.StartsWith(Group + payers, StringComparison.Ordinal))
        // The route for unknown addresses has no methods, and refuses every caller.
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select (
            new HttpMethod(method),
            Regex.Replace(
                pattern.Replace("{account}", CheckoutHost.Account, StringComparison.Ordinal),
                @"\{[a-z]+\}",
                "x_0000000000000000000000"
            )
        );
}
