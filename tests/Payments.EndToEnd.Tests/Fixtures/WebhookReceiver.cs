using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Payments.EndToEnd.Tests;

/// <summary>Another site, which takes every webhook and keeps it.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedPost> _posts = new();
    private readonly WebApplication _app;

    private WebhookReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapPost("/hooks", KeepAsync);
    }

    public Uri Url => new(_app.Urls.Single() + "/hooks");

    public IReadOnlyCollection<ReceivedPost> Posts => _posts;

    public static async Task<WebhookReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var receiver = new WebhookReceiver();
        await receiver._app.StartAsync(cancellationToken);
        return receiver;
    }

    public IReadOnlyList<ReceivedPost> PaidOf(string session) =>
        [.. _posts.Where(post => post.Type == "checkout_session.paid" && (string?)post.Json["checkout_session"]!["name"] == session)];

    /// <summary>What was told of a checkout by one interface, in order.</summary>
    public IReadOnlyList<ReceivedPost> Of(string format, string checkoutId) =>
        [.. _posts.Where(post => post.Format == format && post.CheckoutId == checkoutId)];

    /// <summary>The first of a type that tells of a checkout.</summary>
    public Task<ReceivedPost> WaitForAsync(
        string format,
        string checkoutId,
        string type,
        CancellationToken cancellationToken,
        TimeSpan? patience = null
    ) =>
        Eventually.GetAsync(
            () => Task.FromResult(Of(format, checkoutId).FirstOrDefault(post => post.Type == type)),
            $"{type} of {checkoutId} as {format} tells it",
            cancellationToken,
            patience
        );

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> KeepAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        _posts.Enqueue(
            new ReceivedPost(
                body.ToArray(),
                request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString())
            )
        );
        return Results.Ok();
    }
}
