using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Payments.Load;

/// <summary>
/// A bare endpoint over a grouped commit: it reads the order, writes three lean rows with the floor's writer, and responds once they are
/// on the disk. No key is checked, no repetition recognised.
/// </summary>
internal sealed class GroupedSite(string path) : ISite
{
    private readonly FloorWriter _writer = new(path);
    private long _number;

    public string Path => "/sessions";

    public long EventsHandedOut => 0;

    public void AddServices(IServiceCollection services) { }

    public void Map(WebApplication app) =>
        app.MapPost(
            "/sessions",
            async (Order order) =>
            {
                var set = new FloorSet();
                set.Identify(Interlocked.Increment(ref _number));
                await set.WriteAsync(_writer, FloorStep.Create);
                return Results.Ok(new CreatedSession(Convert.ToHexStringLower(set.Key), "open", order.Amount, order.Currency));
            }
        );

    public Task<string> IssueKeyAsync(IServiceProvider services) => Task.FromResult("none");

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>What the load sends to create a session, in Synapto's words.</summary>
internal sealed record Order(
    string Amount,
    string Currency,
    [property: System.Text.Json.Serialization.JsonPropertyName("client_reference_id")] string ClientReferenceId,
    [property: System.Text.Json.Serialization.JsonPropertyName("success_url")] string SuccessUrl
);

internal sealed record CreatedSession(string Id, string Status, string Amount, string Currency);
