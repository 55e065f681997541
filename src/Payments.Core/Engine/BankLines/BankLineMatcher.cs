using Payments.Storage;

namespace Payments;

/// <summary>
/// Says what money that has arrived is for, and pays that in the same commit. A session is paid whole or not at all: by a line, by a
/// line with those that came for it before and were too little, or with others by one line that names them all. What is too much
/// becomes credit, and what is too little stays together.
/// </summary>
internal sealed partial class BankLineMatcher(EngineServices engine, BankLinePayer payer)
{
    public static BankLineMatcher Of(EngineParts parts) => parts.Once(made => new BankLineMatcher(made.Engine, BankLinePayer.Of(made)));

    /// <summary>What becomes of a line that is new.</summary>
    /// <param name="changes">What is committed.</param>
    /// <param name="line">The line.</param>
    /// <param name="remittance">What the payer wrote, whole.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<BankLineState> MatchAsync(
        ChangeSet changes,
        BankLine line,
        string? remittance,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var named = await NamedAsync(changes, line, remittance, now, cancellationToken).ConfigureAwait(false);
        if (await PayNamedAsync(changes, line, named.Payable, now, cancellationToken).ConfigureAwait(false) is { } paid)
            return paid;

        // A reference that was meant for something else must not pay what is merely oldest.
        if (
            line.CustomerId is { } own
            && named.Why is null
            && await PayOldestAsync(changes, line, own, now, cancellationToken).ConfigureAwait(false) is { } oldest
        )
            return oldest;

        if (line.CustomerId is not { } customerId)
            return new BankLineState.Suspense(named.Why ?? SuspenseReason.NoReference);
        if (line.Amount.Currency.IsRetired)
            return new BankLineState.Suspense(SuspenseReason.OtherCurrency);

        var credited = await payer
            .CreditAsync(changes, line, customerId, line.Amount, byHand: false, now, cancellationToken)
            .ConfigureAwait(false);
        return credited.IsSuccess ? credited.Value : new BankLineState.Suspense(SuspenseReason.CustomerDeleted);
    }

    /// <summary>A person says which session a line pays.</summary>
    public async ValueTask<Result<BankLineState>> PayByHandAsync(
        ChangeSet changes,
        BankLine line,
        string sessionId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var session = Id.IsWellFormed(sessionId, SessionStorage.IdPrefix)
            ? await engine.Store.GetAsync(SessionStorage.Table, changes.Owner, sessionId, cancellationToken).ConfigureAwait(false)
            : null;
        if (session is null)
            return SessionRefusals.NotFound(sessionId) with { Field = "session" };

        if (await payer.PayableAsync(changes, line, sessionId, now, cancellationToken).ConfigureAwait(false) is not { } records)
            return BankLineRefusals.NotOpen;

        var asked = records.Charge.Value.Amount;
        var isItsCurrency = asked.Currency == line.Amount.Currency;
        if (
            isItsCurrency
            && asked <= line.Amount
            && await payer.PayAllAsync(changes, line, [records], line.Amount, byHand: true, now, cancellationToken).ConfigureAwait(false)
                is { } paid
        )
            return paid;
        return isItsCurrency && session.Value.Amount < line.Amount
            ? BankLineRefusals.NoCustomer
            : BankLineRefusals.TooLittle(session.Value.Amount);
    }

    /// <summary>A person says whose credit a line is.</summary>
    public ValueTask<Result<BankLineState>> CreditByHandAsync(
        ChangeSet changes,
        BankLine line,
        string customerId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) => payer.CreditAsync(changes, line, customerId, line.Amount, byHand: true, now, cancellationToken);
}
