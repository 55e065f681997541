using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>That the engine keeps its word over a store. A store has a subclass of it, or the build fails.</summary>
/// <typeparam name="TStore">The store that the subclass tests.</typeparam>
public abstract partial class PaymentEngineSpecification<TStore> : IAsyncDisposable
    where TStore : class, IPaymentStore
{
    private readonly List<IAsyncDisposable> _opened = [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A new, empty store.</summary>
    protected abstract TStore Create(Schema schema);

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var opened in Enumerable.Reverse(_opened))
            await opened.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Any_sequence_of_commands_outcomes_and_crashes_leaves_what_the_model_says(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2; round++)
            await SessionRun.PlayAsync(await NewStoreAsync(), [.. Enumerable.Range(0, 40).Select(_ => random.Next())]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Any_sequence_of_news_and_decisions_leaves_what_the_model_of_rails_says(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 5; round++)
            await RailsRun.PlayAsync(await NewStoreAsync(), [.. Enumerable.Range(0, 30).Select(_ => random.Next())]);
    }

    /// <summary>A new, empty store that is ready, and closed after the test.</summary>
    protected async Task<TStore> NewStoreAsync()
    {
        var store = Create(PaymentsSchema.Current);
        if (store is IAsyncDisposable disposable)
            _opened.Add(disposable);
        await store.MigrateAsync(Token);
        return store;
    }

    /// <summary>A shop over a new store.</summary>
    protected async Task<RailsShop> ShopAsync(LatePaymentPolicy late = LatePaymentPolicy.Hold) =>
        Opened(new RailsShop(await NewStoreAsync(), late));

    /// <summary>A shop that takes cards by payment intents, over a new store.</summary>
    protected async Task<CardsShop> CardsAsync(LatePaymentPolicy late = LatePaymentPolicy.Hold) =>
        Opened(new CardsShop(await NewStoreAsync(), late));

    /// <summary>Another process of the same shop, over the same store.</summary>
    protected RailsShop Beside(RailsShop shop, TStore store) => Opened(new RailsShop(store, beside: shop));

    /// <summary>All at once, each on a thread of its own as far as there are any.</summary>
    protected static async Task<T[]> AtOnceAsync<T>(int callers, Func<int, Task<T>> call)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = Enumerable
            .Range(0, callers)
            .Select(caller =>
                Task.Run(async () =>
                {
                    await start.Task;
                    return await call(caller);
                })
            )
            .ToArray();
        start.SetResult();
        return await Task.WhenAll(calls);
    }

    private T Opened<T>(T shop)
        where T : IAsyncDisposable
    {
        _opened.Add(shop);
        return shop;
    }
}
