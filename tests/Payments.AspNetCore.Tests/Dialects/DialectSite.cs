using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Providers;
using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>A host that speaks one dialect, and the server of an account of its own.</summary>
internal sealed class DialectSite(CheckoutHost host, DialectProfile profile, Owner owner, string secret) : IAsyncDisposable
{
    private static readonly Currency[] Currencies = [.. DialectProfile.Currencies.Select(code => Currency.Of(code))];

    public CheckoutHost Host => host;

    public Owner Owner => owner;

    public string Secret => secret;

    /// <summary>The path of its sessions.</summary>
    public string Sessions => profile.SessionsOf(owner);

    public static async Task<DialectSite> StartAsync(DialectProfile profile)
    {
        // A host maps the first dialect in any case; the documents' URLs are at the root.
        var isFirst = profile.Dialect == default;
        var host = await CheckoutHost.StartAsync(
            new HostPlan
            {
                Clock = new ManualTimeProvider(profile.Now),
                Group = isFirst ? "" : "/first",
                Beside = isFirst ? [] : [("", profile.Dialect)],
                Payments = HostPlan.FixedRates,
                Checkout = checkout => checkout.PublicUrl = new Uri(profile.PublicUrl),
            }
        );
        return await JoinAsync(host, profile, profile.Account);
    }

    /// <summary>A further account on the same host.</summary>
    public Task<DialectSite> OtherAsync() => JoinAsync(host, profile, "acct_second");

    /// <summary>A body that is in order, for this account.</summary>
    public Task<string> BodyAsync() => profile.BodyAsync(this);

    public Task<Answer> CreateAsync(string body, string? key = null) =>
        SendAsync(HttpMethod.Post, Sessions, $"{profile.Scheme} {secret}", body, key);

    public Task<Answer> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, $"{profile.Scheme} {secret}", body);

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, $"{profile.Scheme} {secret}");

    /// <summary>Reads a session by its id on the wire.</summary>
    public Task<Answer> ReadAsync(string id) => GetAsync($"{Sessions}/{id}");

    /// <summary>A session that must be made; the response.</summary>
    public async Task<Answer> OpenAsync()
    {
        var created = await CreateAsync(await BodyAsync());
        Assert.True(created.Status == 200, created.Body);
        return created;
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? authorization, string? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (key is not null)
            request.Headers.TryAddWithoutValidation(DialectProfile.KeyHeader, key);
        return await Answer.ReadAsync(await host.Client.SendAsync(request, TestContextToken.Current));
    }

    public async Task<IReadOnlyList<CheckoutSession>> StoredAsync() =>
        (await host.Engine.CheckoutSessions.ListAsync(owner, 100, cancellationToken: TestContextToken.Current)).Value.Items;

    public async Task<CheckoutSession> StoredAsync(Answer created) =>
        (
            await host.Engine.CheckoutSessions.GetAsync(
                owner,
                profile.StoredId(profile.IdOf(created.Json)),
                cancellationToken: TestContextToken.Current
            )
        ).Value;

    /// <summary>Pays by card, as the hosted page does.</summary>
    public async Task PayAsync(Answer created)
    {
        var session = await StoredAsync(created);
        var quotes = host.Engine.Quotes;
        var quote = await quotes.CreateForSessionAsync(
            session,
            MethodIds.Card,
            session.Amount.Currency,
            cancellationToken: TestContextToken.Current
        );
        var card = (await host.Simulator.TokenizeAsync(new CardDetails(Payer.Approved, 12, 2034, "123"), TestContextToken.Current)).Value;
        var paid = await host.Engine.CheckoutSessions.SubmitAsync(
            owner,
            session.Id,
            new PaymentSubmission { QuoteId = quote.Value.Id, Card = card },
            TestContextToken.Current
        );
        Assert.True(paid.IsSuccess, paid.Refusal?.Message);
    }

    /// <summary>Makes the records of a paid session what they would be had it been paid in a currency that was retired since.</summary>
    public async Task RetireAsync(Answer created, Currency retired)
    {
        var store = host.Services.GetRequiredService<IPaymentStore>();
        var session = await StoredAsync(created);
        var price = Money.FromMinorUnits(session.Amount.MinorUnits, retired);
        var charge = (await host.Engine.PaymentIntents.ListChargesAsync(owner, session.PaymentIntentId, TestContextToken.Current)).Single();
        var changes = new ChangeSet(owner);
        await SetAsync<CheckoutSession>(session.Id, old => old with { Amount = price, Pricing = Pricing.SingleCurrency.Of(price) });
        await SetAsync<PaymentIntent>(session.PaymentIntentId, old => old with { Amount = price });
        await SetAsync<Charge>(
            charge.Id,
            old =>
                old with
                {
                    Amount = Money.FromMinorUnits(old.Amount.MinorUnits, retired),
                    Received = old.Received is { } received ? Money.FromMinorUnits(received.MinorUnits, retired) : null,
                    Fee = null,
                    QuoteId = null,
                }
        );
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(changes, TestContextToken.Current)).Status);

        async Task SetAsync<T>(string id, Func<T, T> change)
            where T : class
        {
            var table = PaymentsSchema.Current.Table<T>();
            var stored = (await store.GetAsync(table, owner, id, TestContextToken.Current))!;
            changes.Update(table, stored, change(stored.Value));
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static async Task<DialectSite> JoinAsync(CheckoutHost host, DialectProfile profile, string account)
    {
        var owner = Owner.Test(account);
        var key = await host.Engine.ApiKeys.CreateAsync(owner, TestContextToken.Current);
        var taken = await host.Engine.AcceptedMethods.SetAsync(owner, [new(MethodIds.Card, Currencies)], TestContextToken.Current);
        Assert.True(taken.IsSuccess, taken.Refusal?.Message);
        return new DialectSite(host, profile, owner, key.Secret);
    }
}
