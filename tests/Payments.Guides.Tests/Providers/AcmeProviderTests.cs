using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Guides.Tests;

public sealed class AcmeProviderTests
{
    private static readonly Owner Shop = Owner.Live("acct_shop");
    private static readonly Money Price = Money.FromMinorUnits(1850, Currency.Gbp);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // guide
    [Theory]
    [InlineData(200, """{"id":"acme_1","status":"paid"}""", typeof(ChargeOutcome.Approved))]
    [InlineData(200, """{"id":"acme_1","status":"declined"}""", typeof(ChargeOutcome.Declined))]
    [InlineData(200, """{"id":"acme_1","status":"under_review"}""", typeof(ChargeOutcome.Unknown))]
    [InlineData(500, "", typeof(ChargeOutcome.Unknown))]
    public async Task A_charge_is_declined_only_where_Acme_says_so(int status, string body, Type outcome)
    {
        using var http = Responding(status, body);

        Assert.IsType(outcome, await new AcmeProvider(http).ChargeAsync(Charge(), Token));
    }

    // end

    [Fact]
    public async Task A_key_that_Acme_never_saw_is_a_charge_that_was_not_sent()
    {
        using var http = Responding(404, "");

        Assert.Equal(new ChargeOutcome.Declined(DeclineCode.NotSent), await new AcmeProvider(http).ResolveAsync(Shop, "ch_1", Token));
    }

    [Theory]
    [InlineData("""{"id":"acme_2","status":"succeeded"}""", typeof(RefundOutcome.Succeeded))]
    [InlineData("""{"id":"acme_2","status":"failed"}""", typeof(RefundOutcome.Failed))]
    [InlineData("""{"id":"acme_2","status":"queued"}""", typeof(RefundOutcome.Pending))]
    public async Task A_refund_is_decided_as_Acme_says(string body, Type outcome)
    {
        using var http = Responding(200, body);
        var request = new RefundRequest("re_1", Shop, "ch_1", Price) { ChargeReference = "acme_1" };

        Assert.IsType(outcome, await new AcmeProvider(http).RefundAsync(request, Token));
    }

    [Fact]
    public async Task A_notification_of_a_charge_that_is_not_there_is_refused_and_not_sent_again()
    {
        var services = new ServiceCollection();
        services
            .AddPayments()
            .UseInMemoryStore()
            .UseAcme(new Uri("https://acme.example/"), "key")
            .UseAcme(new Uri("https://acme.example/"), "key");
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IPaymentStore>().MigrateAsync(Token);

        Assert.IsType<AcmeProvider>(Assert.Single(provider.GetServices<IPaymentProvider>()));
        Assert.True(await AcmeNotifications.TakeAsync(provider.GetRequiredService<PaymentEngine>(), Shop, "ch_1", "paid", "acme_1"));
    }

    private static ChargeRequest Charge() => new("ch_1", Shop, Price, new PaymentSource.Card("tok_1"));

    private static HttpClient Responding(int status, string body) =>
        new(new ScriptedHandler((HttpStatusCode)status, body)) { BaseAddress = new Uri("https://acme.example/") };

    private sealed class ScriptedHandler(HttpStatusCode status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
