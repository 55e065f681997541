using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payments.Providers;
using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class AddPaymentsTests
{
    [Fact]
    public void Without_a_store_or_a_provider_the_message_names_the_remedy()
    {
        Assert.Contains("UseSqlite", Fails(payments => payments.UseSimulator()), StringComparison.Ordinal);
        Assert.Contains("UseSimulator", Fails(payments => payments.UseInMemoryStore()), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_stores_or_two_providers_of_one_name_are_refused()
    {
        Assert.Contains(
            "2 stores",
            Fails(payments =>
                payments
                    .UseInMemoryStore()
                    .UseSimulator()
                    .Services.AddSingleton<IPaymentStore>(new WatchedStore(new InMemoryPaymentStore(PaymentsSchema.Current)))
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"scripted\"",
            Fails(payments =>
                payments
                    .UseInMemoryStore()
                    .Services.AddSingleton<IPaymentProvider>(new ScriptedProvider())
                    .AddSingleton<IPaymentProvider>(new ScriptedProvider { Livemode = true })
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_verb_can_be_repeated()
    {
        var services = new ServiceCollection();
        services.AddPayments().UseInMemoryStore().UseInMemoryStore().UseSimulator();
        services.AddPayments(options => options.MaximumAmount = 7).UseSimulator();
        using var provider = services.BuildServiceProvider(validateScopes: true);

        Assert.Same(provider.GetRequiredService<PaymentEngine>(), provider.GetRequiredService<PaymentEngine>());
        var hosted = provider.GetServices<IHostedService>().Select(service => service.GetType()).ToList();
        Assert.Single(hosted, typeof(PaymentsWorker));
        Assert.Equal(hosted.Distinct(), hosted);
    }

    [Fact]
    public async Task A_hosts_worker_does_due_work_as_the_clock_moves_and_stops_while_the_clock_stands_still()
    {
        var token = TestContext.Current.CancellationToken;
        var (time, heard) = (new ManualTimeProvider(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = new EngineHost(
            new InMemoryPaymentStore(PaymentsSchema.Current),
            time,
            [new ScriptedProvider()],
            configure: payments =>
                payments.OnEvent<CheckoutSessionPaid>(
                    async (_, _, _, _) =>
                    {
                        heard.SetResult();
                        await held.Task;
                    }
                )
        );
        var worker = Assert.Single(host.Services.GetServices<IHostedService>());
        await worker.StartAsync(token);
        await host.PayAsync(await host.OpenAsync(TestRecords.Shop));
        await heard.Task.WaitAsync(token);

        // The handler is still at work: the stop waits for it, and needs no tick of the clock to see it end.
        var stopped = worker.StopAsync(token);
        Assert.False(stopped.IsCompleted);
        held.SetResult();
        await stopped.WaitAsync(TimeSpan.FromSeconds(30), token);
    }

    private static string Fails(Action<PaymentsBuilder> verbs)
    {
        var services = new ServiceCollection();
        verbs(services.AddPayments());
        using var provider = services.BuildServiceProvider();
        return Assert.Throws<InvalidOperationException>(provider.GetRequiredService<PaymentEngine>).Message;
    }
}
