using Payments.Providers;
using Payments.Specifications;
using Xunit;
using static Payments.Simulator.Tests.CardBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

/// <summary>
/// Plays numbers as calls about charges of cards: the simulator and the model agree after each, whatever restarts lie between.
/// </summary>
internal sealed class CardRun : IAsyncDisposable
{
    private static readonly string[] _numbers = [Approved, "4000000000009995", Challenged, ChallengedThenDeclined, "4000000000007726"];

    private readonly ManualTimeProvider _time = new();
    private readonly MemoryMedium _medium = new();
    private readonly Dictionary<string, ModelCharge> _charges = [];
    private readonly Dictionary<string, string> _tokens = [];
    private readonly Dictionary<string, string> _challenges = [];
    private readonly Dictionary<string, (string Charge, long Amount, string Words)> _refunds = [];
    private PaymentSimulator _simulator;
    private int _now;

    public CardRun() => _simulator = Open();

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();

    public async Task PlayAsync(int[] numbers)
    {
        foreach (var number in numbers)
        {
            await StepAsync(number % 10, $"ch_{number / 10 % 3}", number / 30);
            await CheckAsync();
        }

        await TellAsync(takes: true);
        Assert.All(_charges.Values, charge => Assert.Null(charge.ToTell));
    }

    private Task StepAsync(int step, string key, int choice) =>
        step switch
        {
            0 or 1 => ChargeAsync(key, choice),
            2 => AnswerAsync(key, passed: choice % 3 != 0),
            3 => ReleaseAsync(key),
            4 => CaptureAsync(key, 1000 + (choice % 2)),
            5 => RefundAsync($"re_{choice % 4}", key, 1 + (choice / 4 % 900)),
            6 => CancelAsync($"re_{choice % 4}"),
            7 => TellAsync(takes: choice % 2 == 0),
            8 => RestartAsync(),
            _ => Task.Run(() =>
                Advance(
                    (choice % 3) switch
                    {
                        0 => 1,
                        1 => ModelCharge.Window,
                        _ => ModelCharge.Lifetime,
                    }
                )
            ),
        };

    private async Task ChargeAsync(string key, int choice)
    {
        var isNew = !_charges.TryGetValue(key, out var charge);
        charge ??= _charges[key] = new ModelCharge(_numbers[choice % 5], choice / 5 % 2 == 0, choice / 10 % 2 == 0, _now);
        if (!_tokens.TryGetValue(key, out var token))
            token = _tokens[key] = await _simulator.TokenOf(charge.Request.Number is { Length: > 0 } number ? number : Approved);

        var request = Request(key, token) with { AuthorizeOnly = charge.Request.AuthorizeOnly, SaveCard = charge.Request.Keep };
        var outcome = await _simulator.ChargeAsync(request, Token);
        Assert.Equal(charge.Words, Words(outcome));
        if (isNew && outcome is ChargeOutcome.RequiresAction)
            _challenges[key] = TokenIn(outcome);
    }

    private async Task AnswerAsync(string key, bool passed)
    {
        if (!_challenges.TryGetValue(key, out var token))
            return;

        var expected = _charges[key].Answer(passed);
        _charges[key].Reserve(_now);
        var challenge = await _simulator.AnswerChallengeAsync(token, passed, Token);
        Assert.True(expected == "as it was" ? challenge!.State != TestChallengeState.Open : expected == $"{challenge!.State}");
    }

    private async Task ReleaseAsync(string key)
    {
        if (!_charges.TryGetValue(key, out var charge))
            charge = _charges[key] = ModelCharge.Closed();

        charge.Release();
        var words = charge.Words == "NotSent" ? "Released" : charge.Words;
        Assert.Equal(words, Words(await _simulator.ReleaseAsync(Simulators.Shop, key, Token)));
    }

