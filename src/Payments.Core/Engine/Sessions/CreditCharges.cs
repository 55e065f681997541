namespace Payments;

/// <summary>Charges that a customer's credit pays: no provider takes them.</summary>
internal static class CreditCharges
{
    public static Charge Make(EngineServices engine, CheckoutSession session, PaymentIntent intent, string id, DateTimeOffset now)
    {
        var charge = new Charge
        {
            Id = id,
            Owner = session.Owner,
            PaymentIntentId = intent.Id,
            SessionId = session.Id,
            Origin = session.Origin,
            Amount = session.Amount,
            Method = MethodIds.CustomerBalance,
            PostingOptions = session.PostingOptions,
            CustomerId = session.CustomerId,
            Provider = Charge.CreditProvider,
            AvailableOn = engine.Options.AvailableOn(MethodIds.CustomerBalance, now),
            CreatedAt = now,
            UpdatedAt = now,
            State = new ChargeState.Succeeded(id, now),
            History = [new ChargeHistoryEntry(ChargeStatus.Succeeded, now, id, "Paid by the customer's credit")],
        };
        return session.PostingOptions is { TransferToOwners: true, Shares: var shares }
            ? charge with
            {
                Transfers = PostingOptionsRules.Divide(charge.Amount, shares),
            }
            : charge;
    }
}
