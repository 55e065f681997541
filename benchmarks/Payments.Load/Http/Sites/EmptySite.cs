using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Payments.Load;

/// <summary>What the server alone can do: endpoints that read nothing and respond with nothing.</summary>
internal sealed class EmptySite : ISite
{
    public string Path => "/sessions";

    public long EventsHandedOut => 0;

    public void AddServices(IServiceCollection services) { }

    public void Map(WebApplication app)
    {
        app.MapPost("/sessions", () => Results.Ok());
        app.MapGet("/sessions/{id}", (string id) => Results.Ok());
    }

    public Task<string> IssueKeyAsync(IServiceProvider services) => Task.FromResult("none");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
