using System.Net.Http.Headers;
using System.Text;

namespace Payments.AspNetCore.Tests.Hosting;

/// <summary>A merchant's server: one account, one key, and the API's calls.</summary>
internal sealed class Shop(CheckoutHost host, Owner owner, string secret)
{
    public const string SmallOrder = """{"amount":"10000","currency":"GBP"}""";

    public Owner Owner => owner;

    public string Secret => secret;

    public string Sessions => $"{host.Group}/v1/accounts/{owner.Account}/checkout-sessions";

    public Task<Answer> CreateAsync(string body, string? idempotencyKey = null) => PostAsync(Sessions, body, idempotencyKey);

    /// <summary>Creates a session that must come about.</summary>
    public async Task<OpenSession> OpenAsync(string body = SmallOrder)
    {
        var answer = await CreateAsync(body);
        Xunit.Assert.True(answer.Status == 200, answer.Body);
        return OpenSession.Read(answer.Json);
    }

    public Task<Answer> GetAsync(OpenSession session) => GetAsync($"{Sessions}/{session.Id}");

    public Task<Answer> ExpireAsync(OpenSession session, string? idempotencyKey = null) =>
        PostAsync($"{Sessions}/{session.Id}:expire", "", idempotencyKey);

    public Task<Answer> ListAsync(string query = "") => GetAsync(Sessions + query);

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Answer> PostAsync(string path, string body, string? idempotencyKey = null)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
        return idempotencyKey is null
            ? SendAsync(HttpMethod.Post, path, content)
            : SendAsync(HttpMethod.Post, path, content, ("Idempotency-Key", idempotencyKey));
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "Api-Key " + secret);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Answer.ReadAsync(await host.Client.SendAsync(request, TestContextToken.Current));
    }
}
