using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>
/// Plays a sequence of commands, each drawn from a number, against a real engine, a processor that keeps its own books, and the
/// model, and compares the three after each. Answers are lost, news are told twice and late, and the process dies between two
/// commits.
/// </summary>
public sealed partial class IntentRun : IAsyncDisposable
{
    private const int Kinds = 28;
    private static readonly int[] Seconds = [1, 3, 30, 700, 7_200, 700_000];
    private static readonly long[] Amounts = [1, 40, 99, 100, 101];

    private readonly IPaymentStore _store;
    private readonly LatePaymentPolicy _late;
    private readonly IntentModel _model;
    private readonly SeededRandom _random = new(1);
    private readonly List<(string Key, object Outcome, bool Asked)> _arrived = [];
    private readonly Dictionary<string, int> _written = [];
    private readonly List<(string Id, string ChargeId, long Amount)> _refundsMade = [];
    private readonly Dictionary<(string Id, string Type), int> _told = [];
    private readonly List<string> _customers = [];
    private readonly List<string> _setups = [];
    private readonly HashSet<string> _deleted = [];
    private readonly CardsShop _first;
    private CardsShop _shop;
    private int _dieAt;
    private int _commits;
    private CardVerdict _verdict;
    private int _faults;
    private int _calls;
    private int _cases;

    private IntentRun(IPaymentStore store, LatePaymentPolicy late)
    {
        (_store, _late) = (store, late);
        _model = new IntentModel(late);
        _first = _shop = new CardsShop(store, late, random: _random);
        Watch();
        var provider = _shop.Provider;
        provider.Verdict = _ => _verdict;
        provider.Fault = (_, _) =>
            (CardFault)((_faults >> (2 * (_calls++ % 4))) & 3) is var fault && fault > CardFault.AnswerLost ? CardFault.None : fault;
        provider.Answered = (call, key, answer) => _arrived.Add((key, answer, call == CardCall.Resolve));
        provider.OnRefund = request =>
            ((_cases++ + request.Key[^1]) % 4) switch
            {
                0 => new RefundOutcome.Pending(),
                1 => new RefundOutcome.Failed("no"),
                _ => new RefundOutcome.Succeeded("back"),
            };
    }

    private DateTimeOffset Now => _shop.Now;

