using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>That a handler which is done with an event is done, whatever the others do and whenever the process ends.</summary>
public sealed class EventHandledOnceTests : EngineTestBase
{
    private readonly Dictionary<string, int> _calls = [];
    private readonly Dictionary<string, int> _throws = [];
    private readonly HashSet<string> _hanging = [];
    private Action<PaymentsBuilder> _configure = _ => { };

    [Theory]
    [InlineData(2, "0", 1)]
    [InlineData(2, "1", 1)]
    [InlineData(3, "1", 5)]
    [InlineData(5, "0,4", 3)]
    [InlineData(5, "0,1,2,3", 2)]
    [InlineData(1, "0", 7)]
    [InlineData(4, "", 0)]
    public async Task Each_handler_is_called_until_it_has_returned_and_never_again(int handlers, string throwing, int failures)
    {
        Handle([.. Enumerable.Range(0, handlers).Select(number => $"h{number}")]);
        foreach (var number in throwing.Split(',', StringSplitOptions.RemoveEmptyEntries))
            _throws[$"h{number}"] = failures;
        await HappenAsync();
        await Host.RunAsync();
        for (var hour = 0; hour < 71; hour++)
            await Host.RunAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(handlers, _calls.Count);
        Assert.All(_calls, call => Assert.Equal(throwing.Contains(call.Key[1..], StringComparison.Ordinal) ? failures + 1 : 1, call.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_handler_that_fails_for_ever_makes_no_other_run_again(int failing)
    {
        Handle("h0", "h1", "h2");
        _throws[$"h{failing}"] = int.MaxValue;
        await HappenAsync();
        await Host.RunAsync();
        for (var hour = 0; hour < 80; hour++)
            await Host.RunAfterAsync(TimeSpan.FromHours(1));

        Assert.True(_calls[$"h{failing}"] > 60, "it is called at least every hour");
        Assert.All(_calls.Where(call => call.Key != $"h{failing}"), call => Assert.Equal(1, call.Value));
        Assert.Empty(Store.Book.WorkOf(EventStorage.HandleAgainWork));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(4, 2)]
    public async Task A_process_that_dies_while_one_handler_hangs_calls_only_that_one_after_its_restart(int handlers, int hanging)
    {
        Handle([.. Enumerable.Range(0, handlers).Select(number => $"h{number}")]);
        _hanging.Add($"h{hanging}");
        await HappenAsync();
        _ = Host.RunAsync();
        await Reached.ThatAsync(() => Store.Book.WorkOf(EventStorage.HandleWork).Count == 1 && CallsOf($"h{hanging}") == 1);
        Assert.Equal(handlers, _calls.Count);

        Restart();
        _hanging.Clear();
        await Host.RunAfterAsync(TimeSpan.FromMinutes(1));

        Assert.All(_calls, call => Assert.Equal(call.Key == $"h{hanging}" ? 2 : 1, call.Value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task What_a_handler_has_done_stays_done_over_restarts_between_its_neighbours_tries(int restarts)
    {
        Handle("h0", "h1");
        _throws["h1"] = restarts;
        await HappenAsync();
        await Host.RunAsync();
        for (var restart = 0; restart < restarts; restart++)
        {
            Restart();
            await Host.RunAfterAsync(TimeSpan.FromHours(1));
        }

        Assert.Equal((1, restarts + 1), (_calls["h0"], _calls["h1"]));
    }

    [Fact]
    public async Task The_same_handler_that_is_registered_twice_is_called_twice()
    {
        _configure = builder =>
        {
            for (var time = 0; time < 2; time++)
                builder.OnEvent<CheckoutSessionExpired>((_, _, _, _) => CallAsync("h"));
        };
        await HappenAsync();
        await Host.RunAsync();

        Assert.Equal(2, _calls["h"]);
    }

    [Fact]
    public async Task Handler_classes_are_told_apart_by_type_and_event()
    {
        _configure = builder =>
        {
            builder.Services.AddSingleton(this);
            builder.AddEventHandler<EventData, First>().AddEventHandler<CheckoutSessionExpired, Second>();
        };
        _throws["first"] = 2;
        await HappenAsync();
        await Host.RunAsync();
        Restart();
        await Host.RunAfterAsync(TimeSpan.FromHours(1));
        await Host.RunAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal((3, 1), (_calls["first"], _calls["second"]));
    }

    [Fact]
    public async Task A_row_of_an_earlier_release_which_has_the_event_alone_calls_all_handlers()
    {
        Handle("h0", "h1");
        await HappenAsync();
        await Host.RunAsync();
        var happened = Assert.Single(
            (await Engine.Events.ListAsync(Shop, cancellationToken: TestContext.Current.CancellationToken)).Value.Items
        );
        await Store.CommitAsync(new ChangeSet(Shop).Schedule("event.handle", happened.Id, Now), TestContext.Current.CancellationToken);
        _throws["h1"] = 1;
        await Host.RunAsync();
        await Host.RunAfterAsync(TimeSpan.FromSeconds(1));
        await Host.RunAfterAsync(TimeSpan.FromDays(1));

        Assert.Equal((2, 3), (_calls["h0"], _calls["h1"]));
    }

    [Fact]
    public async Task A_handler_that_another_build_has_renamed_gets_what_waited_for_the_old_name()
    {
        _configure = builder =>
        {
            builder.Services.AddSingleton(this);
            builder.AddEventHandler<EventData, First>();
        };
        _throws["first"] = 1;
        await HappenAsync();
        await Host.RunAsync();

        _configure = builder =>
        {
            builder.Services.AddSingleton(this);
            builder.AddEventHandler<EventData, Second>();
        };
        Restart();
        await Host.RunAfterAsync(TimeSpan.FromMinutes(1));
        await Host.RunAfterAsync(TimeSpan.FromDays(1));

        Assert.Equal((1, 1), (_calls["first"], _calls["second"]));
    }

    [Fact]
    public async Task What_waits_for_a_handler_that_is_gone_is_told_once_and_ends()
    {
        Handle("h0");
        _throws["h0"] = 1;
        await HappenAsync();
        await Host.RunAsync();

        _configure = _ => { };
        Restart();
        await Host.RunAfterAsync(TimeSpan.FromMinutes(1));

        Assert.Single(Log.Of(LogLevel.Warning));
        Assert.Empty(Store.Book.WorkOf(EventStorage.HandleAgainWork));
    }

    [Fact]
    public async Task A_handler_that_keeps_failing_is_called_in_the_loop_of_retries_alone_until_it_succeeds()
    {
        Handle("h0", "h1");
        _throws["h0"] = HandlerCalls.FailuresInARow;
        for (var number = 0; number < HandlerCalls.FailuresInARow; number++)
            await HappenAsync();
        await Host.RunAsync();
        Assert.Equal(HandlerCalls.FailuresInARow, _calls["h0"]);

        _hanging.Add("h0");
        await HappenAsync();
        var run = Host.RunAsync();
        await Reached.ThatAsync(() => CallsOf("h0") > HandlerCalls.FailuresInARow && Store.Book.WorkOf(EventStorage.HandleWork).Count == 0);
        Assert.Equal(HandlerCalls.FailuresInARow + 1, Store.Book.WorkOf(EventStorage.HandleAgainWork).Count);
        Assert.Equal((HandlerCalls.FailuresInARow + 1, HandlerCalls.FailuresInARow + 1), (_calls["h0"], _calls["h1"]));

        _hanging.Clear();
        Time.Advance(TimeSpan.FromSeconds(20));
        await run;
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(4, 2)]
    [InlineData(30, 5)]
    public async Task However_long_the_host_was_down_before_the_first_call_it_is_made_and_made_again(int days, int failures)
    {
        Handle("h0", "h1");
        _throws["h0"] = failures;
        await HappenAsync();
        Time.Advance(TimeSpan.FromDays(days));
        await Host.RunAsync();
        for (var hour = 0; hour < 71; hour++)
            await Host.RunAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal((failures + 1, 1), (_calls["h0"], _calls["h1"]));
        Assert.Empty(Store.Book.WorkOf(EventStorage.HandleAgainWork));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task What_waits_behind_a_handler_that_keeps_failing_is_called_after_any_outage_and_given_up_days_after_that(int days)
    {
        Handle("h0");
        _throws["h0"] = int.MaxValue;
        for (var number = 0; number < HandlerCalls.FailuresInARow; number++)
            await HappenAsync();
        await Host.RunAsync();
        await HappenAsync();
        Time.Advance(TimeSpan.FromDays(days));
        var before = _calls["h0"];
        await Host.RunAsync();
        Assert.True(_calls["h0"] > before);
        for (var hour = 0; hour < 70; hour++)
            await Host.RunAfterAsync(TimeSpan.FromHours(1));
        Assert.NotEmpty(Store.Book.WorkOf(EventStorage.HandleAgainWork));
        for (var hour = 0; hour < 6; hour++)
            await Host.RunAfterAsync(TimeSpan.FromHours(1));

        Assert.Empty(Store.Book.WorkOf(EventStorage.HandleAgainWork));
        Assert.Empty(Store.Book.WorkOf(EventStorage.HandleWork));
    }

    protected override void Configure(PaymentsBuilder builder) => _configure(builder);

    private void Handle(params string[] names) =>
        _configure = builder =>
        {
            foreach (var name in names)
                builder.OnEvent<CheckoutSessionExpired>((_, _, _, _) => CallAsync(name));
        };

    private async Task HappenAsync() => await Host.ExpireAsync(await Host.OpenAsync(Shop));

    private int CallsOf(string name)
    {
        lock (_calls)
            return _calls.GetValueOrDefault(name);
    }

    private ValueTask CallAsync(string name)
    {
        lock (_calls)
        {
            _calls[name] = _calls.GetValueOrDefault(name) + 1;
            if (_hanging.Contains(name))
                return new ValueTask(new TaskCompletionSource().Task);
            if (_throws.GetValueOrDefault(name) is var left and > 0)
            {
                _throws[name] = left - 1;
                throw new IOException("down");
            }
        }

        return default;
    }

    private sealed class First(EventHandledOnceTests test) : IPaymentEventHandler<EventData>
    {
        public ValueTask HandleAsync(PaymentEvent paymentEvent, EventData data, CancellationToken cancellationToken) =>
            test.CallAsync("first");
    }

    private sealed class Second(EventHandledOnceTests test) : IPaymentEventHandler<CheckoutSessionExpired>, IPaymentEventHandler<EventData>
    {
        public ValueTask HandleAsync(PaymentEvent paymentEvent, CheckoutSessionExpired data, CancellationToken cancellationToken) =>
            test.CallAsync("second");

        public ValueTask HandleAsync(PaymentEvent paymentEvent, EventData data, CancellationToken cancellationToken) =>
            test.CallAsync("second");
    }
}
