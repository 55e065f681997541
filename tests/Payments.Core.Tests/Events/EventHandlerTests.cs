using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class EventHandlerTests : EngineTestBase
{
    private readonly ConcurrentQueue<string> _heard = [];
    private Action<PaymentsBuilder> _configure = _ => { };

    [Fact]
    public async Task A_handler_hears_of_its_kind_of_event_once_it_is_durable()
    {
        _configure = builder =>
            builder
                .OnEvent<CheckoutSessionPaid>((happened, data, _, _) => Hear($"paid {data.Session.Status} {happened.Type}"))
                .OnEvent<CheckoutSessionExpired>((_, _, _, _) => Hear("expired"));
        var session = await Host.OpenAsync(Shop);
        await Host.PayAsync(session);
        Assert.Empty(_heard);

        await Host.RunAsync();
        Assert.Equal(["paid Complete checkout_session.paid"], _heard);
        Assert.Equal(0, await Host.RunAfterAsync(TimeSpan.FromDays(1)));
    }

    [Fact]
    public async Task A_handler_of_all_events_hears_of_all()
    {
        _configure = builder => builder.OnEvent<EventData>((happened, data, _, _) => Hear($"{happened.Type}={data.Type}"));
        await Host.PayAsync(await Host.OpenAsync(Shop));
        await Host.ExpireAsync(await Host.OpenAsync(Shop));
        Provider.OnCharge = (_, _) => ScriptedProvider.Decline();
        await Host.PayAsync(await Host.OpenAsync(Shop));
        await Host.RunAsync();

        var types = new[]
        {
            ChargeFailed.TypeName,
            CheckoutSessionExpired.TypeName,
            CheckoutSessionPaid.TypeName,
            PaymentIntentSucceeded.TypeName,
        };
        Assert.Equal(types.Select(type => $"{type}={type}"), _heard.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_handler_class_is_made_for_each_event_in_its_scope()
    {
        _configure = builder =>
        {
            builder.Services.AddScoped<Scoped>().AddSingleton(_heard);
            builder.AddEventHandler<EventData, ScopedHandler>();
        };
        await Host.PayAsync(await Host.OpenAsync(Shop));
        await Host.RunAsync();

        // Two events, each with the scope's service twice the same, and another for the other event; closed after it.
        Assert.Equal(2, _heard.Count(line => line == "same"));
        Assert.Equal(2, _heard.Count(line => line == "disposed"));
        Assert.Equal(["same", "disposed"], [_heard.First(), _heard.Last()]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_that_hangs_counts_as_one_that_threw_when_its_time_is_over(bool blocksItsThread)
    {
        var (hangs, hanging) = (true, 0);
        var forever = new TaskCompletionSource();
        using var released = new ManualResetEventSlim();
        _configure = builder =>
            builder
                .OnEvent<CheckoutSessionPaid>(
                    (_, _, _, _) =>
                    {
                        if (!hangs)
                            return Hear("first");
                        Interlocked.Increment(ref hanging);
                        if (blocksItsThread)
                            released.Wait(CancellationToken.None);
                        return blocksItsThread ? default : new ValueTask(forever.Task);
                    }
                )
                .OnEvent<CheckoutSessionPaid>((_, _, _, _) => Hear("second"));
        await Host.PayAsync(await Host.OpenAsync(Shop));
        var run = Host.RunAsync();
        await Reached.ThatAsync(() => hanging == 1 && !_heard.IsEmpty);
        Assert.Equal(["second"], _heard);
        Assert.False(run.IsCompleted);

        Time.Advance(TimeSpan.FromSeconds(20));
        await run;

        hangs = false;
        await Host.RunAfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["second", "first"], _heard);
        released.Set();
    }

    [Fact]
    public async Task The_events_of_one_commit_are_handed_out_side_by_side_so_that_handlers_that_hang_take_their_time_once()
    {
        var forever = new TaskCompletionSource();
        _configure = builder =>
            builder.OnEvent<EventData>(
                (_, data, _, _) =>
                {
                    _heard.Enqueue(data.Type);
                    return new ValueTask(forever.Task);
                }
            );
        await Host.PayAsync(await Host.OpenAsync(Shop));
        var run = Host.RunAsync();
        await Reached.ThatAsync(() => _heard.Count == 2);
        Assert.Equal([CheckoutSessionPaid.TypeName, PaymentIntentSucceeded.TypeName], _heard.Order(StringComparer.Ordinal));
        Assert.False(run.IsCompleted);

        Time.Advance(TimeSpan.FromSeconds(20));
        await run;

        Assert.Empty(Store.Book.WorkOf(EventStorage.HandleWork));
        Assert.Equal(2, Store.Book.WorkOf(EventStorage.HandleAgainWork).Count);
    }

    [Fact]
    public async Task A_handler_that_throws_holds_up_no_other_handler_and_is_called_again()
    {
        var failures = 3;
        _configure = builder =>
            builder
                .OnEvent<CheckoutSessionPaid>(
                    (_, _, _, _) => Interlocked.Decrement(ref failures) >= 0 ? throw new IOException("mail server down") : Hear("first")
                )
                .OnEvent<CheckoutSessionPaid>((_, _, _, _) => Hear("second"))
                .OnEvent<PaymentIntentSucceeded>((_, _, _, _) => Hear("other event"));
        await Host.PayAsync(await Host.OpenAsync(Shop));
        await Host.RunAsync();
        Assert.Equal(["other event", "second"], _heard.Order(StringComparer.Ordinal));

        await Host.RunAfterAsync(TimeSpan.FromSeconds(1));
        await Host.RunAfterAsync(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("first", _heard);
        await Host.RunAfterAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(["first", "other event", "second"], _heard.Order(StringComparer.Ordinal));
        Assert.Equal(3, Log.Of(LogLevel.Error).Count);

        Assert.Equal(0, await Host.RunAfterAsync(TimeSpan.FromDays(4)));
        Assert.Empty(Store.Book.WorkOf(EventStorage.HandleAgainWork));
    }

    [Fact]
    public async Task A_handler_that_throws_for_three_days_is_called_no_more()
    {
        var calls = 0;
        _configure = builder =>
            builder.OnEvent<CheckoutSessionPaid>(
                (_, _, _, _) => Interlocked.Increment(ref calls) > 0 ? throw new IOException("for ever") : default
            );
        await Host.PayAsync(await Host.OpenAsync(Shop));
        for (var hour = 0; hour < 72; hour++)
            await Host.RunAfterAsync(TimeSpan.FromHours(1));
        var before = calls;
        Assert.True(before > 60, "it is called at least every hour");
        await Host.RunAfterAsync(TimeSpan.FromHours(2));
        await Host.RunAfterAsync(TimeSpan.FromHours(2));

        Assert.Equal(before, calls);
        Assert.Empty(Store.Book.WorkOf(EventStorage.HandleAgainWork));
    }

    [Fact]
    public async Task A_handler_hears_again_of_an_event_whose_end_was_not_noted()
    {
        _configure = builder => builder.OnEvent<CheckoutSessionPaid>((happened, _, _, _) => Hear(happened.Id));
        await Host.PayAsync(await Host.OpenAsync(Shop));
        Store.BeforeCommit = (changes, _) =>
        {
            if (!changes.Work.Any(work => work is Payments.Storage.WorkChange.Complete && work.Kind == EventStorage.HandleWork))
                return default;

            Store.BeforeCommit = null;
            throw new Payments.Storage.StoreBusyException("full");
        };
        await Host.RunAsync();
        await Host.RunAfterAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(2, _heard.Count);
        Assert.Single(_heard.Distinct());
    }

    protected override void Configure(PaymentsBuilder builder) => _configure(builder);

    private ValueTask Hear(string what)
    {
        _heard.Enqueue(what);
        return default;
    }

    private sealed class Scoped(ConcurrentQueue<string> heard) : IDisposable
    {
        public void Dispose() => heard.Enqueue("disposed");
    }

    private sealed class ScopedHandler(Scoped scoped, IServiceProvider services, ConcurrentQueue<string> heard)
        : IPaymentEventHandler<EventData>
    {
        public ValueTask HandleAsync(PaymentEvent paymentEvent, EventData data, CancellationToken cancellationToken)
        {
            heard.Enqueue(ReferenceEquals(scoped, services.GetRequiredService<Scoped>()) ? "same" : "another");
            return default;
        }
    }
}
