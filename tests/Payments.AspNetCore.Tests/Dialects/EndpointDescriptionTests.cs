using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>Documents of the API can be derived from the routes: each endpoint of each dialect says what it does.</summary>
public sealed class EndpointDescriptionTests
{
    private static readonly string[] ApiPaths = ["/v1/", "/api/"];

    // Scripts and pages say themselves that they are no API; so do the questions that browsers ask before a call.
    private static bool IsApi(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null;

    [Fact]
    public async Task Every_endpoint_of_every_dialect_is_described()
    {
        var endpoints = await EndpointsAsync();
        var missing = endpoints.Where(IsApi).SelectMany(endpoint => Missing(endpoint).Select(what => $"{Name(endpoint)}: {what}"));

        Assert.True(endpoints.Count(IsApi) > 90, "There are fewer endpoints than the four dialects have.");
        Assert.Equal([], missing);
    }

    [Fact]
    public async Task Only_pages_scripts_preflights_heads_and_what_is_left_over_are_excepted() =>
        Assert.Empty(
            (await EndpointsAsync())
                .Where(endpoint => !IsApi(endpoint))
                .Where(endpoint => ApiPaths.Any(path => Path(endpoint).Contains(path, StringComparison.Ordinal)))
                .Where(endpoint => Methods(endpoint) is not (["OPTIONS"] or ["HEAD"] or []))
                .Select(Name)
        );

    [Fact]
    public async Task What_can_be_got_takes_HEAD_too()
    {
        var endpoints = await EndpointsAsync();
        var got = PathsOf("GET");

        Assert.True(got.Count > 60, string.Join('\n', got));
        Assert.Equal(got, PathsOf("HEAD"));

        SortedSet<string> PathsOf(string method) =>
            new(endpoints.Where(endpoint => Methods(endpoint).Contains(method)).Select(Path), StringComparer.Ordinal);
    }

    [Fact]
    public async Task No_two_endpoints_of_a_dialect_have_the_same_method_and_path() =>
        Assert.Empty((await EndpointsAsync()).GroupBy(Name).Where(same => same.Count() > 1).Select(same => same.Key));

    private static IEnumerable<string> Missing(RouteEndpoint endpoint)
    {
        var description = endpoint.Metadata.GetMetadata<EndpointDescription>();
        if (string.IsNullOrWhiteSpace(endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary))
            yield return "a summary";
        if (endpoint.Metadata.GetMetadata<ITagsMetadata>() is not { Tags.Count: 1 })
            yield return "its resource";
        if (endpoint.Metadata.GetMetadata<ApiSecurity>() is not { Name.Length: > 0, Parameter.Length: > 0, Errors.Count: > 0 } security)
        {
            yield return "how it knows its caller";
            yield break;
        }

        if (description is null or { AlwaysRefuses: false, Response: null })
            yield return "what the response shows";
        var responses = endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>();
        var statuses = responses.Select(response => response.StatusCode).ToList();
        if (!responses.All(response => response.ContentTypes.SequenceEqual(["application/json"])))
            yield return "the content type of each response";
        if (statuses.Contains(200) == description?.AlwaysRefuses)
            yield return "the success status";
        foreach (var status in security.Errors.Append(503).Where(status => !statuses.Contains(status)))
            yield return $"the error status {status}";
        int[] ofWrites = description is { ReadsOnly: true } ? [400, 413, 415] : [400, 409, 413, 415];
        if (Methods(endpoint) is not ["GET"] && ofWrites.Except(statuses).Any())
            yield return "the error statuses of writes";
    }

    private static async Task<IReadOnlyList<RouteEndpoint>> EndpointsAsync()
    {
        await using var host = await CheckoutHost.StartAsync(
            new HostPlan
            {
                Beside =
                [
                    .. Enum.GetValues<CheckoutDialect>()
                        .Where(dialect => dialect != CheckoutDialect.Synapto)
                        .Select(dialect => ("/" + dialect, dialect)),
                ],
            }
        );
        return [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
    }

    private static string Name(RouteEndpoint endpoint) => $"{string.Join('|', Methods(endpoint))} {Path(endpoint)}";

    private static string Path(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText ?? "";

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
}
