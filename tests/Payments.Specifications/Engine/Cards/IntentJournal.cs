using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>
/// What has arrived from the provider and what has been committed, told to the model in the order in which the engine learned it.
/// </summary>
internal sealed class IntentJournal(IntentModel model)
{
    private readonly List<(string Key, object Outcome, bool Asked)> _arrived = [];
    private readonly Dictionary<string, int> _written = [];
    private readonly List<(string Id, string ChargeId, long Amount)> _refundsMade = [];
    private readonly List<(string Id, int After)> _canceled = [];
    private readonly Dictionary<(string Id, string Type), int> _told = [];

    /// <summary>An outcome of a charge or a refund, on its way to the engine.</summary>
    public void Arrived(string key, object outcome, bool asked = false) => _arrived.Add((key, outcome, asked));

    /// <summary>How many events of the type there were for the intent.</summary>
    public int CountOf(string intentId, string type) => _told.GetValueOrDefault((intentId, type));

    /// <summary>Asserts that the model knows every refund that was committed.</summary>
    public void CheckRefunds() => Assert.Empty(_refundsMade);

    /// <summary>What a set that is committed has begun; what it has settled is the model's to say.</summary>
    public void Committed(ChangeSet changes)
    {
        foreach (var write in changes.Writes)
        {
            switch (write.Record)
            {
                case Charge { SessionId: not null } or PaymentIntent { SessionId: not null }:
                    break;
                case Charge charge when write.ExpectedVersion == 0:
                    model.Begin(model.Intents.Single(intent => intent.Id == charge.PaymentIntentId), charge.Id);
                    break;
                case Charge { Status: ChargeStatus.Capturing } charge:
                    IntentModel.BeginCapture(model.Charges[charge.Id].Intent);
                    break;
                case Charge { Status: ChargeStatus.Canceled } charge when model.Charges[charge.Id].IsLive:
                    IntentModel.Cancel(model.Charges[charge.Id].Intent);
                    break;
                // The clock ends a reservation before the provider reports it.
                case Charge { State: ChargeState.Failed { Code: DeclineCode.AuthorizationExpired }, AuthorizeOnly: true } charge
                    when model.Charges[charge.Id] is { IsLive: true } lapsed:
                    IntentModel.Cancel(lapsed.Intent);
                    lapsed.Status = ChargeStatus.Failed;
                    break;
                case Charge charge:
                    _written[charge.Id] = _arrived.Count;
                    break;
                case PaymentIntent { Status: IntentStatus.Canceled } intent
                    when model.Intents.Single(one => one.Id == intent.Id) is { Live: null, Status: not IntentStatus.Canceled } begun:
                    IntentModel.Cancel(begun);
                    break;
                case PaymentIntent { Status: IntentStatus.Canceled } intent
                    when !changes.Writes.Any(other => other.Record is Charge charge && charge.PaymentIntentId == intent.Id):
                    _canceled.Add((intent.Id, _arrived.Count));
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

    /// <summary>What has arrived is known, except what a process that died had no time to write.</summary>
    public void Apply(DateTimeOffset now, bool died)
    {
        for (var index = 0; index < _arrived.Count; index++)
        {
            CancelUpTo(index);
            var (key, outcome, asked) = _arrived[index];
            if (died && index >= _written.GetValueOrDefault(key))
                continue;
            if (outcome is ChargeOutcome told)
                model.Learn(key, told, now, asked);
            MakeRefunds();
            if (outcome is RefundOutcome refunded && model.Refunds.ContainsKey(key))
                model.LearnRefund(key, refunded);
        }

        CancelUpTo(_arrived.Count);
        MakeRefunds();
        _arrived.Clear();
        _written.Clear();
    }

    // The charge of each was decided in the same step, and the model has only just learned of it.
    private void CancelUpTo(int arrived)
    {
        foreach (var (id, _) in _canceled.Where(canceled => canceled.After <= arrived))
        {
            if (model.Intents.Single(intent => intent.Id == id) is { Status: not IntentStatus.Canceled } intent)
                IntentModel.Cancel(intent);
        }

        _canceled.RemoveAll(canceled => canceled.After <= arrived);
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

    private void MakeRefunds()
    {
        foreach (var (id, chargeId, amount) in _refundsMade)
        {
            if (model.Charges[chargeId].Refundable >= amount && !model.Refunds.ContainsKey(id))
                model.BeginRefund(id, chargeId, amount);
        }

        _refundsMade.RemoveAll(made => model.Refunds.ContainsKey(made.Id));
    }
}