    private async Task CaptureAsync(string key, long amount)
    {
        var request = new CaptureRequest(key, Simulators.Shop, Pence(amount));
        if (_charges.TryGetValue(key, out var charge) && charge.TryCapture(amount))
            Assert.Equal(charge.Words, Words(await _simulator.CaptureAsync(request, Token)));
        else
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await _simulator.CaptureAsync(request, Token));
    }

    private async Task RefundAsync(string key, string chargeKey, long amount)
    {
        var charge = _charges.GetValueOrDefault(chargeKey);
        if (!_refunds.TryGetValue(key, out var refund))
        {
            var pays = charge is not null && charge.Taken - charge.Refunded >= amount;
            refund = (
                chargeKey,
                amount,
                !pays ? "Failed"
                : charge!.Request.Number == "4000000000007726" ? "Pending"
                : "Succeeded"
            );
            if (pays)
                charge!.Refunded += amount;
        }
        else if (refund.Words == "Pending" && (refund.Charge, refund.Amount) == (chargeKey, amount))
        {
            refund.Words = "Succeeded";
        }

        _refunds[key] = refund;
        var request = new RefundRequest(key, Simulators.Shop, chargeKey, Pence(amount));
        if (refund.Charge.Length > 0 && (refund.Charge, refund.Amount) != (chargeKey, amount))
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await _simulator.RefundAsync(request, Token));
        else
            Assert.Equal(refund.Words, (await _simulator.RefundAsync(request, Token)).GetType().Name);
    }

    private async Task CancelAsync(string key)
    {
        if (!_refunds.TryGetValue(key, out var refund))
            refund = ("", 0, "Canceled");
        if (refund.Words == "Pending")
        {
            _charges[refund.Charge].Refunded -= refund.Amount;
            refund.Words = "Canceled";
        }

        _refunds[key] = refund;
        Assert.Equal(refund.Words, (await _simulator.CancelRefundAsync(Simulators.Shop, key, Token)).GetType().Name);
    }

    private async Task TellAsync(bool takes)
    {
        var told = new Dictionary<string, string>();
        await _simulator.NotifyAsync(
            (notification, _) =>
            {
                var charge = (ChargeNotification)notification;
                told.Add(charge.Key, Words(charge.Outcome));
                return new(takes);
            },
            Token
        );
        Assert.Equal(
            _charges.Where(charge => charge.Value.ToTell is not null).ToDictionary(charge => charge.Key, charge => charge.Value.ToTell!),
            told
        );
        if (takes)
        {
            foreach (var charge in _charges.Values)
                charge.ToTell = null;
        }
    }

    private async Task RestartAsync()
    {
        await _simulator.DisposeAsync();
        _simulator = Open();
    }

    private void Advance(int seconds)
    {
        _now += seconds;
        _time.Advance(TimeSpan.FromSeconds(seconds));
        foreach (var charge in _charges.Values)
            charge.Advance(_now);
    }

    private async Task CheckAsync()
    {
        foreach (var (key, charge) in _charges)
        {
            var outcome = await _simulator.ResolveAsync(Simulators.Shop, key, Token);
            Assert.Equal(charge.Words, Words(outcome));
            Assert.Equal(charge.Taken, _simulator.Ledger.AmountCharged(key)?.MinorUnits ?? 0);
            Assert.Equal(charge.Refunded, _simulator.Ledger.AmountRefunded(key)?.MinorUnits ?? 0);
            Assert.InRange(charge.Refunded, 0, charge.Taken);
            if (outcome is ChargeOutcome.Approved { SavedToken: var paid })
                Assert.Equal(charge.IsKept, paid is not null);
            if (outcome is ChargeOutcome.Authorized { SavedToken: var reserved })
                Assert.Equal(charge.IsKept, reserved is not null);
        }
    }

    private static string Words(ChargeOutcome outcome) =>
        outcome switch
        {
            ChargeOutcome.RequiresAction => "open",
            ChargeOutcome.Authorized => "authorized",
            ChargeOutcome.Captured captured => $"captured {captured.Amount.MinorUnits}",
            ChargeOutcome.Approved => "approved",
            ChargeOutcome.Declined declined => $"{declined.Code}",
            _ => $"{outcome.Kind}",
        };

    private PaymentSimulator Open() => new(new SimulatorLedger(_medium, _medium.Read(), _time), _time, RandomSource.Cryptographic);
}
