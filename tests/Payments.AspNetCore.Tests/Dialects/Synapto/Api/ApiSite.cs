using System.Net.Http.Headers;
using System.Text;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Api;

/// <summary>A site at the documents' moment whose provider can do everything, and the server of its one shop.</summary>
internal sealed class ApiSite : IAsyncDisposable
{
    private ApiSite(CheckoutHost host, FullProvider provider) => (Host, Provider) = (host, provider);

    public CheckoutHost Host { get; }

    public FullProvider Provider { get; }

    public Owner Owner => Host.Shop.Owner;

    public PaymentEngine Engine => Host.Engine;

    public static async Task<ApiSite> StartAsync(HostPlan? plan = null)
    {
        var clock = HostPlan.DocumentClock();
        var provider = new FullProvider(clock);
        return new ApiSite(
            await CheckoutHost.StartAsync((plan ?? new HostPlan()) with { Clock = clock, Services = provider.Replace }),
            provider
        );
    }

    /// <summary>A resource's name.</summary>
    public string Name(string path) => $"accounts/{Owner.Account}/{path}";

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, string body = "", string? key = null) => SendAsync(HttpMethod.Post, path, body, key);

    public Task<Answer> PatchAsync(string path, string body, string? key = null) => SendAsync(HttpMethod.Patch, path, body, key);

    public Task<Answer> DeleteAsync(string path, string? key = null) => SendAsync(HttpMethod.Delete, path, "", key);

    /// <summary>A call below the account.</summary>
    public Task<Answer> SendAsync(HttpMethod method, string path, string? body = null, string? key = null)
    {
        var content = body is null
            ? null
            : new ByteArrayContent(Encoding.UTF8.GetBytes(body))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            };
        return Host.Shop.SendAsync(method, "/v1/" + Name(path), content, key is null ? [] : [("Idempotency-Key", key)]);
    }

    /// <summary>Makes something that must come about, and gives its id.</summary>
    public async Task<string> MakeAsync(string collection, string body) => IdOf(await PostAsync(collection, body));

    public Task<string> NewCustomerAsync() =>
        MakeAsync("customers", """{"customer":{"full_name":"Jane Doe","email":"jane@example.com"}}""");

    /// <summary>A payment intent of 10000 GBP.</summary>
    public Task<string> NewIntentAsync(string more = "") =>
        MakeAsync("payment-intents", $$"""{"amount":"10000","currency":"GBP"{{more}}}""");

    /// <summary>Confirms as the payer's browser does, with a card.</summary>
    public async Task<PaymentIntent> PayAsync(string intent, string token = "pays", string? returnUrl = null)
    {
        var confirmation = new PaymentConfirmation { Card = FullProvider.Card(token), ReturnUrl = returnUrl };
        var outcome = await Engine.PaymentIntents.ConfirmAsync(Owner, intent, confirmation, cancellationToken: TestContextToken.Current);
        Assert.True(outcome.IsSuccess, outcome.Refusal?.Message);
        return outcome.Value;
    }

    /// <summary>A charge of 10000 GBP that has succeeded.</summary>
    public async Task<string> NewChargeAsync() => (await PayAsync(await NewIntentAsync())).LatestChargeId!;

    /// <summary>A card that is kept for a customer, by a setup intent.</summary>
    public async Task<string> NewMethodAsync(string customer)
    {
        var setup = await MakeAsync("setup-intents", $$"""{"customer":"{{Name("customers/" + customer)}}"}""");
        var kept = await Engine.SetupIntents.ConfirmAsync(
            Owner,
            setup,
            new SetupConfirmation { Card = FullProvider.Card("pays") },
            TestContextToken.Current
        );
        return kept.Value.PaymentMethodId!;
    }

    /// <summary>A dispute of a charge that has succeeded.</summary>
    public async Task<string> NewDisputeAsync()
    {
        var opened = new DisputeNews.Opened(
            Money.FromMinorUnits(10000, Currency.Gbp),
            DisputeReason.ProductNotReceived,
            Host.Clock.GetUtcNow().AddDays(10)
        );
        var told = await Engine.Disputes.ReceiveAsync(
            new DisputeNotification("scripted", Owner, await NewChargeAsync(), "dispute-1", opened),
            TestContextToken.Current
        );
        Assert.True(told.IsSuccess, told.Refusal?.Message);
        return told.Value.Id;
    }

    public static string IdOf(Answer answer)
    {
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json.GetProperty("name").GetString()!.Split('/')[^1];
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>Reads the API's responses.</summary>
internal static class Answers
{
    /// <summary>The ids of a list's resources, in order.</summary>
    public static IEnumerable<string> Ids(this Answer answer, string field) =>
        [.. answer.Json.GetProperty(field).EnumerateArray().Select(item => item.GetProperty("name").GetString()!.Split('/')[^1])];

    public static string? Text(this Answer answer, string field) =>
        answer.Json.TryGetProperty(field, out var value) ? value.ToString() : null;
}
