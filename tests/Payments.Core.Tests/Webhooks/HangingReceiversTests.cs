using Microsoft.Extensions.DependencyInjection;
using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>That receivers which never answer hold up nobody else, by a worker whose clock the test moves.</summary>
public sealed class HangingReceiversTests : EngineTestBase
{
    /// <summary>Milliseconds after which a wait that a fault made endless fails; no result depends on it.</summary>
    private const int SafetyNet = 60_000;

    private const int Places = 8;

    private readonly HangingSender _sender;

    public HangingReceiversTests() => _sender = new HangingSender(Time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = SafetyNet)]
    [InlineData(20, 1)]
    [InlineData(20, 10)]
    [InlineData(6, 40)]
    [InlineData(1, 30)]
    public async Task A_sound_endpoint_waits_for_the_first_second_of_others_and_then_for_none(int holes, int events)
    {
        await using var host = Open();
        for (var number = 0; number < holes; number++)
        {
            await RegisterAsync(host, Hole(number), $"https://hole.example/{number}");
            for (var happened = 0; happened < events; happened++)
                await HappenAsync(host, Hole(number));
        }

        await RegisterAsync(host, Shop, "https://shop.example/hooks");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var worker = host.Engine.RunWorkerAsync(stop.Token);
        var first = Math.Min(events, DeliveriesAtOnce) * holes;
        await _sender.WhenHangingAsync(Math.Min(first, Places));
        await HappenAsync(host, Shop);

        // As many seconds as the tries that hang fill the places, one after the other.
        for (var second = 0; second < first / Places; second++)
        {
            Time.Advance(DeliveryPlaces.SlowAfter);
            await _sender.WhenHangingAsync(Math.Min(first, (second + 2) * Places));
        }

        await _sender.WhenSoundAsync(1);
        await _sender.WhenHangingAsync(first);

        // All of them fail, and are tried again one at a time; what happens now is told while the clock stands still.
        Time.Advance(TimeSpan.FromSeconds(15));
        if (events > DeliveriesAtOnce)
            await _sender.WhenHangingAsync(first + holes);
        for (var number = 0; number < 10; number++)
            await HappenAsync(host, Shop);
        await _sender.WhenSoundAsync(11);

        await stop.CancelAsync();
        await worker;
    }

    [Fact(Timeout = SafetyNet)]
    public async Task A_handler_that_hangs_holds_up_no_delivery()
    {
        await using var host = Open(builder =>
            builder.OnEvent<CheckoutSessionExpired>((_, _, _, cancellation) => new ValueTask(Task.Delay(Timeout.Infinite, cancellation)))
        );
        await RegisterAsync(host, Shop, "https://shop.example/hooks");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var worker = host.Engine.RunWorkerAsync(stop.Token);
        for (var number = 0; number < 50; number++)
            await HappenAsync(host, Shop);
        await _sender.WhenSoundAsync(50);

        await stop.CancelAsync();
        await worker;
    }

    private static int DeliveriesAtOnce => Places / 4;

    private static Owner Hole(int number) => Owner.Test($"acct_hole_{number}");

    private EngineHost Open(Action<PaymentsBuilder>? configure = null) =>
        new(
            Store,
            Time,
            Providers,
            Log,
            configure: builder =>
            {
                builder.Services.AddSingleton<IWebhookSender>(_sender).AddSingleton<IWebhookFormat>(new RecordingFormat());
                configure?.Invoke(builder);
            },
            options: options => options.ConcurrentDeliveries = Places
        );

    private static async Task RegisterAsync(EngineHost host, Owner owner, string url)
    {
        var request = new WebhookEndpointRequest
        {
            Url = url,
            Format = "plain",
            EventTypes = [CheckoutSessionExpired.TypeName],
        };
        Assert.True((await host.Engine.WebhookEndpoints.RegisterAsync(owner, request, Token)).IsSuccess);
    }

    private static async Task HappenAsync(EngineHost host, Owner owner) => await host.ExpireAsync(await host.OpenAsync(owner));

    /// <summary>Answers 200, and where the host is a hole nothing until the time is over.</summary>
    private sealed class HangingSender(TimeProvider time) : IWebhookSender
    {
        private readonly Lock _gate = new();
        private readonly List<(Func<bool> Reached, TaskCompletionSource Waiter)> _waiters = [];
        private int _hanging;
        private int _sound;

        public Task WhenHangingAsync(int count) => WhenAsync(() => _hanging >= count);

        public Task WhenSoundAsync(int count) => WhenAsync(() => _sound >= count);

        public async Task<WebhookSendResult> SendAsync(WebhookPost post, CancellationToken cancellationToken)
        {
            if (post.Url.Host != "hole.example")
            {
                Note(() => _sound++);
                return RecordingSender.Status(200);
            }

            var wait = Task.Delay(post.Timeout, time, cancellationToken);
            Note(() => _hanging++);
            await wait;
            return new WebhookSendResult(null, "Timeout", null);
        }

        private void Note(Action change)
        {
            lock (_gate)
            {
                change();
                foreach (var (reached, waiter) in _waiters)
                {
                    if (reached())
                        waiter.TrySetResult();
                }
            }
        }

        private Task WhenAsync(Func<bool> reached)
        {
            lock (_gate)
            {
                var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiters.Add((reached, waiter));
                if (reached())
                    waiter.TrySetResult();
                return waiter.Task.WaitAsync(Token);
            }
        }
    }
}
