using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Specifications;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class CardDataTests
{
    /// <summary>Longer than the last four and than any number in a time, shorter than what tells a card.</summary>
    private const int TellingDigits = 6;

    [Fact]
    public async Task A_card_number_reaches_no_token_text_log_or_file()
    {
        using var file = new TemporaryLedger();
        var log = new ListLogger();
        var written = new List<string>();
        var options = new SimulatorOptions { LedgerPath = file.Path };
        string[] numbers = [.. TestCards.All.Select(card => card.Number), "4111111111111111"];

        await using (var simulator = new PaymentSimulator(options, new ManualTimeProvider(), RandomSource.Cryptographic, log))
        {
            foreach (var (index, number) in numbers.Index())
            {
                var card = Card(number);
                var tokenized = (await simulator.TokenizeAsync(card, Token)).Value;
                var wrong = new CardDetails(number, 12, 2030, "1");
                var outcome = await simulator.ChargeAsync(Request($"ch_{index}", tokenized.Token), Token);
                var asToken = await simulator.ChargeAsync(Request($"raw_{index}", number), Token);
                var setup = await simulator.SetUpAsync(Setup($"seti_{index}", tokenized.Token), Token);
                var setupOfNumber = await simulator.SetUpAsync(Setup($"raw_{index}", number), Token);
                if (setup is SetupOutcome.RequiresAction { Action: NextAction.TestChallenge challenge })
                    written.Add($"{await simulator.AnswerChallengeAsync(challenge.Token, authenticated: true, Token)}");
                await simulator.ForgetAsync(Simulators.Shop, number, Token);
                var reused = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
                    await simulator.ChargeAsync(Request($"raw_{index}", number, pence: 1), Token)
                );
                var key = await Assert.ThrowsAsync<ArgumentException>(async () =>
                    await simulator.ResolveAsync(Simulators.Shop, number, Token)
                );
                written.AddRange([
                    $"{card}",
                    $"{tokenized}",
                    $"{(await simulator.TokenizeAsync(wrong, Token)).Refusal}",
                    $"{outcome}",
                    $"{asToken}",
                    $"{setup}",
                    $"{setupOfNumber}",
                    reused.Message,
                    key.Message,
                ]);
            }

            written.AddRange(simulator.Ledger.Entries.Select(entry => $"{entry}"));
        }

        await File.AppendAllTextAsync(file.Path, "{", Token);
        await using (var restarted = new PaymentSimulator(options, new ManualTimeProvider(), RandomSource.Cryptographic, log))
            Assert.NotEmpty(restarted.Ledger.Entries);
        written.AddRange(TestCards.All.Select(card => $"{card}"));
        written.AddRange(log.Lines);
        written.AddRange(await File.ReadAllLinesAsync(file.Path, Token));

        Assert.Equal(3, log.Lines.Count);
        Assert.All(written, text => Assert.False(CardNumber.IsWithin(text), text));
        foreach (var number in numbers)
        {
            var runs = Enumerable.Range(0, number.Length - TellingDigits + 1).Select(at => number.Substring(at, TellingDigits)).ToList();
            Assert.All(written, text => Assert.DoesNotContain(runs, run => text.Contains(run, StringComparison.Ordinal)));
        }
    }

    private static SetupRequest Setup(string key, string token) =>
        new(key, Simulators.Shop, new PaymentSource.Card(token)) { OffSession = true };

    private sealed class ListLogger : ILogger<PaymentSimulator>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Add(formatter(state, exception));
    }
}
