using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Xunit;

namespace Payments.AspNetCore.Tests.Hosting;

public sealed class UndeclaredStatusesTests
{
    [Theory]
    [InlineData(200, true)]
    [InlineData(404, true)]
    [InlineData(418, false)]
    public async Task A_status_that_an_endpoint_does_not_declare_is_found(int status, bool isDeclared)
    {
        var declared = new EndpointMetadataCollection(
            new EndpointDescription("Make tea"),
            new ProducesResponseTypeMetadata(200),
            new ProducesResponseTypeMetadata(404)
        );
        var http = new DefaultHttpContext();
        http.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/tea"), 0, declared, null));
        http.Response.StatusCode = status;
        var statuses = new UndeclaredStatuses();

        await statuses.WatchAsync(http, _ => Task.CompletedTask);

        Assert.Equal(isDeclared, Record.Exception(statuses.IsNone) is null);
    }
}
