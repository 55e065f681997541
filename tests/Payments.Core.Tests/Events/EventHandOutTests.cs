using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>That events which were just committed here are handed out at once, once, and never lost.</summary>
public sealed class EventHandOutTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly WatchedStore _store = new(new InMemoryPaymentStore(PaymentsSchema.Current));
    private readonly RecordingLog _log = new();
    private readonly Lock _gate = new();
    private readonly List<string> _calls = [];
    private readonly List<WorkChange> _work = [];
    private int _ends;
    private readonly HashSet<string> _throwing = [];
    private readonly Dictionary<string, TaskCompletionSource> _held = [];
    private EngineHost? _host;
    private IHostedService? _worker;

    private static Owner Shop => TestRecords.Shop;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
            await _worker.StopAsync(CancellationToken.None);
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [Fact]
    public async Task What_a_worker_hands_out_is_neither_claimed_nor_read_back()
    {
        var host = await StartAsync("h0", "h1");
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Calls("h0") == 1 && Calls("h1") == 1 && NothingWaits());

        Assert.Empty(_store.Book.WorkOf(EventStorage.HandleWork));
        Assert.DoesNotContain(Committed(), work => work.Kind == EventStorage.HandleWork);
    }

    [Fact]
    public async Task The_events_of_many_commits_end_in_few()
    {
        var host = await StartAsync("h0");
        _held["h0"] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Calls("h0") == 1);
        var held = _held["h0"];
        _held.Clear();
        for (var number = 0; number < 20; number++)
            await host.ExpireAsync(await host.OpenAsync(Shop));
        held.SetResult();
        await Reached.ThatAsync(() => Calls("h0") == 21 && NothingWaits());

        Assert.Equal(21, Committed().Count(work => work is WorkChange.Complete { Work.Kind: EventStorage.PublishWork }));
        Assert.InRange(_ends, 2, 20);
    }

    [Fact]
    public async Task A_handler_that_throws_is_called_again_and_the_other_is_not()
    {
        var host = await StartAsync("h0", "h1");
        _throwing.Add("h0");
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Calls("h0") == 1 && _store.Book.WorkOf(EventStorage.HandleAgainWork).Count == 1);
        _throwing.Clear();
        _time.Advance(TimeSpan.FromMinutes(1));
        await Reached.ThatAsync(() => Calls("h0") == 2 && NothingWaits());

        Assert.Equal(1, Calls("h1"));
        Assert.Single(_log.Of(LogLevel.Error));
    }

    [Fact]
    public async Task A_handler_that_takes_long_gets_a_row_of_its_own_and_keeps_nobody_waiting()
    {
        var host = await StartAsync("h0", "h1");
        var held = _held["h0"] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => _store.Book.WorkOf(EventStorage.HandleWork).Count == 1);
        Assert.Empty(_store.Book.WorkOf(EventStorage.PublishWork));

        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Calls("h1") == 2);
        held.SetResult();
        await Reached.ThatAsync(NothingWaits);

        Assert.Equal((2, 2), (Calls("h0"), Calls("h1")));
    }

    [Fact]
    public async Task What_a_process_that_died_had_begun_is_handed_out_by_the_next_one_once_the_lease_has_ended()
    {
        var host = await StartAsync("h0");
        _held["h0"] = new TaskCompletionSource();
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await Reached.ThatAsync(() => Calls("h0") == 1 && _store.Book.WorkOf(EventStorage.HandleWork).Count == 1);

        // Another process, over the same store: the first one says nothing any more.
        _held.Clear();
        await using var next = Host("h0");
        await next.RunAsync();
        Assert.Equal(1, Calls("h0"));
        _time.Advance(FreshEvents.Lease + TimeSpan.FromMinutes(1));
        await next.RunAsync();

        Assert.Equal(2, Calls("h0"));
    }

    [Theory]
    [InlineData("h0")]
    [InlineData("h1")]
    public async Task A_commit_that_fails_loses_no_event(string failing)
    {
        var host = await StartAsync("h0", "h1");
        var session = await host.OpenAsync(Shop);
        _throwing.Add(failing);
        _store.BeforeCommit = (changes, _) =>
        {
            if (!changes.Work.Any(work => work is WorkChange.Complete { Work.Kind: EventStorage.PublishWork }))
                return default;

            _store.BeforeCommit = null;
            throw new StoreException("The disk is away.");
        };
        await host.ExpireAsync(session);
        await Reached.ThatAsync(() => _log.Of(LogLevel.Error).Count >= 2);
        _throwing.Clear();
        _time.Advance(FreshEvents.Lease);
        await Reached.ThatAsync(() => Calls("h0") == 2 && Calls("h1") == 2 && NothingWaits());
    }

    [Fact]
    public async Task A_worker_that_stops_hands_out_nothing_more_and_leaves_the_rest_to_be_claimed_at_once()
    {
        var host = await StartAsync("h0");
        var held = _held["h0"] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var number = 0; number < 3; number++)
            await host.ExpireAsync(await host.OpenAsync(Shop));
        var stopped = _worker!.StopAsync(Token);
        held.SetResult();
        await stopped;
        _held.Clear();
        await host.ExpireAsync(await host.OpenAsync(Shop));
        await host.RunAsync();

        Assert.InRange(Calls("h0"), 4, 7);
        Assert.True(NothingWaits());
    }

    [Fact]
    public async Task Many_owners_events_are_each_handed_out_once()
    {
        var host = await StartAsync("h0");
        await Parallel.ForAsync(
            0,
            200,
            Token,
            async (number, _) => await host.ExpireAsync(await host.OpenAsync(Owner.Test($"acct_{number % 40}")))
        );
        await Reached.ThatAsync(() => Calls("h0") == 200 && NothingWaits());
    }

    private List<WorkChange> Committed()
    {
        lock (_gate)
            return [.. _work];
    }

    private bool NothingWaits() =>
        _store.Book.WorkOf(EventStorage.PublishWork).Count == 0
        && _store.Book.WorkOf(EventStorage.HandleWork).Count == 0
        && _store.Book.WorkOf(EventStorage.HandleAgainWork).Count == 0;

    private int Calls(string handler)
    {
        lock (_gate)
            return _calls.Count(call => call == handler);
    }

    private async Task<EngineHost> StartAsync(params string[] handlers)
    {
        _store.AfterCommit = (changes, _) =>
        {
            lock (_gate)
            {
                _work.AddRange(changes.Work);
                _ends += changes.Work.Any(work => work is WorkChange.Complete { Work.Kind: EventStorage.PublishWork }) ? 1 : 0;
            }

            return default;
        };
        _host = Host(handlers);
        _worker = _host.Services.GetServices<IHostedService>().Single();
        await _worker.StartAsync(Token);

        // Until the worker takes events, they are due work like any other.
        var engine = _host.Services.GetRequiredService<EngineServices>();
        await Reached.ThatAsync(() => engine.Fresh.Takes);
        return _host;
    }

    private EngineHost Host(params string[] handlers) =>
        new(
            _store,
            _time,
            [new ScriptedProvider()],
            _log,
            configure: builder =>
            {
                foreach (var name in handlers)
                    builder.OnEvent<CheckoutSessionExpired>((_, _, _, _) => CallAsync(name));
            }
        );

    private ValueTask CallAsync(string name)
    {
        lock (_gate)
        {
            _calls.Add(name);
            if (_throwing.Contains(name))
                throw new IOException("down");
            return _held.TryGetValue(name, out var held) ? new ValueTask(held.Task) : default;
        }
    }
}
