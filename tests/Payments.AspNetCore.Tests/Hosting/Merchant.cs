using System.Net.Http.Headers;
using System.Text;

namespace Payments.AspNetCore.Tests.Hosting;

/// <summary>A merchant's server whose key goes by "Authorization: Bearer …": one account, one key, one dialect.</summary>
internal sealed class Merchant(CheckoutHost host, Owner owner, string secret, string group)
{
    /// <summary>What each new merchant takes: NGN, GHS, USD, JPY and KWD, without fees.</summary>
    public static IReadOnlyList<EnabledMethod> Methods { get; } =
    [
        new(MethodIds.Card, [Currency.Usd, Currency.Ngn, Currency.Ghs, Currency.Jpy, Currency.Of("KWD")]),
        new(MethodIds.BankTransfer, [Currency.Ngn, Currency.Ghs, Currency.Usd]),
        new(MethodIds.MobileMoney, [Currency.Ghs]),
    ];

    public Owner Owner => owner;

    public string Secret => secret;

    public string Group => group;

    /// <summary>Sets the account's methods.</summary>
    public async Task TakeAsync(IReadOnlyList<EnabledMethod> methods)
    {
        var set = await host.Engine.AcceptedMethods.SetAsync(owner, methods, TestContextToken.Current);
        Xunit.Assert.True(set.IsSuccess, set.Refusal?.Message);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Answer> PostAsync(string path, string body, params (string Name, string Value)[] headers) =>
        PostAsync(path, Encoding.UTF8.GetBytes(body), headers);

    public Task<Answer> PostAsync(string path, byte[] body, params (string Name, string Value)[] headers) =>
        SendAsync(
            HttpMethod.Post,
            path,
            new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            headers
        );

    /// <summary>A request below the dialect's group.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, group + path) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + secret);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Answer.ReadAsync(await host.Client.SendAsync(request, TestContextToken.Current));
    }
}
