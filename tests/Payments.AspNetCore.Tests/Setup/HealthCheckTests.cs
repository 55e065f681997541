using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Storage;
using Xunit;

namespace Payments.AspNetCore.Tests.Setup;

public sealed class HealthCheckTests
{
    private readonly FailingStore _store = new();

    [Fact]
    public async Task A_host_that_can_take_payments_is_healthy()
    {
        await using var host = await StartAsync();

        var answer = await new Payer(host).OpenAsync("/healthz");

        Assert.Equal((200, "Healthy"), (answer.Status, answer.Body));
    }

    public static TheoryData<StoreException> Failures { get; } =
    [
        new StoreException("The store has stopped."),
        new StoreBusyException("The queue is full."),
        new StoreUnknownException("The answer was lost."),
    ];

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_store_that_cannot_be_read_is_unhealthy_and_healthy_again_afterwards(StoreException failure)
    {
        await using var host = await StartAsync();
        _store.OnRead = failure;
        var answer = await new Payer(host).OpenAsync("/healthz");
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContextToken.Current);
        _store.OnRead = null;

        Assert.Equal((503, "Unhealthy"), (answer.Status, answer.Body));
        Assert.Equal(failure.Message, report.Entries["payments"].Description);
        Assert.Equal(200, (await new Payer(host).OpenAsync("/healthz")).Status);
    }

    [Theory]
    [InlineData("", HealthStatus.Unhealthy, 503)]
    [InlineData("-wal", HealthStatus.Unhealthy, 503)]
    [InlineData("", HealthStatus.Degraded, 200)]
    public async Task A_store_whose_files_are_gone_is_told_with_the_remedy(string suffix, HealthStatus failure, int status)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps open files where they are.");
        using var folder = new TemporaryFolder();
        await using var host = await CheckoutHost.StartAsync(
            new HostPlan
            {
                Clock = HostPlan.DocumentClock(),
                SqlitePath = folder["shop.db"],
                Services = services => services.AddHealthChecks().AddPaymentsHealthChecks("money", failure, ["ready"]),
                Map = app => app.MapHealthChecks("/healthz"),
            }
        );
        Assert.Equal(200, (await new Payer(host).OpenAsync("/healthz")).Status);
        File.Delete(folder["shop.db"] + suffix);

        Assert.Equal(status, (await new Payer(host).OpenAsync("/healthz")).Status);
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContextToken.Current);
        var entry = report.Entries["money"];
        Assert.Equal((failure, "ready"), (entry.Status, entry.Tags.Single()));
        Assert.Contains("restart", entry.Description, StringComparison.Ordinal);
        Assert.Equal(503, (await host.Shop.CreateAsync(Shop.SmallOrder)).Status);
    }

    private Task<CheckoutHost> StartAsync() =>
        CheckoutHost.StartAsync(
            new HostPlan
            {
                Clock = HostPlan.DocumentClock(),
                Services = services =>
                {
                    services.RemoveAll<IPaymentStore>().AddSingleton<IPaymentStore>(_store);
                    services.AddHealthChecks().AddPaymentsHealthChecks();
                },
                Map = app => app.MapHealthChecks("/healthz"),
            }
        );
}
