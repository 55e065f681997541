using System.Net;

namespace Payments.AspNetCore;

/// <summary>Fetches one document of daily rates. A failure of the network or the publisher is a result, not an exception.</summary>
internal sealed class DailyRatesDownload(Uri url, HttpMessageHandler handler, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker _http = new(handler);

    // In the clear, and so on this machine: whatever a resolver makes of the name.
    private readonly Uri _address =
        url.Scheme == Uri.UriSchemeHttp ? new UriBuilder(url) { Host = LoopbackHost.ToConnect(url.Host) }.Uri : url;

    public string Host { get; } = url.Host;

    public static HttpMessageHandler CreateHandler() =>
        new SocketsHttpHandler
        {
            // A redirect could lead away from the address, and from the TLS, that the host chose.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            // The publisher must not see trace identifiers and baggage of this process.
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromSeconds(60),
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 0,
        };

    /// <summary>The rates, or what was wrong.</summary>
    public async Task<(DailyRates? Rates, string Problem)> FetchAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, _address);
            if (_address != url)
                request.Headers.Host = url.Authority;
            request.Headers.UserAgent.ParseAdd("Payments");
            using var response = await _http.SendAsync(request, either.Token).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
                return (null, $"it answered {(int)response.StatusCode}, and only 200 brings rates");

            var document = await ReadAsync(response.Content, either.Token).ConfigureAwait(false);
            return (DailyRates.TryParse(document, Host, out var rates, out var problem) ? rates : null, problem);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"it took longer than {TimeLimit.TotalSeconds} seconds");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (null, exception.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>At most one byte more than is allowed, which the reader of the document refuses.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var document = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (document.Length <= DailyRates.MaximumBytes)
        {
            var read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read == 0)
                break;
            document.Write(buffer, 0, (int)Math.Min(read, DailyRates.MaximumBytes + 1 - document.Length));
        }

        return document.GetBuffer().AsMemory(0, (int)document.Length);
    }
}
