using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Payments.EndToEnd.Tests;

/// <summary>Yorlet's interface, as any client outside uses it.</summary>
internal sealed class YorletApi : IDisposable
{
    private readonly HttpClient _http;

    public YorletApi(Uri origin, string key)
    {
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
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>What stands at a path below "/v1"; anything but 200 fails.</summary>
    public async Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(Address(path), cancellationToken);
        return Taken(answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>What a post brings; anything but 200 fails.</summary>
    public async Task<JsonObject> PostAsync(string path, JsonObject? body, CancellationToken cancellationToken)
    {
        var (status, text) = await TryPostAsync(path, body, idempotencyKey: null, cancellationToken);
        return Taken(status, text);
    }

    /// <summary>What a post brings, whatever is answered.</summary>
    public async Task<(HttpStatusCode Status, string Body)> TryPostAsync(
        string path,
        JsonObject? body,
        string? idempotencyKey,
        CancellationToken cancellationToken
    )
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Address(path));
        if (body is not null)
            message.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (idempotencyKey is not null)
            message.Headers.Add("Idempotency-Key", idempotencyKey);
        using var answer = await _http.SendAsync(message, cancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>The id of a new customer.</summary>
    public async Task<string> NewCustomerAsync(string email, CancellationToken cancellationToken) =>
        (string)(await PostAsync("customers", new JsonObject { ["email"] = email, ["name"] = "Ada Byron" }, cancellationToken))["id"]!;

    /// <summary>A session once it is paid.</summary>
    public Task<JsonObject> PaidAsync(string session, CancellationToken cancellationToken) =>
        Eventually.GetAsync(
            async () =>
                await GetAsync($"payment_sessions/{session}", cancellationToken) is var found && (string?)found["status"] == "paid"
                    ? found
                    : null,
            $"{session} is paid",
            cancellationToken
        );

    public void Dispose() => _http.Dispose();

    private static Uri Address(string path) => new($"/yorlet/v1/{path}", UriKind.Relative);

    private static JsonObject Taken(HttpStatusCode status, string body)
    {
        Assert.True(status == HttpStatusCode.OK, $"{status}: {body}");
        return JsonNode.Parse(body)!.AsObject();
    }
}
