using Payments.Providers;
using Payments.Specifications;
using Xunit;
using static Payments.Simulator.Tests.RailBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

/// <summary>Plays numbers as calls: the simulator and the model agree after each, and never more is paid out than came in.</summary>
internal sealed class SimulatorRun : IAsyncDisposable
{
    private static readonly (TestPayerEffect Effect, string Phone)[] _payers =
    [
        .. TestPhones
            .All.Take(11)
            .Select(phone => (phone.Effect, phone.Number))
            .Where(phone =>
                phone.Effect
                    is TestPayerEffect.Pays
                        or TestPayerEffect.Refuses
                        or TestPayerEffect.Underpays
                        or TestPayerEffect.TopsUp
                        or TestPayerEffect.NeverPays
                        or TestPayerEffect.PaysSlowly
                        or TestPayerEffect.ToldThrice
                        or TestPayerEffect.ToldOutOfOrder
            ),
    ];

    private readonly ManualTimeProvider _time = new();
    private readonly MemoryMedium _medium = new();
    private readonly Dictionary<string, ModelPayment> _payments = [];
    private readonly Dictionary<string, (string Charge, long Amount, bool Succeeds)> _refunds = [];
    private readonly Dictionary<string, long> _mostTold = [];
    private PaymentSimulator _simulator;
    private int _now;

    public SimulatorRun() => _simulator = Open();

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();

    public async Task PlayAsync(int[] numbers)
    {
        foreach (var number in numbers)
        {
            await StepAsync(number % 8, $"ch_{number / 8 % 3}", number / 24);
            await CheckAsync();
        }

        // In the end everything is told.
        Advance(100);
        await TellAsync(_ => true);
        foreach (var (key, payment) in _payments.Where(payment => payment.Value.Arrived > 0))
            Assert.Equal(payment.Arrived, _mostTold.GetValueOrDefault(key));
    }

    private Task StepAsync(int step, string key, int choice) =>
        step switch
        {
            0 => ChargeAsync(key, choice),
            1 => SendAsync(key, 1 + (choice % 700)),
            2 => RefuseAsync(key),
            3 or 4 => RefundAsync($"re_{choice % 6}", key, 1 + (choice / 6 % 900)),
            5 => TellAsync(notification => (choice + notification.Key[^1]) % 3 != 0),
            6 => RestartAsync(),
            _ => Task.Run(() => Advance(choice % 7)),
        };

    private async Task ChargeAsync(string key, int choice)
    {
        var (effect, phone) = _payers[choice % _payers.Length];
        var amount = 1000 + (choice / _payers.Length % 500);
        if (!_payments.TryGetValue(key, out var payment))
            _payments.Add(key, payment = new ModelPayment(effect, amount, _now));

        var request = Mobile(key, phone, amount);
        if ((payment.Payer, payment.Amount) == (effect, amount))
            Assert.Equal(payment.Words, (await _simulator.ChargeAsync(request, Token)).Words());
        else
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await _simulator.ChargeAsync(request, Token));
    }

    private async Task SendAsync(string key, long money)
    {
        if (!_payments.TryGetValue(key, out var payment))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await _simulator.SendMoneyAsync(key, Cedis(money), Token));
            return;
        }

        await _simulator.SendMoneyAsync(key, Cedis(money), Token);
        payment.Send(money);
    }

    private async Task RefuseAsync(string key)
    {
        if (_payments.TryGetValue(key, out var payment) && payment.TryRefuse())
            await _simulator.RefusePromptAsync(key, Token);
        else
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await _simulator.RefusePromptAsync(key, Token));
    }

    private async Task RefundAsync(string key, string charge, long amount)
    {
        if (!_refunds.TryGetValue(key, out var refund))
        {
            var payment = _payments.GetValueOrDefault(charge);
            refund = (charge, amount, payment is not null && payment.Arrived - payment.Refunded >= amount);
            _refunds.Add(key, refund);
            if (refund.Succeeds)
                payment!.Refunded += amount;
        }

        var request = new RefundRequest(key, Simulators.Shop, charge, Cedis(amount));
        if ((refund.Charge, refund.Amount) != (charge, amount))
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await _simulator.RefundAsync(request, Token));
        else if (refund.Succeeds)
            Assert.IsType<RefundOutcome.Succeeded>(await _simulator.RefundAsync(request, Token));
        else
            Assert.IsType<RefundOutcome.Failed>(await _simulator.RefundAsync(request, Token));
    }

    private async Task TellAsync(Func<ChargeNotification, bool> takes) =>
        await _simulator.NotifyAsync(
            (any, _) =>
            {
                var notification = (ChargeNotification)any;
                if (!takes(notification))
                    return new(false);
                if (notification.Outcome is ChargeOutcome.Received received)
                    _mostTold[notification.Key] = Math.Max(_mostTold.GetValueOrDefault(notification.Key), received.Total.MinorUnits);
                return new(true);
            },
            Token
        );

    private async Task RestartAsync()
    {
        await _simulator.DisposeAsync();
        _simulator = Open();
    }

    private void Advance(int seconds)
    {
        _now += seconds;
        _time.Advance(TimeSpan.FromSeconds(seconds));
        foreach (var payment in _payments.Values)
            payment.Advance(_now);
    }

    private async Task CheckAsync()
    {
        foreach (var (key, payment) in _payments)
        {
            Assert.Equal(payment.Words, (await _simulator.ResolveAsync(Simulators.Shop, key, Token)).Words());
            Assert.Equal(Cedis(payment.Arrived), _simulator.Ledger.AmountCharged(key));
            Assert.Equal(Cedis(payment.Refunded), _simulator.Ledger.AmountRefunded(key));
            Assert.InRange(payment.Refunded, 0, payment.Arrived);
            Assert.InRange(_mostTold.GetValueOrDefault(key), 0, payment.Arrived);
        }

        Assert.Equal(Cedis(_payments.Values.Sum(payment => payment.Arrived)), _simulator.Ledger.TotalCharged(Currency.Ghs));
        Assert.Equal(Cedis(_payments.Values.Sum(payment => payment.Refunded)), _simulator.Ledger.TotalRefunded(Currency.Ghs));
    }

    private PaymentSimulator Open() =>
        new(
            new SimulatorLedger(_medium, _medium.Read(), _time),
            _time,
            RandomSource.Cryptographic,
            TimeSpan.FromSeconds(ModelPayment.Delay)
        );
}
