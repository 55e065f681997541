using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>That the engine leaves what its models say, whatever the sequence of commands, news and crashes.</summary>
public abstract class EngineModelSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
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
}
