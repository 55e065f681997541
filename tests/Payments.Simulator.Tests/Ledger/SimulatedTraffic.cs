using System.Collections.Concurrent;
using Payments.Providers;
using Payments.Specifications;
using Payments.Storage;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

/// <summary>
/// Payments of every sort against the simulator, a few at once: approved, declined, lost on the way there or back, reserved,
/// taken in part, released, challenged, refunded, disputed, by cards and by mobile money whose payers pay too little, too much,
/// late, or whose payments are told thrice and out of order.
/// </summary>
internal sealed class SimulatedTraffic : IAsyncDisposable
{
    private const int AtOnce = 4;
    private const int Ways = 25;
    private static readonly Currency[] Currencies = [Currency.Gbp, Currency.Eur, Currency.Usd, Currency.Jpy, Currency.Of("SEK")];
    private static readonly string[] Phones = [.. TestPhones.All.Where(phone => phone.DialingCode == "+233").Select(phone => phone.Number)];

    private readonly ManualTimeProvider _time = new();
    private readonly PaymentSimulator _simulator;
    private readonly EngineHost _host;
    private readonly ConcurrentDictionary<string, TokenizedCard> _cards = new();
    private readonly ConcurrentDictionary<string, bool> _faulted = new();
    private readonly ConcurrentDictionary<int, int> _gone = new();
    private int _begun;

    public SimulatedTraffic(IPaymentStore store)
    {
        Store = store;
        _simulator = new PaymentSimulator(
            new SimulatorOptions { Faults = Fault, RailDelay = TimeSpan.FromSeconds(30) },
            _time,
            RandomSource.Cryptographic
        );
        _host = new EngineHost(store, _time, [_simulator]);
    }

    public IPaymentStore Store { get; }

    public PaymentEngine Engine => _host.Engine;

