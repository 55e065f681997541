using Microsoft.Extensions.DependencyInjection;
using Payments.Providers;
using Payments.Specifications;
using Payments.Storage;

namespace Payments.Core.Tests;

/// <summary>An engine over an in-memory store, with everything around it in the test's hands.</summary>
public abstract class EngineTestBase
{
    private readonly InMemoryPaymentStore _inner = new(PaymentsSchema.Current);
    private EngineHost? _host;

    protected EngineTestBase() => Store = new WatchedStore(_inner);

    protected static Owner Shop => TestRecords.Shop;

    protected ManualTimeProvider Time { get; } = new();

    protected ScriptedProvider Provider { get; } = new();

    protected RecordingLog Log { get; } = new();

    protected WatchedStore Store { get; private set; }

    /// <summary>Made at first use, as <see cref="Configure"/> says.</summary>
    protected EngineHost Host => _host ??= NewHost();

    protected PaymentEngine Engine => Host.Engine;

    protected DateTimeOffset Now => Time.GetUtcNow();

    protected virtual IReadOnlyList<IPaymentProvider> Providers => [Provider];

    protected virtual void Configure(PaymentsBuilder builder) { }

    /// <summary>The process dies: nothing that it has begun ever commits, and another starts on what was committed.</summary>
    protected void Restart()
    {
        Store.BeforeCommit = (_, _) => new(new TaskCompletionSource<CommitResult?>().Task);
        Store = new WatchedStore(_inner, Store.Book);
        _host = NewHost();
    }

    protected EngineHost NewHost() => new(Store, Time, Providers, Log, configure: Configure);

    protected async Task<PaymentRecords> AgreedAsync(CheckoutSession session) => (await Host.ReadAsync(session)).Agree();
}
