using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

public sealed partial class IntentRun
{
    private void Restart()
    {
        _shop = new CardsShop(_store, _late, _first, _random);
        Watch();
    }

    private void Watch()
    {
        _shop.Store.BeforeCommit = (_, _) => _dieAt > 0 && ++_commits >= _dieAt ? throw new StoreException("the process is gone") : default;
        _shop.Store.AfterCommit = (changes, _) =>
        {
            Note(changes);
            return default;
        };
    }

    /// <summary>What a set that is committed has begun; what it has settled is the model's to say.</summary>
    private void Note(ChangeSet changes)
    {
        NoteSums(changes);
        foreach (var write in changes.Writes)
        {
            switch (write.Record)
            {
                case Charge { SessionId: not null } or PaymentIntent { SessionId: not null }:
                    break;
                case Charge charge when write.ExpectedVersion == 0:
                    _model.Begin(_model.Intents.Single(intent => intent.Id == charge.PaymentIntentId), charge.Id);
                    break;
                case Charge { Status: ChargeStatus.Capturing } charge:
                    IntentModel.BeginCapture(_model.Charges[charge.Id].Intent);
                    break;
                case Charge { Status: ChargeStatus.Canceled } charge when _model.Charges[charge.Id].IsLive:
                    IntentModel.Cancel(_model.Charges[charge.Id].Intent);
                    break;
                case Charge charge:
                    _written[charge.Id] = _arrived.Count;
                    break;
                case PaymentIntent { Status: IntentStatus.Canceled } intent
                    when _model.Intents.Single(one => one.Id == intent.Id) is { Live: null, Status: not IntentStatus.Canceled } begun:
                    IntentModel.Cancel(begun);
                    break;
                case Refund refund when write.ExpectedVersion == 0:
                    _refundsMade.Add((refund.Id, refund.ChargeId, refund.Amount.MinorUnits));
                    break;
                case Refund refund:
                    _written[refund.Id] = _arrived.Count;
                    break;
                case PaymentEvent happened:
                    Tally(happened.Data);
                    break;
                default:
                    break;
            }
        }
    }

    private void Tally(EventData data)
    {
        var id = data switch
        {
            PaymentIntentSucceeded succeeded => succeeded.Intent.Id,
            PaymentIntentCanceled canceled => canceled.Intent.Id,
            _ => null,
        };
        if (id is not null)
            _told[(id, data.Type)] = _told.GetValueOrDefault((id, data.Type)) + 1;
    }

    /// <summary>What has arrived is known, save what a process that died had no time to write.</summary>
    private void Apply(bool died)
    {
        for (var index = 0; index < _arrived.Count; index++)
        {
            var (key, outcome, asked) = _arrived[index];
            if (died && index >= _written.GetValueOrDefault(key))
                continue;
            if (outcome is ChargeOutcome told)
                _model.Learn(key, told, Now, asked);
            MakeRefunds();
            if (outcome is RefundOutcome refunded && _model.Refunds.ContainsKey(key))
                _model.LearnRefund(key, refunded);
        }

        MakeRefunds();
        _arrived.Clear();
        _written.Clear();
    }

    private void MakeRefunds()
    {
        foreach (var (id, chargeId, amount) in _refundsMade)
        {
            if (_model.Charges[chargeId].Refundable >= amount && !_model.Refunds.ContainsKey(id))
                _model.BeginRefund(id, chargeId, amount);
        }

        _refundsMade.RemoveAll(made => _model.Refunds.ContainsKey(made.Id));
    }

