namespace Payments;

/// <summary>What becomes of a card that was to be saved with its payment.</summary>
internal sealed partial class ChargeEffects
{
    /// <summary>The customer is written too, so that a customer who is deleted at this moment is left without a card.</summary>
    private AttemptState KeepCard(AttemptState attempt, string token)
    {
        if (records.Holder is not { Customer.Value.IsDeleted: false } holder || IsOver(attempt.Charge))
        {
            Forget(token);
            return attempt;
        }

        var usage = attempt.Intent.SetupFutureUsage ?? FutureUsage.OnSession;
        var saved = new CardToSave(Before.Provider, attempt.Charge.Card!, usage, token, fingerprint);
        var (method, happened) = SavedCards.Keep(engine, changes, holder, saved, Before.Id, now);
        _events.Add(happened);
        return attempt with
        {
            Charge = attempt.Charge with { PaymentMethodId = method.Id },
            Intent = attempt.Intent with { PaymentMethodId = method.Id },
        };
    }

    /// <summary>The token came after the news that it belongs to.</summary>
    private AttemptState KeepCardAlone(string token)
    {
        var attempt = KeepCard(records.Current, token);
        if (attempt.Charge != Before)
            changes.Update(ChargeStorage.Table, records.Charge, attempt.Charge).Update(IntentStorage.Table, records.Intent, attempt.Intent);
        if (_events.Count > 0)
            EventOutbox.Add(engine, changes, now, [.. _events]);
        return attempt;
    }

    // A card is saved with the payment that it was entered for, or not at all.
    private static bool IsOver(Charge charge) =>
        charge
            is { SaveCard: true, PaymentMethodId: null }
                and {
                    Status: ChargeStatus.Failed
                        or ChargeStatus.Expired
                        or ChargeStatus.Canceled
                        or ChargeStatus.PaidLate
                        or ChargeStatus.Accepted
                };

    private void Forget(string token) => changes.Schedule(PaymentMethodStorage.ForgetWork, Before.Id, now, $"{Before.Provider} {token}");
}
