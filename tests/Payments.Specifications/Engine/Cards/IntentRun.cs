using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>
/// Plays a sequence of commands, each drawn from a number, against a real engine, a provider that keeps its own books, and the
/// model, and compares the three after each. Answers are lost, news are told twice and late, and the process dies between two
/// commits.
/// </summary>
public sealed class IntentRun : IAsyncDisposable
{
    private const int Kinds = 28;
    private static readonly int[] Seconds = [1, 3, 30, 700, 7_200, 700_000];

    private readonly CrashingShop _process;
    private readonly IntentModel _model;
    private readonly IntentJournal _journal;
    private readonly LedgerCheck _ledger;
    private readonly IntentCommands _intents;
    private readonly RefundCommands _refunds;
    private readonly CustomerCommands _customers;
    private readonly DeskCommands _bank;
    private CardVerdict _verdict;
    private int _faults;
    private int _calls;
    private int _cases;

    private IntentRun(IPaymentStore store, LatePaymentPolicy late)
    {
        _model = new IntentModel(late);
        _journal = new IntentJournal(_model);
        _process = new CrashingShop(store, late, Committed);
        var desk = new DeskModel();
        _ledger = new LedgerCheck(_process, _model, desk);
        _customers = new CustomerCommands(_process);
        _intents = new IntentCommands(_process, _model, _journal, _customers);
        _refunds = new RefundCommands(_process, _model, _journal, _intents);
        _bank = new DeskCommands(_process, desk);
        Script(Shop.Provider);
    }

    private CardsShop Shop => _process.Shop;

    /// <summary>Plays all commands, then lets everything come to its end.</summary>
    /// <param name="store">New and empty, with the tables of <see cref="PaymentsSchema.Current"/>.</param>
    /// <param name="numbers">The first says what becomes of late payments; each other number is one command.</param>
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

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    // Tuples compare without the boxes and messages of an assertion, which would take most of the time.
    internal static void Same<T>(T expected, T actual, string id)
        where T : struct, IEquatable<T>
    {
        if (!expected.Equals(actual))
            Assert.Fail($"{id}: the model says {expected}, the engine {actual}");
    }

    private void Script(CardsProvider provider)
    {
        provider.Verdict = _ => _verdict;
        provider.Fault = (_, _) =>
            (CardFault)((_faults >> (2 * (_calls++ % 4))) & 3) is var fault && fault > CardFault.AnswerLost ? CardFault.None : fault;
        provider.Answered = (call, key, answer) => _journal.Arrived(key, answer, call == CardCall.Resolve);
        provider.OnRefund = request =>
            ((_cases++ + request.Key[^1]) % 4) switch
            {
                0 => new RefundOutcome.Pending(),
                1 => new RefundOutcome.Failed("no"),
                _ => new RefundOutcome.Succeeded("back"),
            };
    }

    private void Committed(ChangeSet changes)
    {
        _ledger.Committed(changes);
        _journal.Committed(changes);
    }

    private async Task StepAsync(uint number)
    {
        var kind = (int)(number % Kinds);
        var choice = (int)(number / Kinds % 4_096);
        var spice = (int)(number / Kinds / 4_096);
        _calls = 0;
        _faults = spice % 4 == 0 ? spice / 4 % 256 : 0xFF;
        _process.DieAt(spice % 16 == 1 ? 1 + (spice / 16 % 2) : 0);
        _verdict = (CardVerdict)(spice / 32 % 4);
        var died = false;
        try
        {
            await RunAsync(kind, choice);
        }
        catch (StoreException) when (_process.IsDoomed)
        {
            died = true;
        }

        _journal.Apply(Shop.Now, died);
        if (died)
            _process.Restart();
    }

    private Task RunAsync(int kind, int choice) =>
        kind switch
        {
            0 => _intents.OpenAsync(choice),
            1 or 2 or 3 or 4 => _intents.ConfirmAsync(choice),
            5 or 6 => _intents.CaptureAsync(choice),
            7 => _intents.CancelAsync(choice),
            8 => _intents.AbandonAsync(choice),
            9 or 10 => _intents.ProviderActsAsync(choice),
            11 => _intents.TellAsync(choice),
            12 or 13 => _refunds.RefundAsync(choice),
            14 => _refunds.RefundMovesAsync(choice),
            15 => _refunds.DisputeAsync(choice),
            16 => _customers.CustomerAsync(choice),
            17 => _customers.SetupAsync(choice),
            20 => _bank.OpenAsync(choice),
            21 or 22 => _bank.LineAsync(choice),
            23 => _bank.ResolveAsync(choice),
            24 => _bank.CorrectAsync(choice),
            25 => _bank.CancelAsync(choice),
            26 => _refunds.ReturnAsync(choice),
            _ => PassAsync(choice),
        };