    private async ValueTask CompareAsync()
    {
        Assert.Empty(_refundsMade);
        foreach (var intent in _model.Intents)
        {
            var stored = (await _store.GetAsync(PaymentsSchema.Current.Table<PaymentIntent>(), CardsShop.Shop, intent.Id, default))!.Value;
            Same(
                (intent.Status, intent.Received, intent.Charges),
                (stored.Status, stored.AmountReceived.MinorUnits, stored.Charges),
                intent.Id
            );
        }

        foreach (var charge in _model.Charges.Values)
        {
            var stored = (await _store.GetAsync(PaymentsSchema.Current.Table<Charge>(), CardsShop.Shop, charge.Id, default))!.Value;
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

        await CheckBooksAsync();
    }

    // Tuples compare without the boxes and messages of an assertion, which would take most of the time.
    private static void Same<T>(T expected, T actual, string id)
        where T : struct, IEquatable<T>
    {
        if (!expected.Equals(actual))
            Assert.Fail($"{id}: the model says {expected}, the engine {actual}");
    }

    /// <summary>No answer is lost any more, everybody decides, and time passes until nothing is left to do.</summary>
    private async Task EndAsync()
    {
        (_dieAt, _faults, _verdict) = (0, 0xFF, CardVerdict.Approve);
        foreach (var key in _shop.Provider.KeysIn(CardStanding.Undecided))
            _shop.Provider.Decide(key, approved: true);
        foreach (var key in _shop.Provider.OpenSetups)
            _shop.Provider.AuthenticateSetup(key, passes: false);

        // A processor tells again what a process that died has not taken.
        foreach (var id in _model.Refunds.Keys.Where(_shop.Provider.HasRefund).ToList())
        {
            var outcome = _shop.Provider.DecideRefund(id, succeeds: true);
            _arrived.Add((id, outcome, false));
            await _shop.Engine.Refunds.ReceiveAsync(new RefundNotification(_shop.Provider.Name, CardsShop.Shop, id, outcome));
        }

        Apply(died: false);
        for (var round = 0; round < 12; round++)
        {
            foreach (var id in _shop.Provider.PendingRefunds)
                _shop.Provider.DecideRefund(id, succeeds: round % 2 == 0);
            await PassAsync(5);
            Apply(died: false);
            await CompareAsync();
        }

        foreach (var charge in _model.Charges.Values)
        {
            var book = _shop.Provider.BookOf(charge.Id);
            Assert.False(charge.IsLive, $"{charge.Id} is never decided: {charge.Status}");
            Same((charge.Received, charge.Refunded), (book?.Taken ?? 0, book?.Refunded ?? 0), charge.Id);
        }

        await CheckProcessorAsync();
        Assert.All(_model.Refunds, refund => Assert.NotEqual(RefundStatus.Pending, refund.Value.Status));
        foreach (var intent in _model.Intents)
        {
            Assert.Equal(
                intent.Status == IntentStatus.Succeeded ? 1 : 0,
                _told.GetValueOrDefault((intent.Id, PaymentIntentSucceeded.TypeName))
            );
            Assert.Equal(intent.Cancels, _told.GetValueOrDefault((intent.Id, PaymentIntentCanceled.TypeName)));
        }

        await CompareCardsAsync();
        Assert.Empty(_shop.Provider.Breaches);
        Assert.Empty(_shop.Log.Of(LogLevel.Critical));
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
        Assert.All(kinds, kind => Assert.Empty(_shop.Store.Book.WorkOf(kind)));
    }

    private async Task CompareCardsAsync()
    {
        var kept = new List<string>();
        foreach (var customer in _customers)
        {
            var cards = await _shop.Engine.PaymentMethods.ListAsync(CardsShop.Shop, customer);
            Assert.False(_deleted.Contains(customer) && cards.Count > 0, "a deleted customer keeps a card");
            kept.AddRange(cards.Select(card => card.Token!));
        }

        // What was reserved and let go again before the processor could tell is known to nobody else.
        var untold = _shop.Provider.KeysIn(CardStanding.Released).Select(key => "kept_" + key);
        Assert.Empty(kept.Except(_shop.Provider.Kept));
        Assert.Empty(_shop.Provider.Kept.Except(kept).Except(untold));
    }
}
