using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Checkout sessions: made, looked up, paid, ended. Every call is safe from any thread and any number of processes; a
/// refusal is a value, and an exception means that the store cannot be used.
/// </summary>
public sealed class CheckoutSessions
{
    private readonly EngineServices _engine;
    private readonly CommandRunner _commands;
    private readonly ChargeFlow _charges;

    internal CheckoutSessions(EngineServices engine, CommandRunner commands, ChargeFlow charges)
    {
        _engine = engine;
        _commands = commands;
        _charges = charges;
    }

    /// <summary>Makes a session and its intent. Refuses what <see cref="CheckoutSessionRequest"/> rules out, naming the field.</summary>
    public async ValueTask<Result<CheckoutSession>> CreateAsync(Owner owner, CheckoutSessionRequest request, CancellationToken cancellationToken = default) =>
        (await CreateAsync(owner, request, call: null, cancellationToken).ConfigureAwait(false)).Result;

    /// <summary>Makes a session once per key. A request that is wrong in itself does not use the key up.</summary>
    public async ValueTask<Outcome<CheckoutSession>> CreateAsync(
        Owner owner, CheckoutSessionRequest request, IdempotentCall<CheckoutSession>? call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (CheckoutSessionRules.Check(request, owner, _engine.Options, out var successUrl, out var cancelUrl) is { } refusal)
            return new Outcome<CheckoutSession>(refusal, null, IsReplay: false);
        if (_engine.ProviderFor(owner) is null)
            return new Outcome<CheckoutSession>(ProviderRefusals.None(owner), null, IsReplay: false);

        return await _commands.RunAsync(owner, call, Decide, cancellationToken).ConfigureAwait(false);

        ValueTask<Result<CheckoutSession>> Decide(ChangeSet changes, DateTimeOffset now, CancellationToken cancellation)
        {
            var (session, intent) = Open(owner, request with { SuccessUrl = successUrl, CancelUrl = cancelUrl }, now);
            changes.Insert(RecordTypes.Sessions, session)
                .Insert(RecordTypes.Intents, intent)
                .Schedule(WorkKinds.ExpireSession, session.Id, session.ExpiresAt);
            return new(session);
        }
    }

