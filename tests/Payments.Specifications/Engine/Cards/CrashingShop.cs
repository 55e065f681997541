using Payments.Storage;

namespace Payments.Specifications;

/// <summary>A shop that takes cards, whose process can die between two commits and start anew over the same store.</summary>
internal sealed class CrashingShop : IAsyncDisposable
{
    private readonly LatePaymentPolicy _late;
    private readonly Action<ChangeSet> _committed;
    private readonly SeededRandom _random = new(1);
    private readonly CardsShop _first;
    private int _dieAt;
    private int _commits;

    /// <param name="store">With the tables of <see cref="PaymentsSchema.Current"/>.</param>
    /// <param name="late">What becomes of late payments.</param>
    /// <param name="committed">Hears of every set that is committed.</param>
    public CrashingShop(IPaymentStore store, LatePaymentPolicy late, Action<ChangeSet> committed)
    {
        (Store, _late, _committed) = (store, late, committed);
        _first = Shop = new CardsShop(store, late, random: _random);
        Watch();
    }

    /// <summary>The store itself, which no death interrupts.</summary>
    public IPaymentStore Store { get; }

    /// <summary>The process that runs now.</summary>
    public CardsShop Shop { get; private set; }

    /// <summary>Whether the process is to die.</summary>
    public bool IsDoomed => _dieAt > 0;

    /// <summary>Lets the process die at that commit from now on, counted from one; zero for never.</summary>
    public void DieAt(int commit) => (_dieAt, _commits) = (commit, 0);

    /// <summary>Lets the process live on.</summary>
    public void Spare() => _dieAt = 0;

    public void Restart()
    {
        Shop = new CardsShop(Store, _late, _first, _random);
        Watch();
    }

    public ValueTask DisposeAsync() => Shop.DisposeAsync();

    private void Watch()
    {
        Shop.Store.BeforeCommit = (_, _) => _dieAt > 0 && ++_commits >= _dieAt ? throw new StoreException("the process is gone") : default;
        Shop.Store.AfterCommit = (changes, _) =>
        {
            _committed(changes);
            return default;
        };
    }
}
