using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Payments.AspNetCore.Yorlet;

/// <summary>Looks up what one object shows of others, and the others whole where a call expands them.</summary>
internal sealed class RecordReader(PaymentEngine engine, IHostedPageUrls urls, IOptions<CheckoutEndpointOptions> options)
{
    /// <summary>Payment sessions as responses show them.</summary>
    public SessionResponses Sessions { get; } = new(options.Value.Branding);

    /// <summary>Transactions as responses show them.</summary>
    public TransactionResponses Transactions { get; } = new(urls.For);

    /// <summary>A session that was made through this interface.</summary>
    public async ValueTask<Result<CheckoutSession>> SessionAsync(Owner owner, string? wireId, CancellationToken cancellationToken)
    {
        var found = await engine.CheckoutSessions.GetAsync(owner, Names.Session.Read(wireId), cancellationToken).ConfigureAwait(false);
        return found is { IsSuccess: true, Value.Origin: not Names.Origin }
            ? new Refusal(RefusalKind.NotFound, "session_not_found", "There is no such session")
            : found;
    }

    /// <summary>An intent that was made through this interface.</summary>
    public async ValueTask<Result<PaymentIntent>> IntentAsync(Owner owner, string? wireId, CancellationToken cancellationToken)
    {
        var found = await engine.PaymentIntents.GetAsync(owner, Names.Transaction.Read(wireId), cancellationToken).ConfigureAwait(false);
        return found is { IsSuccess: true, Value.Origin: not Names.Origin }
            ? new Refusal(RefusalKind.NotFound, "payment_intent_not_found", "There is no such intent")
            : found;
    }

    /// <summary>The charge that counts for an intent: that which paid, or the last.</summary>
    public async ValueTask<Charge?> ChargeAsync(PaymentIntent intent, CancellationToken cancellationToken)
    {
        var id = intent.State is IntentState.Succeeded succeeded ? succeeded.ChargeId : intent.LatestChargeId;
        if (id is null)
            return null;

        var found = await engine.Charges.GetAsync(intent.Owner, id, cancellationToken).ConfigureAwait(false);
        return found.IsSuccess ? found.Value : null;
    }

    /// <summary>An intent with its charge, and its first move in the ledger.</summary>
    public async ValueTask<TransactionResponses.Told> TransactionAsync(PaymentIntent intent, CancellationToken cancellationToken)
    {
        var charge = await ChargeAsync(intent, cancellationToken).ConfigureAwait(false);
        return new(
            intent,
            charge,
            charge is null ? null : await FirstMoveAsync(charge.Owner, charge.Id, cancellationToken).ConfigureAwait(false)
        );
    }

    /// <summary>A refund with what it belongs to.</summary>
    public async ValueTask<RefundResponses.Told> RefundAsync(Refund refund, CancellationToken cancellationToken)
    {
        var charge = (await engine.Charges.GetAsync(refund.Owner, refund.ChargeId, cancellationToken).ConfigureAwait(false)).Value;
        return new(
            refund,
            charge.PaymentIntentId,
            charge.CustomerId,
            await FirstMoveAsync(refund.Owner, refund.Id, cancellationToken).ConfigureAwait(false)
        );
    }

    /// <summary>The first entry of the ledger that one thing made, or null.</summary>
    public async ValueTask<string?> FirstMoveAsync(Owner owner, string sourceId, CancellationToken cancellationToken)
    {
        var moves = await engine.Ledger.ListOfSourceAsync(owner, sourceId, cancellationToken).ConfigureAwait(false);
        return moves.Count > 0 ? moves[0].Id : null;
    }

    /// <summary>An entry of the ledger with what it came from.</summary>
    public async ValueTask<BalanceResponses.Told> MoveAsync(LedgerTransaction move, CancellationToken cancellationToken)
    {
        if (!move.SourceId.StartsWith("ch_", StringComparison.Ordinal))
            return new(move, null);

        var charge = await engine.Charges.GetAsync(move.Owner, move.SourceId, cancellationToken).ConfigureAwait(false);
        return new(move, charge.IsSuccess ? charge.Value.PaymentIntentId : null);
    }

    /// <summary>How a caller sees objects with these references, of which the call expands some.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="expand">The names of references that the call expands.</param>
    /// <param name="references">All that there are, by name and id on the wire.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async ValueTask<ObjectView> ViewAsync(
        Caller caller,
        IReadOnlyList<string> expand,
        IEnumerable<(string Name, string? Id)> references,
        CancellationToken cancellationToken
    )
    {
        if (expand.Count == 0)
            return caller.View;

        var whole = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, id) in references)
        {
            if (id is null || !expand.Contains(name) || whole.ContainsKey($"{name}:{id}"))
                continue;
            if (await WholeAsync(caller, name, id, cancellationToken).ConfigureAwait(false) is { } json)
                whole.Add($"{name}:{id}", json);
        }

        return new ObjectView(caller.Account, whole);
    }

    private async ValueTask<string?> WholeAsync(Caller caller, string name, string id, CancellationToken cancellationToken)
    {
        switch (name)
        {
            case "customer":
                var customer = await engine.Customers.GetAsync(caller.Owner, id, cancellationToken).ConfigureAwait(false);
                return customer.IsSuccess ? Text(customer.Value, CustomerResponses.Write) : null;
            case "transaction":
                var intent = await IntentAsync(caller.Owner, id, cancellationToken).ConfigureAwait(false);
                return intent.IsSuccess
                    ? Text(await TransactionAsync(intent.Value, cancellationToken).ConfigureAwait(false), Transactions.Write)
                    : null;
            case "payment_session":
                var session = await SessionAsync(caller.Owner, id, cancellationToken).ConfigureAwait(false);
                return session.IsSuccess ? Text(session.Value, Sessions.Write) : null;
            case "balance_transaction":
                var move = await engine.Ledger.GetAsync(caller.Owner, id, cancellationToken).ConfigureAwait(false);
                return move.IsSuccess
                    ? Text(await MoveAsync(move.Value, cancellationToken).ConfigureAwait(false), BalanceResponses.Write)
                    : null;
            default:
                throw new ArgumentOutOfRangeException(nameof(name));
        }

        string Text<T>(T value, Action<Utf8JsonWriter, T, ObjectView> write) =>
            JsonText.Write(value, (writer, of) => write(writer, of, caller.View));
    }
}
