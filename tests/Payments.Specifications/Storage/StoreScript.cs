using Payments.Storage;
using static Payments.Specifications.SpecificationSchema;

namespace Payments.Specifications;

/// <summary>
/// Random steps over few ids, names and keys, so that they meet; the same seed gives the same steps. Versions and claims are
/// drawn from all that were ever seen, so that many are stale.
/// </summary>
internal sealed class StoreScript(int seed, IReadOnlyList<Owner> owners)
{
    private static readonly string[] Kinds = ["deliver", "expire", "renew"];

    private readonly Random _random = new(seed);

    // Of its own, so that a seed that once failed goes on giving the records and the work that it gave then.
    private readonly Random _sums = new(seed);
    private readonly Random _begins = new(seed + 1);
    private readonly List<DueWork> _claims = [];

    public static IReadOnlyList<string> Ids { get; } = ["n1", "n2", "n3", "n4", "n5"];

    public static IReadOnlyList<string> Sums { get; } = ["balances", "fees"];

    public static IReadOnlyList<string?> Names { get; } = [null, "x", "y", "z"];

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public void Saw(DueWork claim) => _claims.Add(claim);

    public bool NextIsClaim()
    {
        Now = Now.AddMilliseconds(_random.Next(0, 90_000));
        return _random.Next(4) == 0;
    }

    public (string[] Kinds, TimeSpan Lease, int Limit) Claim() =>
        ([.. Kinds.Where(_ => _random.Next(2) == 0)], TimeSpan.FromSeconds(_random.Next(1, 120)), _random.Next(1, 5));

    public ChangeSet Set(StoreModel model)
    {
        var changes = new ChangeSet(Any(owners));
        foreach (var id in Ids.Where(_ => _random.Next(4) == 0))
            Write(changes, id, model.Get(changes.Owner, id));
        for (var work = _random.Next(3); work > 0; work--)
            Work(changes);
        for (var sum = _sums.Next(4); sum > 0; sum--)
            changes.Add(Sums[_sums.Next(Sums.Count)], Ids[_sums.Next(Ids.Count)], _sums.Next(-3, 4));
        return changes;
    }

    private void Write(ChangeSet changes, string id, Stored<Note>? standing)
    {
        var note = new Note(
            id,
            $"text {_random.Next(1000)}",
            Any(Names),
            Any(Names),
            Any(Names),
            _random.Next(3) == 0 ? null : _random.Next(4)
        );

        // Mostly what fits, else anything: a wrong version, an insert over what stands, an update of nothing.
        var read = standing is not null && _random.Next(8) > 0 ? standing : new Stored<Note>(note, _random.Next(1, 4));
        switch (_random.Next(standing is null ? 8 : 16))
        {
            case < 7 when standing is null:
            case 7:
                changes.Insert(Notes, note);
                break;
            case 8:
            case 9:
                changes.Delete(Notes, read);
                break;
            default:
                changes.Update(Notes, read, note);
                break;
        }
    }

    private void Work(ChangeSet changes)
    {
        var (kind, key, due) = (Any(Kinds), Any(Ids), Now.AddMilliseconds(_random.Next(-60_000, 120_000)));
        var claims = _claims.Where(claim => claim.Owner == changes.Owner).ToList();
        switch (_random.Next(6))
        {
            case 0:
                changes.Cancel(kind, key);
                break;
            case 1:
                changes.ScheduleOnce(kind, key, due);
                break;
            case 2 when claims.Count > 0:
                changes.Complete(Recent(claims));
                break;
            case 3 when claims.Count > 0:
                changes.Retry(Recent(claims), due);
                break;
            default:
                var data = Any(Names);
                if (_begins.Next(4) == 0)
                    changes.Begin(kind, key, due, due.AddSeconds(_begins.Next(1, 120)), data);
                else
                    changes.Schedule(kind, key, due, data);
                break;
        }
    }

    private DueWork Recent(List<DueWork> claims) => claims[Math.Max(0, claims.Count - 1 - _random.Next(4))];

    private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}
