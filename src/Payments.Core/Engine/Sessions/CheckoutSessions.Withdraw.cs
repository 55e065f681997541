using Payments.Storage;

namespace Payments;

/// <content>Sessions that were made for nothing.</content>
public sealed partial class CheckoutSessions
{
    /// <summary>
    /// Takes an open session back that no payment was ever begun for: it, its intent and its reference are removed as if they had
    /// never been, and nobody is told. For one who has made a session and at once a payment, where the payment was refused; what
    /// a payer may have seen is expired or canceled instead. Refused while a payment is under way, once one was, and once the
    /// session has ended.
    /// </summary>
    public ValueTask<Result<CheckoutSession>> WithdrawAsync(Owner owner, string id, CancellationToken cancellationToken = default) =>
        _commands.RunAsync<CheckoutSession>(
            owner,
            (changes, now, cancellation) => WithdrawAsync(changes, id, now, cancellation),
            cancellationToken
        );

    private async ValueTask<Result<CheckoutSession>> WithdrawAsync(
        ChangeSet changes,
        string id,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return SessionRefusals.NotFound(id);

        var decision = SessionMachine.Apply(found.Value.AsOf(now), new SessionCommand.Expire(ExpiryCause.Requested), now);
        if (decision.IsRefused)
            return SessionRefusals.Describe(decision.Refusal);

        var ofIntent = new ListQuery(ChargeStorage.Table.Lists.First(list => list.Name == "intent"), 1)
        {
            Group = found.Value.PaymentIntentId,
        };
        if (
            (await _engine.Store.ListAsync(ChargeStorage.Table, changes.Owner, ofIntent, cancellationToken).ConfigureAwait(false)).Count > 0
        )
            return new Refusal(RefusalKind.WrongState, "payment_begun", "A payment was begun for the checkout session; expire it instead");

        if (
            await _engine
                .Store.GetAsync(IntentStorage.Table, changes.Owner, found.Value.PaymentIntentId, cancellationToken)
                .ConfigureAwait(false) is
            { } intent
        )
            changes.Delete(IntentStorage.Table, intent);
        if (
            found.Value is { ReferenceIsUnique: true, ClientReferenceId: { } reference }
            && await _engine
                .Store.GetAsync(ClaimedReferenceStorage.Table, changes.Owner, ClaimedReference.OfCheckout(reference), cancellationToken)
                .ConfigureAwait(false)
                is { } claimed
        )
            changes.Delete(ClaimedReferenceStorage.Table, claimed);
        var payer = await PayerRecords
            .LoadAsync(_engine, changes.Owner, found.Value, found.Value.PostingOptions, found.Value.CustomerId, cancellationToken)
            .ConfigureAwait(false);
        payer.Follow(_engine, changes, found.Value, decision.State, now);
        changes.Delete(SessionStorage.Table, found).Cancel(SessionStorage.ExpireWork, id);
        return found.Value;
    }
}
