using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>That the engine keeps its word over a store. A store has a subclass of it, or the build fails.</summary>
/// <typeparam name="TStore">The store that the subclass tests.</typeparam>
public abstract class PaymentEngineSpecification<TStore>
    where TStore : class, IPaymentStore
{
    /// <summary>A new, empty store.</summary>
    protected abstract TStore Create(Schema schema);

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
        {
            var store = Create(RecordTypes.Schema);
            await store.MigrateAsync(TestContext.Current.CancellationToken);
            await SessionRun.PlayAsync(store, [.. Enumerable.Range(0, 40).Select(_ => random.Next())]);
            if (store is IAsyncDisposable disposable)
                await disposable.DisposeAsync();
        }
    }
}
