using System.Text;
using System.Text.Json;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>One host with every dialect.</summary>
public sealed class RefundDesks : IAsyncLifetime
{
    private CheckoutHost _host = null!;
    private int _accounts;

    public async ValueTask InitializeAsync() =>
        _host = await CheckoutHost.StartAsync(
            new HostPlan
            {
                Clock = HostPlan.DocumentClock(),
                Beside =
                [
                    ("/syncpay", CheckoutDialect.SyncPay),
                    ("/syncgram", CheckoutDialect.Syncgram),
                    ("/yorlet", CheckoutDialect.Yorlet),
                ],
                Payments = HostPlan.FixedRates,
            }
        );

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    internal async Task<RefundDesk> OpenAsync(CheckoutDialect dialect)
    {
        var owner = Owner.Test($"acct_desk{++_accounts}");
        var key = await _host.Engine.ApiKeys.CreateAsync(owner, TestContextToken.Current);
        var taken = await _host.Engine.AcceptedMethods.SetAsync(
            owner,
            [new(MethodIds.Card, [Currency.Usd]), new(MethodIds.BankTransfer, [Currency.Usd])],
            TestContextToken.Current
        );
        Assert.True(taken.IsSuccess, taken.Refusal?.Message);
        return new RefundDesk(_host, dialect, owner, key.Secret);
    }
}

/// <summary>A merchant who refunds what a bank's line or a card has paid, and calls one dialect.</summary>
internal sealed class RefundDesk(CheckoutHost host, CheckoutDialect dialect, Owner owner, string secret)
{
    private static readonly Money _price = Money.FromMinorUnits(100_00, Currency.Usd);

    public CheckoutHost Host => host;

    private string? Origin => dialect == CheckoutDialect.Synapto ? null : $"{dialect}".ToLowerInvariant();

    /// <summary>Refunds what a line has paid, which no provider can.</summary>
    public async Task<string> RefundByHandAsync()
    {
        var session = await SessionAsync(MethodIds.BankTransfer);
        var line = await host.Engine.BankLines.ReceiveAsync(
            new BankLineNotification("bank", owner, $"line {session.Id}", _price, host.Clock.GetUtcNow())
            {
                Remittance = session.PaymentReference,
            },
            TestContextToken.Current
        );
        return await RefundAsync(Assert.IsType<BankLineState.Matched>(line.Value.State).ChargeId);
    }

    /// <summary>Refunds what a card has paid.</summary>
    public async Task<string> RefundCardAsync()
    {
        var session = await SessionAsync(MethodIds.Card);
        var quote = await host.Engine.Quotes.CreateForSessionAsync(
            session,
            MethodIds.Card,
            Currency.Usd,
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
        var charges = await host.Engine.PaymentIntents.ListChargesAsync(owner, session.PaymentIntentId, TestContextToken.Current);
        return await RefundAsync(charges.Single().Id);
    }

    public async Task<Refund> StoredAsync(string id) => (await host.Engine.Refunds.GetAsync(owner, id, TestContextToken.Current)).Value;

    public Task<Answer> MarkSentAsync(string id, string body = "{}") => PostAsync(Sent(id), body);

    public Task<Answer> MarkFailedAsync(string id, string body) => PostAsync(Failed(id), body);

    public Task<Answer> ReadAsync(string id) => SendAsync(HttpMethod.Get, One(id), null);

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    /// <summary>The refund of the last event that the dialect reports.</summary>
    public async Task<JsonElement> ToldAsync(IWebhookFormat format)
    {
        var events = (await host.Engine.Events.ListAsync(owner, 100, cancellationToken: TestContextToken.Current)).Value.Items;
        var told = JsonDocument.Parse(format.Render(events.First(one => one.Data is RefundUpdated))!).RootElement;
        return dialect switch
        {
            CheckoutDialect.Synapto => told.GetProperty("refund"),
            CheckoutDialect.SyncPay => told.GetProperty("data").GetProperty("refund"),
            CheckoutDialect.Syncgram => told.GetProperty("data"),
            _ => told.GetProperty("data").GetProperty("object"),
        };
    }

    private string One(string id) =>
        dialect switch
        {
            CheckoutDialect.Synapto => $"/v1/accounts/{owner.Account}/refunds/{id}",
            CheckoutDialect.Yorlet => $"/yorlet/v1/refunds/{id}",
            _ => $"/{Origin}/api/v1/payments/refunds/ref_{id["re_".Length..]}",
        };

    private string Sent(string id) =>
        One(id)
        + dialect switch
        {
            CheckoutDialect.Synapto => ":markSent",
            CheckoutDialect.Yorlet => "/mark_sent",
            _ => "/mark-sent",
        };

    private string Failed(string id) =>
        One(id)
        + dialect switch
        {
            CheckoutDialect.Synapto => ":markFailed",
            CheckoutDialect.Yorlet => "/mark_failed",
            _ => "/mark-failed",
        };

    private async Task<CheckoutSession> SessionAsync(string method)
    {
        var made = await host.Engine.CheckoutSessions.CreateAsync(
            owner,
            new CheckoutSessionRequest
            {
                Amount = _price,
                Methods = [method],
                Origin = Origin,
                PageUrl = _ => CheckoutHost.NoPage,
            },
            cancellationToken: TestContextToken.Current
        );
        Assert.True(made.IsSuccess, made.Refusal?.Message);
        return made.Value;
    }

    private async Task<string> RefundAsync(string chargeId)
    {
        var made = await host.Engine.Refunds.CreateAsync(
            owner,
            new RefundCreation { ChargeId = chargeId },
            cancellationToken: TestContextToken.Current
        );
        Assert.True(made.IsSuccess, made.Refusal?.Message);
        return made.Value.Id;
    }

    private Task<Answer> PostAsync(string path, string body) =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"));

    private async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        var scheme = dialect == CheckoutDialect.Synapto ? "Api-Key" : "Bearer";
        request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {secret}");
        return await Answer.ReadAsync(await host.Client.SendAsync(request, TestContextToken.Current));
    }
}