    public int Begun => _begun;

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    public async Task PlayAsync(int payments)
    {
        const int Batch = 5_000;
        for (var from = 0; from < payments; from += Batch)
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(from, Math.Min(Batch, payments - from)),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Token },
                async (number, _) => await PayAsync(number)
            );
            await TurnAsync(TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>Time passes until nobody has anything left to say or to do.</summary>
    public async Task DrainAsync()
    {
        for (var day = 0; day < 30; day++)
            await TurnAsync(TimeSpan.FromDays(day < 3 ? 0.1 : 1));
    }

    public void EveryWayWasGone() => Assert.Equal(Enumerable.Range(0, Ways), _gone.Keys.Order());

    private async Task TurnAsync(TimeSpan by)
    {
        _time.Advance(by);
        int told;
        do
        {
            while (await _host.RunAsync() > 0) { }

            told = await _simulator.NotifyAsync(
                async (notification, token) => await Engine.ReceiveAsync(notification, token) is not { Kind: RefusalKind.Conflict },
                Token
            );
        } while (told > 0);
    }

    private async Task PayAsync(int number)
    {
        var way = number % Ways;
        Interlocked.Increment(ref _begun);
        if (way is 20 or 21 or 22)
        {
            await PayByPhoneAsync(number, Phones[number / Ways % Phones.Length]);
            _gone.AddOrUpdate(way, 1, (_, count) => count + 1);
            return;
        }

        var manual = way is 10 or 11 or 12 or 13;
        var amount = Money.FromMinorUnits(1_000 + (number % 977), Currencies[number / Ways % Currencies.Length]);
        var intent = (
            await Engine.PaymentIntents.CreateAsync(
                Shop,
                new PaymentIntentRequest { Amount = amount, CaptureMethod = manual ? CaptureMethod.Manual : CaptureMethod.Automatic },
                cancellationToken: Token
            )
        ).Value;
        var card = await CardAsync(CardOf(way));
        await ConfirmAsync(intent, card, callers: way == 1 ? 3 : 1);
        await ContinueAsync(way, intent, amount);
        _gone.AddOrUpdate(way, 1, (_, count) => count + 1);
    }

    private async Task ConfirmAsync(PaymentIntent intent, TokenizedCard card, int callers) =>
        await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(_ =>
                    Engine
                        .PaymentIntents.ConfirmAsync(Shop, intent.Id, new PaymentConfirmation { Card = card }, cancellationToken: Token)
                        .AsTask()
                )
        );

    private async Task ContinueAsync(int way, PaymentIntent intent, Money amount)
    {
        var part = Money.FromMinorUnits(amount.MinorUnits / 3, amount.Currency);
        switch (way)
        {
            case 5 or 14 or 15:
                await RefundAsync(intent, null, callers: 1);
                break;
            case 6:
                await RefundAsync(intent, part, callers: 5);
                break;
            case 10:
                await Engine.PaymentIntents.CaptureAsync(Shop, intent.Id, null, cancellationToken: Token);
                break;
            case 11:
                await Engine.PaymentIntents.CaptureAsync(Shop, intent.Id, part, cancellationToken: Token);
                await RefundAsync(intent, null, callers: 2);
                break;
            case 12:
                await Engine.PaymentIntents.CancelAsync(Shop, intent.Id, CancellationReason.RequestedByCustomer, cancellationToken: Token);
                break;
            case 17:
                await DisputeAsync(intent, part, won: true);
                await RefundAsync(intent, part, callers: 1);
                break;
            case 18:
                await RefundAsync(intent, part, callers: 1);
                await DisputeAsync(intent, part, won: false);
                break;
            default:
                break;
        }
    }

    private async Task RefundAsync(PaymentIntent intent, Money? amount, int callers)
    {
        var charges = await Engine.PaymentIntents.ListChargesAsync(Shop, intent.Id, Token);
        await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(_ =>
                    Engine
                        .Refunds.CreateAsync(
                            Shop,
                            new RefundCreation { ChargeId = charges[^1].Id, Amount = amount },
                            cancellationToken: Token
                        )
                        .AsTask()
                )
        );
    }

    private async Task DisputeAsync(PaymentIntent intent, Money amount, bool won)
    {
        var charges = await Engine.PaymentIntents.ListChargesAsync(Shop, intent.Id, Token);
        if (!charges[^1].IsPaid)
            return;
        var reference = await _simulator.OpenDisputeAsync(charges[^1].Id, amount, DisputeReason.General, Token);
        await _simulator.CloseDisputeAsync(reference, won, Token);
    }

    private async Task PayByPhoneAsync(int number, string phone)
    {
        var price = Money.FromMinorUnits(2_000 + (number % 911), Currency.Ghs);
        var session = (
            await Engine.CheckoutSessions.CreateAsync(Shop, new CheckoutSessionRequest { Amount = price }, cancellationToken: Token)
        ).Value;
        var quote = (await Engine.Quotes.CreateForSessionAsync(session, MethodIds.MobileMoney, Currency.Ghs, "mtn", Token)).Value;
        var paid = await Engine.CheckoutSessions.SubmitAsync(
            Shop,
            session.Id,
            new PaymentSubmission
            {
                QuoteId = quote.Id,
                Fields = new Dictionary<string, string?> { [Requirement.PhoneNumber] = phone },
            },
            Token
        );
        Assert.Null(paid.Refusal);
    }

    private async Task<TokenizedCard> CardAsync(string number)
    {
        if (!_cards.TryGetValue(number, out var card))
            _cards[number] = card = (await _simulator.TokenizeAsync(Card(number), Token)).Value;
        return card;
    }

    private static string CardOf(int way) =>
        way switch
        {
            2 => "4000000000000002",
            3 => LosesAnswer,
            4 => LosesRequest,
            7 => "4000000000003220",
            8 => "4000000000009995",
            14 => "4000000000007726",
            15 => "4000000000005126",
            16 => "4000000000000259",
            19 => "5555555555554444",
            _ => Approved,
        };

    // Every seventh first call goes wrong, in turn in each way; what is sent again arrives.
    private SimulatedFault Fault(ChargeRequest request)
    {
        var drawn = request.Key[^1] + request.Key[^2] + request.Key[^3];
        return drawn % 7 == 0 && _faulted.TryAdd(request.Key, true) ? (SimulatedFault)(1 + (drawn / 7 % 3)) : SimulatedFault.None;
    }
}
