using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Payments.AspNetCore.Tests.Hosting;
using Payments.AspNetCore.Tests.Setup;
using Payments.Storage;
using Xunit;

namespace Payments.AspNetCore.Tests.SyncPay;

public sealed class SyncPayStoreFailureTests
{
    [Fact]
    public async Task A_store_that_cannot_answer_is_a_503_on_every_route_with_the_time_to_wait()
    {
        var store = new FailingStore();
        await using var host = await CheckoutHost.StartAsync(
            SyncPaySite.Plan with
            {
                Services = services => services.RemoveAll<IPaymentStore>().AddSingleton<IPaymentStore>(store),
            }
        );
        var merchant = await host.NewMerchantAsync();
        var payment = await merchant.PayAsync("0123450404");
        store.OnRead = new StoreException("The disk is gone.");

        foreach (
            var path in (string[])
                [
                    $"{SyncPaySite.Checkouts}/{payment.Json.Text("checkout_id")}",
                    $"{SyncPaySite.Charges}/{payment.Json.Text("charge_id")}",
                    SyncPaySite.Payins,
                    "/api/v1/accounts/balances",
                    "/api/v1/organizations/me",
                    "/api/v1/payments/rails",
                    "/api/v1/payments/payment-methods",
                ]
        )
        {
            var answer = await merchant.GetAsync(path);
            Assert.Equal((503, "1"), (answer.Status, answer.Header("Retry-After")));
            Assert.Equal("SERVICE_UNAVAILABLE", answer.Error().Text("code"));
            Assert.DoesNotContain("disk", answer.Body, StringComparison.Ordinal);
        }

        Assert.Equal(503, (await merchant.PostAsync(SyncPaySite.Checkouts, SyncPaySite.Minimum)).Status);
    }
}
