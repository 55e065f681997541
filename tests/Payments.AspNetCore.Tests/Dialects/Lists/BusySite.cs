using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Storage;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>One host that speaks every dialect, and one owner with a key in each.</summary>
public sealed class BusySite : IAsyncLifetime
{
    private readonly CountingStore _store = new(new InMemoryPaymentStore(PaymentsSchema.Current));
    private CheckoutHost _host = null!;
    private Shop _shop = null!;

    public Owner Owner { get; } = Owner.Test("acct_busy");

    internal BusyOwner Busy { get; } = new(Owner.Test("acct_busy"));

    internal CountingStore Store => _store;

    public async ValueTask InitializeAsync()
    {
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
                Services = services => services.RemoveAll<IPaymentStore>().AddSingleton<IPaymentStore>(_store),
            }
        );
        _shop = await _host.NewShopAsync(Owner);
        await Busy.StoreAsync(_store);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public async Task<JsonElement> ReadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        var scheme = path.StartsWith("/v1/", StringComparison.Ordinal) ? "Api-Key" : "Bearer";
        request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {_shop.Secret}");
        var answer = await Answer.ReadAsync(await _host.Client.SendAsync(request, TestContextToken.Current));
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json;
    }
}
