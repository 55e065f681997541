using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.SyncPay;

/// <summary>One host that speaks SyncPay for all tests of a class.</summary>
public sealed class SyncPayShared : IAsyncLifetime
{
    internal CheckoutHost Host { get; private set; } = null!;

    internal Merchant Merchant { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await SyncPaySite.StartAsync();
        Merchant = await Host.NewMerchantAsync();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
