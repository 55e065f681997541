using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Webhooks;

/// <summary>A merchant's endpoint: another server on this machine that keeps what it gets and answers as it is told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    public const string Secret = "whsec_lFlsnLxC3X4yW7dByaMMkGasgatGyI";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedPost> _posts = new();
    private readonly SemaphoreSlim _arrived = new(0);

    private WebhookReceiver(WebApplication app) => _app = app;

    /// <summary>What it answers; 200 unless set.</summary>
    public Func<ReceivedPost, IResult> Answer { get; set; } = _ => Results.Ok();

    public string Url =>
        _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/webhooks";

    public IReadOnlyList<ReceivedPost> Posts => [.. _posts];

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.MapPost("/webhooks", receiver.ReceiveAsync);
        await receiver._app.StartAsync(TestContextToken.Current);
        return receiver;
    }

    public async Task<WebhookEndpoint> RegisterAsync(CheckoutHost host, string? secret = Secret, params string[] eventTypes)
    {
        var registered = await host.Engine.WebhookEndpoints.RegisterAsync(
            host.Shop.Owner,
            new WebhookEndpointRequest
            {
                Url = Url,
                Format = "synapto",
                Secret = secret,
                EventTypes = eventTypes,
                AllowPrivateNetworks = true,
            },
            TestContextToken.Current
        );
        Assert.True(registered.IsSuccess);
        return registered.Value;
    }

    /// <summary>Waits until so many more posts have come.</summary>
    public async Task WhenArrivedAsync(int count)
    {
        for (var i = 0; i < count; i++)
            Assert.True(await _arrived.WaitAsync(TimeSpan.FromSeconds(30), TestContextToken.Current), "No webhook came.");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var post = new ReceivedPost(
            Encoding.UTF8.GetString(body.ToArray()),
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)
        );
        _posts.Enqueue(post);
        _arrived.Release();
        return Answer(post);
    }
}

/// <summary>One post as it came in.</summary>
internal sealed record ReceivedPost(string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Type => JsonDocument.Parse(Body).RootElement.GetProperty("type").GetString()!;

    public string Id => Headers[StandardWebhooksSignature.IdHeader];

    public long Timestamp =>
        long.Parse(Headers[StandardWebhooksSignature.TimestampHeader], System.Globalization.CultureInfo.InvariantCulture);
}