    private async Task PassAsync(int choice)
    {
        _process.Spare();
        Shop.Time.Advance(TimeSpan.FromSeconds(Seconds[choice % Seconds.Length]));
        _model.Pass(Shop.Now);
        await Shop.Host.RunAsync();
    }

    private async ValueTask CompareAsync()
    {
        _journal.CheckRefunds();
        foreach (var intent in _model.Intents)
        {
            var stored = (
                await _process.Store.GetAsync(PaymentsSchema.Current.Table<PaymentIntent>(), CardsShop.Shop, intent.Id, default)
            )!.Value;
            Same(
                (intent.Status, intent.Received, intent.Charges),
                (stored.Status, stored.AmountReceived.MinorUnits, stored.Charges),
                intent.Id
            );
        }

        foreach (var charge in _model.Charges.Values)
        {
            var stored = (await _process.Store.GetAsync(PaymentsSchema.Current.Table<Charge>(), CardsShop.Shop, charge.Id, default))!.Value;
            Same(
                (charge.Status, charge.Received, charge.Refunded, charge.Disputed, charge.Refundable),
                (
                    stored.Status,
                    stored.AmountReceived.MinorUnits,
                    stored.AmountRefunded.MinorUnits,
                    stored.AmountDisputed.MinorUnits,
                    stored.AmountRefundable.MinorUnits
                ),
                charge.Id
            );
            if (charge.Refunded > charge.Received)
                Assert.Fail($"{charge.Id} gives back more than it has received");
            if (stored.AmountRefundable.MinorUnits > Math.Max(0, charge.Received - charge.Refunded - charge.Disputed))
                Assert.Fail($"{charge.Id} can give back more than it has");
        }

        await _ledger.CheckAsync();
    }

    /// <summary>No answer is lost any more, everybody decides, and time passes until nothing is left to do.</summary>
    private async Task EndAsync()
    {
        _process.Spare();
        (_faults, _verdict) = (0xFF, CardVerdict.Approve);
        foreach (var key in Shop.Provider.KeysIn(CardStanding.Undecided))
            Shop.Provider.Decide(key, approved: true);
        foreach (var key in Shop.Provider.OpenSetups)
            Shop.Provider.AuthenticateSetup(key, passes: false);

        // A provider tells again what a process that died has not taken.
        foreach (var id in _model.Refunds.Keys.Where(Shop.Provider.HasRefund).ToList())
        {
            var outcome = Shop.Provider.DecideRefund(id, succeeds: true);
            _journal.Arrived(id, outcome);
            await Shop.Engine.Refunds.ReceiveAsync(new RefundNotification(Shop.Provider.Name, CardsShop.Shop, id, outcome));
        }

        _journal.Apply(Shop.Now, died: false);
        for (var round = 0; round < 12; round++)
        {
            foreach (var id in Shop.Provider.PendingRefunds)
                Shop.Provider.DecideRefund(id, succeeds: round % 2 == 0);
            await PassAsync(5);
            _journal.Apply(Shop.Now, died: false);
            await CompareAsync();
        }

        foreach (var charge in _model.Charges.Values)
        {
            var book = Shop.Provider.BookOf(charge.Id);
            Assert.False(charge.IsLive, $"{charge.Id} is never decided: {charge.Status}");
            Same((charge.Received, charge.Refunded), (book?.Taken ?? 0, book?.Refunded ?? 0), charge.Id);
        }

        await _ledger.CheckProviderAsync();
        Assert.All(_model.Refunds, refund => Assert.NotEqual(RefundStatus.Pending, refund.Value.Status));
        foreach (var intent in _model.Intents)
        {
            Assert.Equal(intent.Status == IntentStatus.Succeeded ? 1 : 0, _journal.CountOf(intent.Id, PaymentIntentSucceeded.TypeName));
            Assert.Equal(intent.Cancels, _journal.CountOf(intent.Id, PaymentIntentCanceled.TypeName));
        }

        await _customers.CheckCardsAsync();
        Assert.Empty(Shop.Provider.Breaches);
        Assert.Empty(Shop.Log.Of(LogLevel.Critical));
        string[] kinds =
        [
            "charge.reconcile",
            "charge.release",
            "authorization.expire",
            "setup.reconcile",
            "setup.abandon",
            "card.forget",
            "refund.send",
            "events.publish",
        ];
        Assert.All(kinds, kind => Assert.Empty(Shop.Store.Book.WorkOf(kind)));
    }
}
