using System.Net;

namespace Payments.AspNetCore;

/// <summary>
/// Sends webhooks to URLs that others chose. Owns its connections: live webhooks and, unless the options allow private
/// networks, test ones use a pool whose connections lead to the public internet only; the other pool is apart from it, so
/// that no connection opened for a test is ever reused for a live webhook. Each has beside it a pool that keeps no connection, for
/// what was lost on one that its receiver had closed.
/// </summary>
internal sealed class WebhookHttpClient : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly Pools _guarded;
    private readonly Pools? _permissive;

    public WebhookHttpClient(WebhookDeliveryOptions options, TimeProvider clock, ResolveHost? resolve = null, OpenConnection? open = null)
    {
        options.Validate();
        _clock = clock;
        resolve ??= Dns.GetHostAddressesAsync;
        open ??= WebhookConnector.OpenAsync;
        _guarded = Pools.Of(new WebhookConnector(resolve, open, allowPrivateNetworks: false), options);
        if (options.AllowPrivateNetworks)
            _permissive = Pools.Of(new WebhookConnector(resolve, open, allowPrivateNetworks: true), options);
    }

    /// <summary>
    /// Makes one attempt. Whatever the network or the receiver does is a response; only the caller's own cancellation and a
    /// header that must not be sent throw. Where a connection of an earlier webhook breaks before anything of a response was read, the
    /// webhook is sent once more at once, on a fresh connection and within the same time: receivers close idle connections, and nobody can
    /// tell that in time.
    /// </summary>
    public async Task<WebhookResponse> PostAsync(
        Uri url,
        ReadOnlyMemory<byte> body,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        bool livemode,
        TimeSpan timeLimit,
        CancellationToken cancellationToken
    )
    {
        var permissive = livemode ? null : _permissive;
        if (!IsAcceptable(url, plainHttp: permissive is not null))
            return new WebhookResponse.Failed(WebhookFailureReason.UnacceptableUrl);

        var pools = permissive ?? _guarded;
        using var timeout = new CancellationTokenSource(timeLimit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await SendAsync(pools.Kept, url, body, headers, either.Token).ConfigureAwait(false)
                ?? await SendAsync(pools.Fresh, url, body, headers, either.Token).ConfigureAwait(false)
                ?? throw new InvalidOperationException("A fresh connection has carried a request before.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Either the time for the whole attempt is over, or the handler's own for the connection.
            return new WebhookResponse.Failed(WebhookFailureReason.Timeout);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new WebhookResponse.Failed(ReasonOf(exception));
        }
    }

    public void Dispose()
    {
        _guarded.Dispose();
        _permissive?.Dispose();
    }

    /// <summary>Sends once. Null where a kept connection turned out to be closed: the same can be sent on a fresh one.</summary>
    private async Task<WebhookResponse?> SendAsync(
        HttpMessageInvoker pool,
        Uri url,
        ReadOnlyMemory<byte> body,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        CancellationToken cancellationToken
    )
    {
        using var content = new ReadOnlyMemoryContent(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        WebhookRequestHeaders.Apply(headers, request, content);
        var attempt = WebhookAttempt.Start();
        try
        {
            using var response = await pool.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var excerpt = await WebhookResponseBody.ReadExcerptAsync(response.Content, cancellationToken).ConfigureAwait(false);
            return Read(response, excerpt);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException && attempt.WasLostOnUsedConnection)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    private sealed record Pools(HttpMessageInvoker Kept, HttpMessageInvoker Fresh) : IDisposable
    {
        public static Pools Of(WebhookConnector connector, WebhookDeliveryOptions options) =>
            new(CreatePool(connector, options, TimeSpan.FromSeconds(60)), CreatePool(connector, options, TimeSpan.Zero));

        public void Dispose()
        {
            Kept.Dispose();
            Fresh.Dispose();
        }
    }

    private static HttpMessageInvoker CreatePool(WebhookConnector connector, WebhookDeliveryOptions options, TimeSpan lifetime) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                // Receivers must not see trace identifiers and baggage of this process.
                ActivityHeadersPropagator = null,
                ConnectTimeout = options.ConnectTimeout,
                PooledConnectionLifetime = lifetime,
                MaxResponseHeadersLength = 16,
                MaxResponseDrainSize = 0,
                ConnectCallback = (context, cancellationToken) =>
                    connector.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken),
                PlaintextStreamFilter = (context, _) => new ValueTask<Stream>(new WebhookConnection(context.PlaintextStream)),
            }
        );

    private static bool IsAcceptable(Uri url, bool plainHttp) =>
        url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttps || (plainHttp && url.Scheme == Uri.UriSchemeHttp));

    private WebhookResponse Read(HttpResponseMessage response, string excerpt) =>
        (int)response.StatusCode switch
        {
            >= 200 and <= 299 and var status => new WebhookResponse.Delivered(status, excerpt),
            410 => new WebhookResponse.Gone(excerpt),
            var status => new WebhookResponse.Refused(status, RetryAfter(response), excerpt),
        };

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - _clock.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static WebhookFailureReason ReasonOf(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is WebhookConnectException connect)
                return connect.Reason;
        }

        return exception is HttpRequestException { HttpRequestError: var error } ? ReasonOf(error) : WebhookFailureReason.InvalidResponse;
    }

    private static WebhookFailureReason ReasonOf(HttpRequestError error) =>
        error switch
        {
            HttpRequestError.NameResolutionError => WebhookFailureReason.NameResolution,
            HttpRequestError.ConnectionError => WebhookFailureReason.Connect,
            HttpRequestError.SecureConnectionError => WebhookFailureReason.Tls,
            _ => WebhookFailureReason.InvalidResponse,
        };
}
