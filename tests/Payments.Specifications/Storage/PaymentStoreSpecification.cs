using Payments.Storage;
using Xunit;
using static Payments.Specifications.SpecificationSchema;

namespace Payments.Specifications;

/// <summary>
/// What the suites of the storage contract have in common. Each suite has a subclass for each store, a line in one file, or the
/// build fails.
/// </summary>
/// <typeparam name="TStore">The store that the subclass tests.</typeparam>
/// <typeparam name="TSource">Where empty stores come from.</typeparam>
public abstract class PaymentStoreSpecification<TStore, TSource> : IAsyncLifetime
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    private readonly TSource _source = new();
    private TStore? _store;

    protected static Owner Shop { get; } = Owner.Test("acct_shop");

    protected static IReadOnlyList<Owner> Owners { get; } =
    [Owner.Test("acct_shop"), Owner.Live("acct_shop"), Owner.Test("acct_other"), Owner.Live("acct_other")];

    protected static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected TStore Store => _store ?? throw new InvalidOperationException("The store is made before each test.");

    /// <summary>A new, empty store.</summary>
    protected TStore Create(Schema schema) => _source.Create(schema);

    public async ValueTask InitializeAsync()
    {
        _store = Create(SpecificationSchema.Schema);
        await _store.MigrateAsync(Token);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_store is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        await _source.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected ValueTask<CommitResult> CommitAsync(ChangeSet changes) => Store.CommitAsync(changes, Token);

    protected async Task CommittedAsync(ChangeSet changes) => Assert.Equal(CommitResult.Committed, await CommitAsync(changes));

    protected ValueTask<Stored<Note>?> GetAsync(string id, Owner? owner = null) => Store.GetAsync(Notes, owner ?? Shop, id, Token);

    protected ValueTask<Stored<Note>?> FindAsync(UniqueName name, string value, Owner? owner = null) =>
        Store.FindAsync(Notes, name, owner ?? Shop, value, Token);

    protected ValueTask<IReadOnlyList<Stored<Note>>> ListAsync(ListQuery query, Owner? owner = null) =>
        Store.ListAsync(Notes, owner ?? Shop, query, Token);

    protected async Task<string> IdsAsync(ListQuery query, Owner? owner = null) =>
        string.Join(' ', (await ListAsync(query, owner)).Select(note => note.Value.Id));

    protected async Task<Stored<Note>> InsertedAsync(Note note, Owner? owner = null)
    {
        await CommittedAsync(new ChangeSet(owner ?? Shop).Insert(Notes, note));
        return new Stored<Note>(note, 1);
    }

    protected ValueTask<WorkBatch> ClaimAsync(DateTimeOffset now, int limit = 100, params string[] kinds) =>
        Store.ClaimAsync(kinds.Length == 0 ? ["expire"] : kinds, now, TimeSpan.FromMinutes(1), limit, Token);
}
