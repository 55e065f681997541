using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Payments.EndToEnd.Tests;

/// <summary>The shop's HTTP API and hosted page, as any client outside uses them.</summary>
internal sealed class ShopApi : IDisposable
{
    public const string Account = "acct_shop";

    private readonly HttpClient _http;
    private readonly string _key;

    public ShopApi(Uri origin, string key)
    {
        _key = key;
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
            }
        )
        {
            BaseAddress = origin,
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    public async Task<bool> IsHealthyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("/healthz", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or System.Net.Sockets.SocketException)
        {
            // A process that dies while it accepts shows as the socket's own error.
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // On a machine under load a start may outlast this client's patience; who waits for the shop has a patience of their own.
            return false;
        }
    }

    /// <summary>The session that the shop makes; anything but 200 fails.</summary>
    public async Task<JsonObject> CreateAsync(JsonObject request, CancellationToken cancellationToken, string? idempotencyKey = null)
    {
        var (status, body) = await TryCreateAsync(request, idempotencyKey ?? $"{Guid.CreateVersion7()}", cancellationToken);
        Assert.True(status == HttpStatusCode.OK, $"{status}: {body}");
        return JsonNode.Parse(body)!.AsObject();
    }

    public async Task<(HttpStatusCode Status, string Body)> TryCreateAsync(
        JsonObject request,
        string idempotencyKey,
        CancellationToken cancellationToken
    )
    {
        using var message = Message(HttpMethod.Post, $"/synapto/v1/accounts/{Account}/checkout-sessions");
        message.Headers.Add("Idempotency-Key", idempotencyKey);
        message.Content = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json");
        return await SendAsync(message, cancellationToken);
    }

    public async Task<JsonObject> GetAsync(string name, CancellationToken cancellationToken)
    {
        using var message = Message(HttpMethod.Get, $"/synapto/v1/{name}");
        var (status, body) = await SendAsync(message, cancellationToken);
        Assert.True(status == HttpStatusCode.OK, $"{status}: {body}");
        return JsonNode.Parse(body)!.AsObject();
    }

    public async Task<JsonObject> ExpireAsync(string name, CancellationToken cancellationToken)
    {
        using var message = Message(HttpMethod.Post, $"/synapto/v1/{name}:expire");
        var (status, body) = await SendAsync(message, cancellationToken);
        Assert.True(status == HttpStatusCode.OK, $"{status}: {body}");
        return JsonNode.Parse(body)!.AsObject();
    }

    /// <summary>Posts the card form of a hosted page as a browser does.</summary>
    public async Task<HttpStatusCode> PayAsync(Uri page, string card, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["card_number"] = card,
                ["card_expiry"] = "12/39",
                ["card_cvc"] = "123",
                ["card_name"] = "Ada Byron",
            }
        );
        using var answer = await _http.PostAsync(page, form, cancellationToken);
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return answer.StatusCode;
    }

    public async Task<string> PageAsync(string path, CancellationToken cancellationToken) =>
        await _http.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        using var answer = await _http.SendAsync(message, cancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    private HttpRequestMessage Message(HttpMethod method, string path)
    {
        var message = new HttpRequestMessage(method, path);
        message.Headers.Authorization = new AuthenticationHeaderValue("Api-Key", _key);
        return message;
    }
}
