using FsCheck;
using FsCheck.Fluent;
using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class InMemoryPaymentEngineTests : PaymentEngineSpecification<InMemoryPaymentStore>
{
    private const int Sequences = 3_000;
    private const int RailsSteps = 30;
    private static readonly int RailsSequences = Environment.GetEnvironmentVariable("PAYMENTS_LONG") == "1" ? 20_000 : 800;

    [Fact]
    public void Thousands_of_sequences_do_and_the_shortest_that_does_not_is_shown() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithEndSize(50),
        Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Choose(0, int.MaxValue)), Shorter), Play));

    // 800 sequences of 30 steps are 24,000.
    [Fact]
    public void Thousands_of_steps_of_a_payer_who_acts_outside_do_what_the_model_says()
    {
        var seen = new HashSet<ChargeStatus>();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(RailsSequences),
            Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Choose(0, int.MaxValue), RailsSteps + 1), Shorter), numbers => seen.UnionWith(PlayRails(numbers))));
        Assert.Equal(Enum.GetValues<ChargeStatus>(), seen.Order());
    }

    // A session that expired after a late decline changed last before it.
    [Theory]
    [InlineData(1234759119, 408230150, 149671001, 1308394847, 782325037, 2045389497)]
    public Task Sequences_that_once_failed_do_so_no_more(params int[] numbers) => SessionRun.PlayAsync(Create(RecordTypes.Schema), numbers);

    protected override InMemoryPaymentStore Create(Schema schema) => new(schema);

    private void Play(int[] numbers) => Task.Run(() => SessionRun.PlayAsync(Create(RecordTypes.Schema), numbers)).GetAwaiter().GetResult();

    private IReadOnlySet<ChargeStatus> PlayRails(int[] numbers) => Task.Run(() => RailsRun.PlayAsync(Create(RecordTypes.Schema), numbers)).GetAwaiter().GetResult();

    private static IEnumerable<int[]> Shorter(int[] numbers)
    {
        if (numbers.Length > 1)
        {
            yield return numbers[..(numbers.Length / 2)];
            yield return numbers[(numbers.Length / 2)..];
        }

        for (var i = 0; i < numbers.Length; i++)
            yield return [.. numbers[..i], .. numbers[(i + 1)..]];
    }
}
