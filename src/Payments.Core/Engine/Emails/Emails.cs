using Payments.Storage;

namespace Payments;

/// <summary>Reads e-mails to payers, and sends one again.</summary>
public sealed class Emails
{
    private readonly EngineServices _engine;
    private readonly CommandRunner _commands;

    internal static Emails Of(EngineParts parts) => parts.Once(made => new Emails(made.Engine, CommandRunner.Of(made)));

    internal Emails(EngineServices engine, CommandRunner commands)
    {
        _engine = engine;
        _commands = commands;
    }

    /// <summary>The e-mail in its current state.</summary>
    public async ValueTask<Result<OutgoingEmail>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default) =>
        await LoadAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } found ? found.Value : EmailRefusals.NotFound(id);

    /// <summary>An owner's e-mails, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="limit">1 to <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">The page before's <see cref="ListPage{T}.NextCursor"/>, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<OutgoingEmail>>> ListAsync(
        Owner owner,
        int limit = 20,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) => ListPages.ReadAsync(_engine.Store, EmailStorage.Table, owner, EmailStorage.IdPrefix, limit, cursor, cancellationToken);

    /// <summary>
    /// Sends the link of a session's hosted page; each call is a new mail. Refused where the host sends no e-mail, where
    /// the address or the language is none, where the session can no longer be paid, and where it has no page.
    /// </summary>
    /// <param name="owner">Whose session it is.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="to">The address.</param>
    /// <param name="locale">
    /// The language, such as "de-AT"; null is the session's own, else <see cref="EmailOptions.DefaultLocale"/>.
    /// </param>
    /// <param name="call">The idempotency key under which it is sent once, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<OutgoingEmail>> SendPaymentLinkAsync(
        Owner owner,
        string sessionId,
        string to,
        string? locale = null,
        IdempotentCall<OutgoingEmail>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(sessionId);
        ArgumentNullException.ThrowIfNull(to);
        return _commands.RunAsync<OutgoingEmail>(owner, call, Decide, cancellationToken);

        async ValueTask<Result<OutgoingEmail>> Decide(ChangeSet changes, DateTimeOffset now, CancellationToken cancellation)
        {
            var session = Id.IsWellFormed(sessionId, SessionStorage.IdPrefix)
                ? await _engine.Store.GetAsync(SessionStorage.Table, owner, sessionId, cancellation).ConfigureAwait(false)
                : null;
            return session is null ? SessionRefusals.NotFound(sessionId)
                : PaymentLinks.WhyNone(session.Value, now) is { } refusal ? refusal
                : EmailOutbox.Add(_engine, changes, now, EmailKind.PaymentLink, to, locale ?? session.Value.Locale, sessionId);
        }
    }

    /// <summary>
    /// Sends an e-mail again that has failed or whose answer is lost: one of the latter may then arrive twice. Refused for one
    /// that was sent, and for one that is still being sent.
    /// </summary>
    public ValueTask<Result<OutgoingEmail>> ResendAsync(
        Owner owner,
        string id,
        IdempotentCall<OutgoingEmail>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(id);
        return _commands.RunAsync<OutgoingEmail>(owner, call, Decide, cancellationToken);

        async ValueTask<Result<OutgoingEmail>> Decide(ChangeSet changes, DateTimeOffset now, CancellationToken cancellation)
        {
            if (EmailOutbox.Refusal(_engine) is { } refusal)
                return refusal;
            if (await LoadAsync(owner, id, cancellation).ConfigureAwait(false) is not { } found)
                return EmailRefusals.NotFound(id);

            var decided = EmailMachine.Apply(found.Value, new EmailCommand.Resend(), now);
            if (decided.IsRefused)
                return EmailRefusals.Describe(decided.Refusal);

            changes.Update(EmailStorage.Table, found, decided.State).Schedule(EmailStorage.SendWork, id, now);
            return decided.State;
        }
    }

    /// <summary>
    /// Sends the payer of a charge a receipt, whether or not the host sends them by itself; each call is a new mail. Refused
    /// where the host sends no e-mail, where there is no such charge or it took no money, and where the payer's address is not
    /// known.
    /// </summary>
    public ValueTask<Result<OutgoingEmail>> SendReceiptAsync(
        Owner owner,
        string chargeId,
        IdempotentCall<OutgoingEmail>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(chargeId);
        return _commands.RunAsync<OutgoingEmail>(owner, call, Decide, cancellationToken);

        async ValueTask<Result<OutgoingEmail>> Decide(ChangeSet changes, DateTimeOffset now, CancellationToken cancellation)
        {
            if (EmailOutbox.Refusal(_engine) is { } refusal)
                return refusal;

            var charge = Id.IsWellFormed(chargeId, ChargeStorage.IdPrefix)
                ? await _engine.Store.GetAsync(ChargeStorage.Table, owner, chargeId, cancellation).ConfigureAwait(false)
                : null;
            if (charge is null)
                return ChargeRefusals.NotFound(chargeId);
            if (!charge.Value.IsPaid)
                return EmailRefusals.NothingPaid;

            var session = await SessionAsync(charge.Value, cancellation).ConfigureAwait(false);
            return await AddressAsync(charge.Value, session, cancellation).ConfigureAwait(false) is { } to
                ? EmailOutbox.Add(_engine, changes, now, EmailKind.Receipt, to, session?.Locale, charge.Value.SessionId, chargeId)
                : EmailRefusals.NoAddress;
        }
    }

    private async ValueTask<CheckoutSession?> SessionAsync(Charge charge, CancellationToken cancellationToken) =>
        charge.SessionId is { } sessionId
            ? (await _engine.Store.GetAsync(SessionStorage.Table, charge.Owner, sessionId, cancellationToken).ConfigureAwait(false))?.Value
            : null;

    private async ValueTask<string?> AddressAsync(Charge charge, CheckoutSession? session, CancellationToken cancellationToken)
    {
        if (session?.Customer?.Email is { } given)
            return given;

        return charge.CustomerId is { } customerId
            ? (await _engine.Store.GetAsync(CustomerStorage.Table, charge.Owner, customerId, cancellationToken).ConfigureAwait(false))
                ?.Value
                .Email
            : null;
    }

    private async ValueTask<Stored<OutgoingEmail>?> LoadAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        Id.IsWellFormed(id, EmailStorage.IdPrefix)
            ? await _engine.Store.GetAsync(EmailStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;
}
