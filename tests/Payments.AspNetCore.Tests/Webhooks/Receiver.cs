using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Payments.AspNetCore.Tests.Webhooks;

/// <summary>A real server on a free port of 127.0.0.1 that answers every request in the same way.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app, Uri url)
    {
        _app = app;
        Url = url;
    }

    public Uri Url { get; }

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = [];

    public static async Task<Receiver> StartAsync(RequestDelegate answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    if (certificate is not null)
                        listen.UseHttps(certificate);
                }
            )
        );
        var app = builder.Build();
        Receiver? receiver = null;
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            receiver!.Requests.Enqueue(
                new ReceivedRequest(
                    context.Request.Method,
                    context.Request.Path + context.Request.QueryString,
                    context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                    body.ToArray(),
                    context.Connection.Id
                )
            );
            await answer(context);
        });
        await app.StartAsync();
        var address = new Uri(app.Urls.Single());
        return receiver = new Receiver(app, new Uri(address, "/hooks"));
    }

    public static Task<Receiver> StartAsync(int status) =>
        StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>One request as it came in.</summary>
internal sealed record ReceivedRequest(
    string Method,
    string Target,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body,
    string ConnectionId
);