    /// <summary>Plays all commands, then lets everything come to its end.</summary>
    /// <param name="store">New and empty, with the tables of <see cref="PaymentsSchema.Current"/>.</param>
    /// <param name="numbers">The first says what becomes of late money; each other one stands for one command.</param>
    /// <returns>How many commands were run.</returns>
    public static async Task<int> PlayAsync(IPaymentStore store, IReadOnlyList<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        await using var run = new IntentRun(store, (LatePaymentPolicy)(numbers.Count == 0 ? 0 : (uint)numbers[0] % 3));
        foreach (var number in numbers)
        {
            await run.StepAsync((uint)number);
            await run.CompareAsync();
        }

        await run.EndAsync();
        return numbers.Count;
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    private async Task StepAsync(uint number)
    {
        var kind = (int)(number % Kinds);
        var choice = (int)(number / Kinds % 4_096);
        var spice = (int)(number / Kinds / 4_096);
        (_calls, _commits) = (0, 0);
        _faults = spice % 4 == 0 ? spice / 4 % 256 : 0xFF;
        _dieAt = spice % 16 == 1 ? 1 + (spice / 16 % 2) : 0;
        _verdict = (CardVerdict)(spice / 32 % 4);
        var died = false;
        try
        {
            await RunAsync(kind, choice);
        }
        catch (StoreException) when (_dieAt > 0)
        {
            died = true;
        }

        Apply(died);
        if (died)
            Restart();
    }

    private Task RunAsync(int kind, int choice) =>
        kind switch
        {
            0 => OpenAsync(choice),
            1 or 2 or 3 or 4 => ConfirmAsync(choice),
            5 or 6 => CaptureAsync(choice),
            7 => CancelAsync(choice),
            8 => AbandonAsync(choice),
            9 or 10 => ProcessorActsAsync(choice),
            11 => TellAsync(choice),
            12 or 13 => RefundAsync(choice),
            14 => RefundMovesAsync(choice),
            15 => DisputeAsync(choice),
            16 => CustomerAsync(choice),
            17 => SetupAsync(choice),
            20 => DeskOpenAsync(choice),
            21 or 22 => LineAsync(choice),
            23 => ResolveAsync(choice),
            24 => CorrectAsync(choice),
            25 => DeskCancelAsync(choice),
            26 => ReturnAsync(choice),
            _ => PassAsync(choice),
        };

    private async Task OpenAsync(int choice)
    {
        if (_model.Intents.Count >= 6)
            return;
        var customer = choice % 3 == 0 && _customers.Count > 0 ? _customers[choice / 3 % _customers.Count] : null;
        var isGone = customer is not null && _deleted.Contains(customer);
        var keep = customer is not null && choice / 16 % 2 == 0;
        var manual = choice / 32 % 2 == 0;
        var made = (
            await _shop.Engine.PaymentIntents.CreateAsync(
                CardsShop.Shop,
                new PaymentIntentRequest
                {
                    Amount = CardsShop.Gbp(100),
                    CustomerId = customer,
                    SetupFutureUsage = keep ? FutureUsage.OffSession : null,
                    CaptureMethod = manual ? CaptureMethod.Manual : CaptureMethod.Automatic,
                }
            )
        );
        Assert.Equal(isGone ? "customer_not_found" : null, made.Refusal?.Code);
        if (made.IsSuccess)
            _model.Intents.Add(new IntentModelIntent(made.Value.Id, 100, manual, customer, keep));
    }

    private async Task ConfirmAsync(int choice)
    {
        if (Chosen(choice) is not { } intent)
            return;
        var expected = IntentModel.WhyNotConfirm(intent);
        var confirmed = (
            await _shop.Engine.PaymentIntents.ConfirmAsync(CardsShop.Shop, intent.Id, new PaymentConfirmation { Card = CardsShop.Card })
        );
        Assert.Equal(expected, confirmed.Refusal?.Code);
    }

    private async Task CaptureAsync(int choice)
    {
        if (Chosen(choice) is not { } intent)
            return;
        var amount = Amounts[choice / 8 % Amounts.Length];
        var expected = IntentModel.WhyNotCapture(intent, amount);
        Assert.Equal(expected, (await _shop.CaptureAsync(Record(intent), amount)).Refusal?.Code);
    }

    private async Task CancelAsync(int choice)
    {
        if (Chosen(choice) is not { } intent)
            return;
        var expected = IntentModel.WhyNotCancel(intent);
        Assert.Equal(expected, (await _shop.CancelAsync(Record(intent))).Refusal?.Code);
    }

    private async Task AbandonAsync(int choice)
    {
        if (Chosen(choice) is not { } intent)
            return;
        var expected = intent.Status == IntentStatus.RequiresAction ? null : "no_action";
        Assert.Equal(expected, (await _shop.Engine.PaymentIntents.AbandonActionAsync(CardsShop.Shop, intent.Id)).Refusal?.Code);
    }

    /// <summary>The payer authenticates, the processor decides, or takes what it was not asked to; and may tell.</summary>
    private async Task ProcessorActsAsync(int choice)
    {
        var provider = _shop.Provider;
        var standing = (CardStanding)(choice % 4 == 3 ? (int)CardStanding.Reserved : choice % 2);
        var keys = provider.KeysIn(standing);
        if (keys.Count == 0)
            return;
        var key = keys[choice / 4 % keys.Count];
        var outcome = standing switch
        {
            CardStanding.Challenged => provider.Authenticate(key, passes: choice / 64 % 3 > 0),
            CardStanding.Undecided => provider.Decide(key, approved: choice / 64 % 3 > 0),
            _ => choice / 64 % 4 == 0 ? provider.TakeByHand(key, Amounts[choice / 256 % 4]) : provider.Says(key),
        };
        if (choice / 16 % 2 == 0)
            await ReceiveAsync(key, outcome);
    }

    private async Task TellAsync(int choice)
    {
        var keys = _model.Charges.Keys;
        if (keys.Count == 0)
            return;
        var key = keys.ElementAt(choice % keys.Count);
        if (_shop.Provider.BookOf(key) is null)
            return;
        await ReceiveAsync(key, _shop.Provider.Says(key));
        await ReceiveAsync(key, new ChargeOutcome.Pending());
    }

    private async Task ReceiveAsync(string key, ChargeOutcome outcome)
    {
        if (!_model.Charges.ContainsKey(key))
            return;
        _arrived.Add((key, outcome, false));
        Assert.True(
            (await _shop.Engine.Charges.ReceiveAsync(new ChargeNotification(_shop.Provider.Name, CardsShop.Shop, key, outcome))).IsSuccess
        );
    }

    private async Task PassAsync(int choice)
    {
        _dieAt = 0;
        _shop.Time.Advance(TimeSpan.FromSeconds(Seconds[choice % Seconds.Length]));
        _model.Pass(Now);
        await _shop.Host.RunAsync();
    }

    private IntentModelIntent? Chosen(int choice) => _model.Intents.Count == 0 ? null : _model.Intents[choice % _model.Intents.Count];

    private static PaymentIntent Record(IntentModelIntent intent) =>
        new()
        {
            Id = intent.Id,
            Owner = CardsShop.Shop,
            Amount = CardsShop.Gbp(intent.Amount),
            CreatedAt = default,
            UpdatedAt = default,
            State = new IntentState.RequiresPaymentMethod(),
        };
}