    /// <summary>The session as it stands now.</summary>
    public async ValueTask<Result<CheckoutSession>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        var found = await LoadAsync(owner, id, cancellationToken).ConfigureAwait(false);
        return found is null ? SessionRefusals.NotFound(id) : found.Value.AsOf(_engine.Now);
    }

    /// <summary>An owner's sessions, newest first.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="limit">1 to <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">The page before's <see cref="ListPage{T}.NextCursor"/>, or null.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    public async ValueTask<Result<ListPage<CheckoutSession>>> ListAsync(Owner owner, int limit = 20, string? cursor = null, CancellationToken cancellationToken = default)
    {
        var page = await ListPages.ReadAsync(_engine.Store, RecordTypes.Sessions, owner, IdPrefix.Session, limit, cursor, cancellationToken).ConfigureAwait(false);
        var now = _engine.Now;
        return page.IsSuccess ? page.Value with { Items = [.. page.Value.Items.Select(session => session.AsOf(now))] } : page;
    }

    /// <summary>Ends an open session and cancels its intent. Refused while a payment is under way, and once it has ended.</summary>
    public ValueTask<Outcome<CheckoutSession>> ExpireAsync(Owner owner, string id, IdempotentCall<CheckoutSession>? call = null, CancellationToken cancellationToken = default) =>
        _commands.RunAsync<CheckoutSession>(owner, call, (changes, now, cancellation) => EndAsync(changes, id, new SessionCommand.Expire(ExpiryCause.Requested), now, cancellation), cancellationToken);

    /// <summary>Gives an open session up and cancels its intent. Refused while a payment is under way, and once it has ended.</summary>
    public ValueTask<Outcome<CheckoutSession>> CancelAsync(Owner owner, string id, IdempotentCall<CheckoutSession>? call = null, CancellationToken cancellationToken = default) =>
        _commands.RunAsync<CheckoutSession>(owner, call, (changes, now, cancellation) => EndAsync(changes, id, new SessionCommand.Cancel(), now, cancellation), cancellationToken);

    /// <summary>The session that a page token opens, or null where it opens none.</summary>
    public async ValueTask<CheckoutSession?> OpenPageAsync(string? pageToken, CancellationToken cancellationToken = default)
    {
        if (!PageToken.TryParse(pageToken, out var owner, out var id))
            return null;

        var found = await LoadAsync(owner, id, cancellationToken).ConfigureAwait(false);
        return found is not null && PageToken.Opens(pageToken!, found.Value) ? found.Value.AsOf(_engine.Now) : null;
    }

    /// <summary>
    /// Pays a session with a tokenized card, and waits for the processor. The charge that comes back is succeeded, failed, or
    /// pending or unknown: then its outcome follows by an event. Once begun, a payment goes on though the caller cancels.
    /// </summary>
    public ValueTask<Result<PaymentAttempt>> PayAsync(Owner owner, string id, TokenizedCard card, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(card);
        return _charges.PayAsync(owner, id, card, cancellationToken);
    }

    /// <summary>Adds to the change set what ends a session, or refuses.</summary>
    internal async ValueTask<Result<CheckoutSession>> EndAsync(ChangeSet changes, string id, SessionCommand command, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return SessionRefusals.NotFound(id);

        // A request on a session whose time is over hears that; only the worker writes the expiry down.
        var byTime = command is SessionCommand.Expire { Cause: ExpiryCause.TimeElapsed };
        var decision = SessionMachine.Apply(byTime ? found.Value : found.Value.AsOf(now), command, now);
        if (decision.IsRefused)
            return SessionRefusals.Describe(decision.Refusal);

        var intent = await _engine.Store.GetAsync(RecordTypes.Intents, changes.Owner, found.Value.PaymentIntentId, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException($"Session {id} of {changes.Owner} has lost its intent.");
        var canceled = IntentMachine.Apply(intent.Value, new IntentCommand.Cancel(), now);
        if (canceled.IsRefused)
            return SessionRefusals.Describe(canceled.Refusal);

        changes.Update(RecordTypes.Sessions, found, decision.State)
            .Update(RecordTypes.Intents, intent, canceled.State)
            .Cancel(WorkKinds.ExpireSession, id);
        EventOutbox.Add(_engine, changes, now, new CheckoutSessionExpired(decision.State));
        return decision.State;
    }

    private async ValueTask<Stored<CheckoutSession>?> LoadAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        Id.IsWellFormed(id, IdPrefix.Session)
            ? await _engine.Store.GetAsync(RecordTypes.Sessions, owner, id, cancellationToken).ConfigureAwait(false)
            : null;

    private (CheckoutSession Session, PaymentIntent Intent) Open(Owner owner, CheckoutSessionRequest request, DateTimeOffset now)
    {
        var sessionId = _engine.NewId(IdPrefix.Session, now);
        var intentId = _engine.NewId(IdPrefix.Intent, now);
        var token = PageToken.New(owner, sessionId, _engine.Random);
        var session = new CheckoutSession
        {
            Id = sessionId,
            Owner = owner,
            Amount = request.Amount,
            PaymentIntentId = intentId,
            ClientReferenceId = request.ClientReferenceId,
            SuccessUrl = request.SuccessUrl,
            CancelUrl = request.CancelUrl,
            Metadata = request.Metadata,
            PageToken = token,
            PageUrl = request.PageUrl is { } pageUrl ? pageUrl(token) : _engine.PageUrls?.For(token),
            ExpiresAt = now + (request.Lifetime ?? _engine.Options.SessionLifetime),
            CreatedAt = now,
            UpdatedAt = now,
            State = new SessionState.Open(),
        };
        var intent = new PaymentIntent
        {
            Id = intentId,
            Owner = owner,
            Amount = request.Amount,
            SessionId = sessionId,
            CreatedAt = now,
            UpdatedAt = now,
            State = new IntentState.RequiresPaymentMethod(),
        };
        return (session, intent);
    }
}
