using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>
/// What the engine's suites have in common. Each suite has a subclass for each store, a line in one file, or the build fails.
/// </summary>
/// <typeparam name="TStore">The store that the subclass tests.</typeparam>
/// <typeparam name="TSource">Where empty stores come from.</typeparam>
public abstract class PaymentEngineSpecification<TStore, TSource> : IAsyncDisposable
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    private readonly List<IAsyncDisposable> _opened = [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Where this suite's stores come from.</summary>
    protected TSource Source { get; } = new();

    /// <summary>A new, empty store.</summary>
    protected TStore Create(Schema schema) => Source.Create(schema);

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var opened in Enumerable.Reverse(_opened))
            await opened.DisposeAsync();
        await Source.DisposeAsync();
        GC.SuppressFinalize(this);
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

    /// <summary>The same, closed after the test.</summary>
    protected T Opened<T>(T shop)
        where T : IAsyncDisposable
    {
        _opened.Add(shop);
        return shop;
    }

    protected static Task<Result<PaymentIntent>> AbandonAsync(CardsShop shop, PaymentIntent intent) =>
        shop.Engine.PaymentIntents.AbandonActionAsync(CardsShop.Shop, intent.Id, Token).AsTask();

    protected static readonly string[] AlreadyOrBusy =
    [
        "already_succeeded",
        "charge_in_progress",
        "already_authorized",
        "already_canceled",
        "resource_conflict",
    ];

    /// <summary>A shop over a new store, and what reads its ledger.</summary>
    protected async Task<BookKeeping> BooksAsync() => new(await CardsAsync());

    /// <summary>That only what waits for its time is left, and no question to a provider.</summary>
    protected static async Task NothingIsLeftToDoAsync(CardsShop shop)
    {
        await shop.Host.RunAsync();
        string[] kinds =
        [
            "charge.reconcile",
            "charge.release",
            "authorization.expire",
            "setup.reconcile",
            "setup.abandon",
            "card.forget",
            "refund.send",
            "events.publish",
            "dispute.submit",
        ];
        Assert.All(kinds, kind => Assert.Empty(shop.Store.Book.WorkOf(kind)));
        Assert.Empty(shop.Log.Of(Microsoft.Extensions.Logging.LogLevel.Critical));
        Assert.Empty(shop.Provider.Breaches);
    }

    protected static async Task NothingIsLeftToDoAsync(RailsShop shop)
    {
        await shop.Host.RunAsync();
        foreach (var kind in new[] { "charge.reconcile", "session.expire", "refund.send", "events.publish" })
            Assert.Empty(shop.Store.Book.WorkOf(kind));
        Assert.Empty(shop.Log.Of(Microsoft.Extensions.Logging.LogLevel.Critical));
    }

    protected static async Task<Charge> PayByCardAsync(BookKeeping books, CheckoutSession session, CardVerdict verdict)
    {
        books.Shop.Provider.Verdict = _ => verdict;
        var charge = (await books.Engine.CheckoutSessions.PayAsync(CardsShop.Shop, session.Id, CardsShop.Card, Token)).Value.Charge;
        books.Shop.Provider.Verdict = _ => CardVerdict.Approve;
        return charge;
    }

    protected static readonly Dictionary<string, string?> Phone = new() { [Requirement.PhoneNumber] = "+233 24 123 4567" };

    protected static (string Code, string? Field) Said<T>(Result<T> result)
        where T : class => (result.Refusal!.Code, result.Refusal.Field);

    protected static async Task<SetupIntent> SetupAsync(CardsShop shop, Customer customer) =>
        (await shop.Engine.SetupIntents.CreateAsync(CardsShop.Shop, new SetupIntentRequest { CustomerId = customer.Id })).Value;

    protected static Task<Result<Refund>> TellAsync(CardsShop shop, Refund refund, RefundOutcome outcome) =>
        shop.Engine.Refunds.ReceiveAsync(new RefundNotification(shop.Provider.Name, CardsShop.Shop, refund.Id, outcome)).AsTask();

    protected static Task<Result<SetupIntent>> TellAsync(CardsShop shop, string key, SetupOutcome outcome) =>
        shop.Engine.SetupIntents.ReceiveAsync(new SetupNotification(shop.Provider.Name, CardsShop.Shop, key, outcome)).AsTask();

    protected static Task<Result<SetupIntent>> TryAsync(CardsShop shop, SetupIntent setup) =>
        shop.Engine.SetupIntents.ConfirmAsync(CardsShop.Shop, setup.Id, new SetupConfirmation { Card = CardsShop.Card }).AsTask();
}
