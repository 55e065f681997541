using FsCheck;
using FsCheck.Fluent;
using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class InMemoryPaymentEngineTests : EngineModelSpecification<InMemoryPaymentStore, InMemoryStores>
{
    private const int Sequences = 3_000;
    private const int RailsSteps = 30;
    private const int IntentCommands = 250;
    private static readonly int IntentSequences = Environment.GetEnvironmentVariable("PAYMENTS_LONG") == "1" ? 40_000 : 4_000;
    private static readonly int RailsSequences = Environment.GetEnvironmentVariable("PAYMENTS_LONG") == "1" ? 20_000 : 800;

    [Fact]
    public void Thousands_of_sequences_do_and_the_shortest_that_does_not_is_shown() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithEndSize(50),
            Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Choose(0, int.MaxValue)), Shorter), Play)
        );

    // 800 sequences of 30 steps are 24,000.
    [Fact]
    public void Thousands_of_steps_of_a_payer_who_acts_outside_do_what_the_model_says()
    {
        var seen = new HashSet<ChargeStatus>();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(RailsSequences),
            Prop.ForAll(
                Arb.From(Gen.ArrayOf(Gen.Choose(0, int.MaxValue), RailsSteps + 1), Shorter),
                numbers => seen.UnionWith(PlayRails(numbers))
            )
        );

        // A payer who acts outside is neither challenged nor debited, nor is the money reserved.
        ChargeStatus[] ofCards =
        [
            ChargeStatus.RequiresAction,
            ChargeStatus.Authorized,
            ChargeStatus.Capturing,
            ChargeStatus.Canceled,
            ChargeStatus.Returned,
        ];
        Assert.Equal(Enum.GetValues<ChargeStatus>().Except(ofCards), seen.Order());
    }

    // Two sequences at a time, so many as the run is to be thorough; the number of commands is part of what is promised.
    [Fact]
    public async Task A_million_commands_leave_model_engine_and_provider_in_agreement()
    {
        var played = 0L;
        await Parallel.ForEachAsync(
            Enumerable.Range(1, IntentSequences),
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Token },
            async (seed, _) =>
            {
                var random = new Random(seed);
                int[] numbers = [.. Enumerable.Range(0, IntentCommands).Select(_ => random.Next())];
                try
                {
                    Interlocked.Add(ref played, await IntentRun.PlayAsync(Create(PaymentsSchema.Current), numbers));
                }
                catch (Exception exception)
                {
                    throw new InvalidOperationException(
                        $"Seed {seed}: {exception.Message} Commands that still do it: {string.Join(", ", await ShrinkAsync(numbers))}",
                        exception
                    );
                }
            }
        );
        Assert.Equal((long)IntentSequences * IntentCommands, played);
        Assert.True(played >= 1_000_000, $"only {played} commands");
    }

    // A session that expired after a late decline changed last before it.
    [Theory]
    [InlineData(1234759119, 408230150, 149671001, 1308394847, 782325037, 2045389497)]
    public Task Sequences_that_once_failed_do_so_no_more(params int[] numbers) =>
        SessionRun.PlayAsync(Create(PaymentsSchema.Current), numbers);

    private void Play(int[] numbers) =>
        Task.Run(() => SessionRun.PlayAsync(Create(PaymentsSchema.Current), numbers)).GetAwaiter().GetResult();

    private IReadOnlySet<ChargeStatus> PlayRails(int[] numbers) =>
        Task.Run(() => RailsRun.PlayAsync(Create(PaymentsSchema.Current), numbers)).GetAwaiter().GetResult();

    /// <summary>Takes out what can be left out, in ever smaller parts, as long as what is left still fails.</summary>
    private async Task<int[]> ShrinkAsync(int[] numbers)
    {
        for (var part = numbers.Length / 2; part > 0; part /= 2)
        {
            for (var at = 1; at + part <= numbers.Length; )
            {
                int[] shorter = [.. numbers[..at], .. numbers[(at + part)..]];
                if (await FailsAsync(shorter))
                    numbers = shorter;
                else
                    at += part;
            }
        }

        return numbers;
    }

    private async Task<bool> FailsAsync(int[] numbers)
    {
        try
        {
            await IntentRun.PlayAsync(Create(PaymentsSchema.Current), numbers);
            return false;
        }
#pragma warning disable CA1031 // Whatever fails is a failure.
        catch (Exception)
#pragma warning restore CA1031
        {
            return true;
        }
    }

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
