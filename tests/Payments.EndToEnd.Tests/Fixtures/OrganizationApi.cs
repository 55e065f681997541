using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Payments.EndToEnd.Tests;

/// <summary>The two interfaces by which the shop's organisation sells, SyncPay's and Syncgram's, as any client outside uses them.</summary>
internal sealed class OrganizationApi : IDisposable
{
    public const string SyncPay = "syncpay";
    public const string Syncgram = "syncgram";

    private readonly HttpClient _http;

    public OrganizationApi(Uri origin, string key)
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

    /// <summary>A checkout that must be made.</summary>
    public Task<JsonObject> CheckoutAsync(string dialect, string request, CancellationToken cancellationToken) =>
        PostAsync(dialect, "payments/checkouts", request, cancellationToken);

    /// <summary>What stands at a path below "/api/v1"; anything but 200 fails.</summary>
    public async Task<JsonObject> GetAsync(string dialect, string path, CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(Address(dialect, path), cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    /// <summary>What a post brings; anything but 200 fails.</summary>
    public async Task<JsonObject> PostAsync(string dialect, string path, string request, CancellationToken cancellationToken)
    {
        using var body = new StringContent(request, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(Address(dialect, path), body, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    /// <summary>A checkout by SyncPay's interface, whatever is answered.</summary>
    public async Task<(HttpStatusCode Status, string Body)> TryCheckoutAsync(
        string request,
        string idempotencyKey,
        CancellationToken cancellationToken
    )
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Address(SyncPay, "payments/checkouts"));
        message.Headers.Add("Idempotency-Key", idempotencyKey);
        message.Content = new StringContent(request, Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(message, cancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>The only charge of a checkout; null before there is one. SyncPay lists all, Syncgram names the last.</summary>
    public async Task<JsonObject?> FindChargeAsync(string dialect, string checkoutId, CancellationToken cancellationToken)
    {
        string[] ids =
            dialect == SyncPay
                ?
                [
                    .. (await GetAsync(dialect, "payments/payins?limit=100", cancellationToken))["items"]!
                        .AsArray()
                        .Where(item => (string?)item!["checkout_id"] == checkoutId)
                        .Select(item => (string)item!["charge_id"]!),
                ]
            : (string?)(await GetAsync(dialect, $"payments/checkouts/{checkoutId}", cancellationToken))["charge_id"] is { } last ? [last]
            : [];
        return ids.Length == 0 ? null : await GetAsync(dialect, $"payments/charges/{Assert.Single(ids)}", cancellationToken);
    }

    public async Task<JsonObject> ChargeAsync(string dialect, string checkoutId, CancellationToken cancellationToken) =>
        await FindChargeAsync(dialect, checkoutId, cancellationToken)
        ?? throw new InvalidOperationException($"There is no charge of {checkoutId}.");

    /// <summary>The only charge of a checkout, once it has a status.</summary>
    public Task<JsonObject> ChargeAsync(
        string dialect,
        string checkoutId,
        string status,
        CancellationToken cancellationToken,
        TimeSpan? patience = null
    ) =>
        Eventually.GetAsync(
            async () =>
                await FindChargeAsync(dialect, checkoutId, cancellationToken) is { } charge && (string?)charge["status"] == status
                    ? charge
                    : null,
            $"the charge of {checkoutId} is {status}",
            cancellationToken,
            patience
        );

    /// <summary>Posts a form of a hosted page as a browser without script does.</summary>
    public async Task<(HttpStatusCode Status, Uri? Location, string Body)> PostFormAsync(
        Uri page,
        IEnumerable<KeyValuePair<string, string>> fields,
        CancellationToken cancellationToken
    )
    {
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await _http.PostAsync(page, form, cancellationToken);
        return (answer.StatusCode, answer.Headers.Location, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    public void Dispose() => _http.Dispose();

    private static Uri Address(string dialect, string path) => new($"/{dialect}/api/v1/{path}", UriKind.Relative);

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.RequestMessage?.RequestUri} {answer.StatusCode}: {body}");
        return JsonNode.Parse(body)!.AsObject();
    }
}
