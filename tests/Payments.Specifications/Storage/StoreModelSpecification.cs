using Payments.Storage;
using Xunit;
using static Payments.Specifications.SpecificationSchema;

namespace Payments.Specifications;

/// <summary>What a store promises in any sequence of sets and claims.</summary>
public abstract class StoreModelSpecification<TStore, TSource> : PaymentStoreSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    private const int Steps = 60;

    [Theory]
    [MemberData(nameof(SpecificationData.StoreSeeds), MemberType = typeof(SpecificationData))]
    public async Task Any_sequence_of_sets_and_claims_leaves_what_the_simplest_model_says(int seed)
    {
        var model = new StoreModel();
        var script = new StoreScript(seed, Owners);
        for (var step = 1; step <= Steps; step++)
        {
            try
            {
                if (script.NextIsClaim())
                    await ClaimAsModelAsync(model, script);
                else
                    await CommitAsModelAsync(model, script);
                await CompareAsync(model);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Seed {seed} fails at step {step}. Keep the seed.", error);
            }
        }
    }

    private async Task CommitAsModelAsync(StoreModel model, StoreScript script)
    {
        var changes = script.Set(model);
        var expected = model.Commit(changes);
        Assert.Equal(expected, await CommitAsync(changes));
        if (expected.Status == CommitStatus.Committed)
        {
            foreach (var begin in changes.Work.OfType<WorkChange.Begin>())
                script.Saw(begin.Work);
        }
    }

    private async Task ClaimAsModelAsync(StoreModel model, StoreScript script)
    {
        var (kinds, lease, limit) = script.Claim();
        var (expected, next) = model.Claim(kinds, script.Now, lease, limit);
        var batch = await Store.ClaimAsync(kinds, script.Now, lease, limit, Token);

        Assert.Equal(expected.Select(work => work with { Fence = 0 }), batch.Items.Select(work => work with { Fence = 0 }));
        Assert.Equal(next, batch.NextDueAt);
        foreach (var (stores, models) in batch.Items.Zip(expected))
        {
            model.Pair(stores, models);
            script.Saw(stores);
        }
    }

    private async Task CompareAsync(StoreModel model)
    {
        foreach (var owner in Owners)
        {
            foreach (var id in StoreScript.Ids)
                Assert.Equal(model.Get(owner, id), await GetAsync(id, owner));
            foreach (var value in StoreScript.Names.OfType<string>())
            {
                Assert.Equal(model.Find(owner, ByTitle, value), await FindAsync(ByTitle, value, owner));
                Assert.Equal(model.Find(owner, ByCode, value), await FindAsync(ByCode, value, owner));
            }

            foreach (var sum in StoreScript.Sums)
                Assert.Equal(model.Sums(owner, sum), await Store.SumsAsync(sum, owner, null, null, Token));
            foreach (var order in Notes.Lists)
            {
                var group = order.Group is null ? null : "x";
                Assert.Equal(
                    model.List(owner, order, group, descending: false),
                    await ListAsync(new ListQuery(order, 100) { Group = group }, owner)
                );
                var descending = new ListQuery(order, 100) { Group = group, Descending = true };
                var down = model.List(owner, order, group, descending: true);
                Assert.Equal(down, await ListAsync(descending, owner));
                Assert.Equal(down.Count, await Store.CountAsync(Notes, owner, descending, Token));
                Assert.Equal(down.Skip(1).Take(2), await ListAsync(descending with { Limit = 2, Skip = 1 }, owner));
            }
        }
    }
}
