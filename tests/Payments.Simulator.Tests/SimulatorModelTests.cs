using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Payments.Simulator.Tests;

/// <summary>Any sequence of calls and restarts, played on the simulator and on a model that a reader can check by eye.</summary>
public sealed class SimulatorModelTests
{
    private const int Sequences = 1_000;

    [Fact]
    public void Thousands_of_calls_agree_with_the_model_and_the_shortest_sequence_that_does_not_is_shown() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithEndSize(60),
            Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Choose(0, int.MaxValue)), Shorter), Play)
        );

    [Fact]
    public void Thousands_of_calls_about_cards_agree_with_their_model() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithEndSize(60),
            Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Choose(0, int.MaxValue)), Shorter), PlayCards)
        );

    private static void PlayCards(int[] numbers) =>
        Task.Run(async () =>
            {
                await using var run = new CardRun();
                await run.PlayAsync(numbers);
            })
            .GetAwaiter()
            .GetResult();

    private static void Play(int[] numbers) =>
        Task.Run(async () =>
            {
                await using var run = new SimulatorRun();
                await run.PlayAsync(numbers);
            })
            .GetAwaiter()
            .GetResult();

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
