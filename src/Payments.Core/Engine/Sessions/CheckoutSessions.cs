using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Checkout sessions: made, looked up, paid, ended. Every call is safe from any thread and any number of processes; a
/// refusal is a value, and an exception means that the store cannot be used.
/// </summary>
public sealed partial class CheckoutSessions
{
    private readonly EngineServices _engine;
    private readonly CommandRunner _commands;
    private readonly SessionPayments _payments;
    private readonly ChargeSettler _settler;
    private readonly SessionOpener _opener;
    private readonly OpenActions _actions;

    internal static CheckoutSessions Of(EngineParts parts) =>
        parts.Once(made => new CheckoutSessions(
            made.Engine,
            CommandRunner.Of(made),
            SessionOpener.Of(made),
            SessionPayments.Of(made),
            ChargeSettler.Of(made),
            OpenActions.Of(made)
        ));

    internal CheckoutSessions(
        EngineServices engine,
        CommandRunner commands,
        SessionOpener opener,
        SessionPayments payments,
        ChargeSettler settler,
        OpenActions actions
    )
    {
        _actions = actions;
        _opener = opener;
        _settler = settler;
        _engine = engine;
        _commands = commands;
        _payments = payments;
    }

    /// <summary>
    /// Creates a session and its intent, once per idempotency key where there is one. Refuses what <see cref="CheckoutSessionRequest"/>
    /// rules out, naming the field; such a request does not use the key up.
    /// </summary>
    public async ValueTask<Result<CheckoutSession>> CreateAsync(
        Owner owner,
        CheckoutSessionRequest request,
        IdempotentCall<CheckoutSession>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (CheckoutSessionRules.Check(request, owner, _engine.Options, out var successUrl, out var cancelUrl) is { } refusal)
            return Result<CheckoutSession>.Answered(refusal, null, isReplay: false);
        if (_engine.ProviderFor(owner) is null)
            return Result<CheckoutSession>.Answered(ProviderRefusals.None(owner), null, isReplay: false);

        var checkedRequest = request with { SuccessUrl = successUrl, CancelUrl = cancelUrl };
        return await _commands
            .RunAsync<CheckoutSession>(
                owner,
                call,
                (changes, now, cancellation) => _opener.OpenAsync(changes, checkedRequest, now, cancellation),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>The session in its current state.</summary>
    public async ValueTask<Result<CheckoutSession>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        var found = await LoadAsync(owner, id, cancellationToken).ConfigureAwait(false);
        return found is null ? SessionRefusals.NotFound(id) : found.Value.AsOf(_engine.Now);
    }

    /// <summary>Ends an open session and cancels its intent. Refused while a payment is under way, and once it has ended.</summary>
    public ValueTask<Result<CheckoutSession>> ExpireAsync(
        Owner owner,
        string id,
        IdempotentCall<CheckoutSession>? call = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.RunAsync<CheckoutSession>(
            owner,
            call,
            (changes, now, cancellation) => EndAsync(changes, id, new SessionCommand.Expire(ExpiryCause.Requested), now, cancellation),
            cancellationToken
        );

    /// <summary>
    /// Cancels an open session and its intent, with a payment that only waits for the payer. Refused while any other payment is under
    /// way, and once the session has ended.
    /// </summary>
    public ValueTask<Result<CheckoutSession>> CancelAsync(
        Owner owner,
        string id,
        IdempotentCall<CheckoutSession>? call = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.RunAsync<CheckoutSession>(
            owner,
            call,
            (changes, now, cancellation) => EndAsync(changes, id, new SessionCommand.Cancel(), now, cancellation),
            cancellationToken
        );

    /// <summary>The session that a page token opens, or null where it opens none.</summary>
    public async ValueTask<CheckoutSession?> OpenPageAsync(string? pageToken, CancellationToken cancellationToken = default)
    {
        if (!PageToken.TryParse(pageToken, out var owner, out var id))
            return null;

        var found = await LoadAsync(owner, id, cancellationToken).ConfigureAwait(false);
        return found is not null && PageToken.Opens(pageToken!, found.Value) ? found.Value.AsOf(_engine.Now) : null;
    }

    /// <summary>
    /// Pays a session with a tokenized card, and waits for the provider. The charge that comes back is succeeded, failed,
    /// requires an action of the payer, or is pending or unknown: then its outcome follows by an event. Once begun, a payment
    /// goes on though the caller cancels.
    /// </summary>
    public ValueTask<Result<PaymentAttempt>> PayAsync(
        Owner owner,
        string id,
        TokenizedCard card,
        CancellationToken cancellationToken = default
    ) => PayAsync(owner, id, card, returnUrl: null, cancellationToken);

    /// <inheritdoc cref="PayAsync(Owner, string, TokenizedCard, CancellationToken)"/>
    /// <param name="owner">Whose session it is.</param>
    /// <param name="id">The session's id.</param>
    /// <param name="card">The card, as its provider tokenized it.</param>
    /// <param name="returnUrl">
    /// Where the payer's browser goes after an authentication at the card's issuer; null is the session's page.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation until the payment has begun.</param>
    public ValueTask<Result<PaymentAttempt>> PayAsync(
        Owner owner,
        string id,
        TokenizedCard card,
        string? returnUrl,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(card);
        return _payments.PayAsync(owner, id, card, returnUrl, cancellationToken);
    }

    /// <summary>
    /// Pays a session by a quote that the payer has confirmed. A card is decided when this returns; with another method the
    /// charge awaits the payer, and its instructions say what to do. Refused, and the field named, where the quote has expired,
    /// was used or is of another session, and where something that the method requires is missing. Once begun, a payment goes on
    /// though the caller cancels.
    /// </summary>
    public ValueTask<Result<PaymentAttempt>> SubmitAsync(
        Owner owner,
        string id,
        PaymentSubmission submission,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(submission);
        return _payments.SubmitAsync(owner, id, submission, cancellationToken);
    }

    /// <summary>Adds to the change set what ends a session, or refuses.</summary>
    internal async ValueTask<Result<CheckoutSession>> EndAsync(
        ChangeSet changes,
        string id,
        SessionCommand command,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return SessionRefusals.NotFound(id);

        var isAsked = command is SessionCommand.Cancel or SessionCommand.Expire { Cause: ExpiryCause.Requested };
        if (isAsked && found.Value.State is SessionState.Open { ChargeInFlight: { } charge })
        {
            var closing = await _actions.CloseAsync(changes.Owner, charge).ConfigureAwait(false);
            if (closing == ActionClosing.NotAnswered)
                return JoinedRefusals.ToCall(_engine) ?? IntentRefusals.ActionNotClosed;
            if (closing == ActionClosing.Unsupported)
                return IntentRefusals.ReleaseUnsupported;
            if (closing == ActionClosing.Closed && command is SessionCommand.Expire)
            {
                await _actions.SettleClosedAsync(changes.Owner, charge).ConfigureAwait(false);

                // It had one attempt, and this was it.
                if (
                    await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false) is
                    { Value: { Status: SessionStatus.Failed } ended }
                )
                    return ended;
                closing = ActionClosing.Decided;
            }

            if (closing == ActionClosing.Decided)
                return await EndAsync(changes, id, command, now, cancellationToken).ConfigureAwait(false);
            if (command is SessionCommand.Cancel)
                return await GiveUpAsync(changes, id, charge, closing != ActionClosing.NoAction, now, cancellationToken)
                    .ConfigureAwait(false);
        }

        // A request on an expired session is refused; only the worker records the expiry.
        var byTime = command is SessionCommand.Expire { Cause: ExpiryCause.TimeElapsed };
        var decision = SessionMachine.Apply(byTime ? found.Value : found.Value.AsOf(now), command, now);
        if (decision.IsRefused)
            return SessionRefusals.Describe(decision.Refusal);

        var intent =
            await _engine
                .Store.GetAsync(IntentStorage.Table, changes.Owner, found.Value.PaymentIntentId, cancellationToken)
                .ConfigureAwait(false)
            ?? throw new StoreException($"Session {id} of {changes.Owner} has lost its intent.");
        var canceled = IntentMachine.Apply(intent.Value, new IntentCommand.Cancel(CancellationReason.SessionEnded), now);
        if (canceled.IsRefused)
        {
            // Read before another writer's commit, and its intent after it: the session's current state says why.
            return (await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false))?.Version != found.Version
                ? await EndAsync(changes, id, command, now, cancellationToken).ConfigureAwait(false)
                : IntentRefusals.Describe(canceled.Refusal);
        }

        changes
            .Update(SessionStorage.Table, found, decision.State)
            .Update(IntentStorage.Table, intent, canceled.State)
            .Cancel(SessionStorage.ExpireWork, id);
        var payer = await PayerRecords
            .LoadAsync(_engine, changes.Owner, found.Value, found.Value.PostingOptions, found.Value.CustomerId, cancellationToken)
            .ConfigureAwait(false);
        payer.Follow(_engine, changes, found.Value, decision.State, now);
        EventOutbox.Add(_engine, changes, now, new CheckoutSessionExpired(decision.State));
        return decision.State;
    }

    private async ValueTask<Result<CheckoutSession>> GiveUpAsync(
        ChangeSet changes,
        string id,
        string charge,
        bool actionIsClosed,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var records = await _settler.LoadAsync(changes.Owner, charge, cancellationToken).ConfigureAwait(false);
        if (records.Charge.Value.Status == ChargeStatus.RequiresAction && !actionIsClosed)
            return await EndAsync(changes, id, new SessionCommand.Cancel(), now, cancellationToken).ConfigureAwait(false);

        var givenUp = _settler.Decide(changes, records, ChargeCommand.GiveUp, now);
        if (givenUp.IsSuccess && !changes.IsEmpty)
            return givenUp.Value.Session!;

        // Decided between the two reads: the session has moved on, and is canceled in its current state or not at all.
        var standing = await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        return standing?.Value.State is SessionState.Open { ChargeInFlight: var inFlight } && inFlight == charge
            ? SessionRefusals.Describe(SessionRefusal.PaymentInProgress)
            : await EndAsync(changes, id, new SessionCommand.Cancel(), now, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Stored<CheckoutSession>?> LoadAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        Id.IsWellFormed(id, SessionStorage.IdPrefix)
            ? await _engine.Store.GetAsync(SessionStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;
}
