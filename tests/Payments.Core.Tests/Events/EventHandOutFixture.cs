using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>A host whose handlers a test holds up or lets fail, with a worker that runs.</summary>
public abstract class EventHandOutFixture : IAsyncDisposable
{
    protected ManualTimeProvider Time { get; } = new();
    protected WatchedStore Store { get; } = new(new InMemoryPaymentStore(PaymentsSchema.Current));
    protected RecordingLog Log { get; } = new();
    private readonly Lock _gate = new();
    private readonly List<string> _calls = [];
    private readonly List<WorkChange> _work = [];
    protected int Ends { get; private set; }
    protected HashSet<string> Throwing { get; } = [];
    protected Dictionary<string, TaskCompletionSource> Held { get; } = [];
    private EngineHost? _host;
    protected IHostedService? Worker { get; private set; }

    protected static Owner Shop => TestRecords.Shop;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (Worker is not null)
            await Worker.StopAsync(CancellationToken.None);
        if (_host is not null)
            await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected List<WorkChange> Committed()
    {
        lock (_gate)
            return [.. _work];
    }

    protected bool NothingWaits() =>
        Store.Book.WorkOf(EventStorage.PublishWork).Count == 0
        && Store.Book.WorkOf(EventStorage.HandleWork).Count == 0
        && Store.Book.WorkOf(EventStorage.HandleAgainWork).Count == 0;

    protected int Calls(string handler)
    {
        lock (_gate)
            return _calls.Count(call => call == handler);
    }

    protected async Task<EngineHost> StartAsync(params string[] handlers)
    {
        Store.AfterCommit = (changes, _) =>
        {
            lock (_gate)
            {
                _work.AddRange(changes.Work);
                Ends += changes.Work.Any(work => work is WorkChange.Complete { Work.Kind: EventStorage.PublishWork }) ? 1 : 0;
            }

            return default;
        };
        _host = Host(handlers);
        Worker = _host.Services.GetServices<IHostedService>().Single();
        await Worker.StartAsync(Token);

        // Until the worker takes events, they are due work like any other.
        var engine = _host.Services.GetRequiredService<EngineServices>();
        await Reached.ThatAsync(() => engine.Fresh.Takes);
        return _host;
    }

    protected EngineHost Host(params string[] handlers) =>
        new(
            Store,
            Time,
            [new ScriptedProvider()],
            Log,
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
            if (Throwing.Contains(name))
                throw new IOException("down");
            return Held.TryGetValue(name, out var held) ? new ValueTask(held.Task) : default;
        }
    }
}
