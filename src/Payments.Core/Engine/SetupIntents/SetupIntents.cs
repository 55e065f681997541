using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Setup intents: a card is saved for a customer, and nothing is charged.</summary>
public sealed class SetupIntents
{
    private readonly EngineServices _engine;
    private readonly CommandRunner _commands;
    private readonly SetupSettler _settler;

    internal static SetupIntents Of(EngineParts parts) =>
        parts.Once(made => new SetupIntents(made.Engine, CommandRunner.Of(made), SetupSettler.Of(made)));

    internal SetupIntents(EngineServices engine, CommandRunner commands, SetupSettler settler)
    {
        _engine = engine;
        _commands = commands;
        _settler = settler;
    }

    /// <summary>Creates a setup intent. Refused where there is no such customer, or the provider does not save cards.</summary>
    public async ValueTask<Result<SetupIntent>> CreateAsync(
        Owner owner,
        SetupIntentRequest request,
        IdempotentCall<SetupIntent>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var refusal =
            FieldText.Check(request.Description, Limits.DescriptionLength, "description", multiline: true)
            ?? _engine.ProviderFor(owner) switch
            {
                null => ProviderRefusals.None(owner),
                ICardVault => null,
                _ => SetupRefusals.Unsupported,
            };
        return refusal is not null
            ? Result<SetupIntent>.Answered(refusal, null, isReplay: false)
            : await _commands
                .RunAsync<SetupIntent>(
                    owner,
                    call,
                    (changes, now, cancellation) => OpenAsync(changes, request, now, cancellation),
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    /// <summary>
    /// Attempts to save a card, and waits for the provider. The returned setup intent has succeeded, requires an action of the payer or
    /// another card, or is processing: then an event reports its outcome. Refused while an attempt is under way, and once it has ended.
    /// </summary>
    public async ValueTask<Result<SetupIntent>> ConfirmAsync(
        Owner owner,
        string id,
        SetupConfirmation confirmation,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(confirmation);
        if (FieldText.CheckUrl(confirmation.ReturnUrl, owner, "return_url", out var returnUrl) is { } refusal)
            return refusal;
        if (JoinedRefusals.ToCall(_engine) is { } joined)
            return joined;
        if (_engine.ProviderFor(owner) is not ICardVault vault)
            return _engine.ProviderFor(owner) is null ? ProviderRefusals.None(owner) : SetupRefusals.Unsupported;

        var started = await _commands
            .RunAsync<SetupIntent>(
                owner,
                (changes, now, cancellation) =>
                    StartAsync(changes, id, ((IPaymentProvider)vault).Name, confirmation.Card.Card, now, cancellation),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (!started.IsSuccess)
            return started;

        var setup = started.Value;
        var request = new SetupRequest(setup.LiveAttempt!.Id, owner, new PaymentSource.Card(confirmation.Card.Token))
        {
            OffSession = setup.Usage == FutureUsage.OffSession,
            ReturnUrl = returnUrl,
        };
        var outcome = await ProviderCalls
            .RunAsync<SetupOutcome>(
                _engine,
                request.Key,
                cancellation => vault.SetUpAsync(request, cancellation),
                _ => new SetupOutcome.Unknown()
            )
            .ConfigureAwait(false);
        return await _settler.SettleAsync(owner, id, (request.Key, setup.LiveAttempt!.Provider), outcome).ConfigureAwait(false);
    }

    /// <summary>The setup intent in its current state.</summary>
    public async ValueTask<Result<SetupIntent>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default) =>
        await _settler.LoadAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } found
            ? found.Value
            : SetupRefusals.NotFound(id);

    /// <summary>The setup intent that a client secret opens, or null where it opens none of this owner's.</summary>
    public async ValueTask<SetupIntent?> FindByClientSecretAsync(
        Owner owner,
        string? clientSecret,
        CancellationToken cancellationToken = default
    )
    {
        if (ClientSecretText.IdOf(clientSecret, SetupStorage.IdPrefix) is not { } id)
            return null;

        var found = await _settler.LoadAsync(owner, id, cancellationToken).ConfigureAwait(false);
        return ClientSecretText.Same(found?.Value.ClientSecret, clientSecret!) ? found!.Value : null;
    }

    /// <summary>An owner's setup intents, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="limit">1 to <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">The page before's <see cref="ListPage{T}.NextCursor"/>, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<SetupIntent>>> ListAsync(
        Owner owner,
        int limit = 20,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) => ListPages.ReadAsync(_engine.Store, SetupStorage.Table, owner, SetupStorage.IdPrefix, limit, cursor, cancellationToken);

    /// <summary>Cancels a setup intent. Refused while an attempt is under way, and once it has ended.</summary>
    public ValueTask<Result<SetupIntent>> CancelAsync(
        Owner owner,
        string id,
        IdempotentCall<SetupIntent>? call = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.RunAsync<SetupIntent>(
            owner,
            call,
            (changes, now, cancellation) => CancelAsync(changes, id, now, cancellation),
            cancellationToken
        );

    /// <summary>
    /// Abandons an action that the payer has not finished, so that another card can be used. If the payer has finished it after all,
    /// the returned setup intent has succeeded. Refused where no action is required.
    /// </summary>
    public async ValueTask<Result<SetupIntent>> AbandonActionAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        var found = await _settler.LoadAsync(owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return SetupRefusals.NotFound(id);
        if (found.Value.State is not SetupState.RequiresAction { Attempt: var attempt })
            return SetupRefusals.NoAction;
        if (JoinedRefusals.ToCall(_engine) is { } joined)
            return joined;

        var outcome = await _settler.AbandonAsync(owner, attempt.Id, attempt.Provider).ConfigureAwait(false);
        return await _settler.SettleAsync(owner, id, (attempt.Id, attempt.Provider), outcome).ConfigureAwait(false);
    }

    /// <summary>
    /// Receives a provider's notification of a setup, and has stored it once this returns. Refused where there is no such attempt.
    /// </summary>
    public async ValueTask<Result<SetupIntent>> ReceiveAsync(SetupNotification notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var id = SetupKeys.IntentOf(notification.Key);
        var found = await _settler.LoadAsync(notification.Owner, id, cancellationToken).ConfigureAwait(false);
        return
            found is null
            || !SetupKeys.IsOf(found.Value, notification.Key)
            || (found.Value.LiveAttempt is { } live && live.Id == notification.Key && live.Provider != notification.Provider)
            ? SetupRefusals.NotFound(id)
            : await _settler
                .SettleAsync(notification.Owner, id, (notification.Key, notification.Provider), notification.Outcome)
                .ConfigureAwait(false);
    }

    private async ValueTask<Result<SetupIntent>> OpenAsync(
        ChangeSet changes,
        SetupIntentRequest request,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var customer = Id.IsWellFormed(request.CustomerId, CustomerStorage.IdPrefix)
            ? await _engine
                .Store.GetAsync(CustomerStorage.Table, changes.Owner, request.CustomerId, cancellationToken)
                .ConfigureAwait(false)
            : null;
        if (customer is null or { Value.IsDeleted: true })
            return CustomerRecordRules.NotFound(request.CustomerId, "customer");

        var id = _engine.NewId(SetupStorage.IdPrefix, now);
        var setup = new SetupIntent
        {
            Id = id,
            Owner = changes.Owner,
            CustomerId = request.CustomerId,
            Usage = request.Usage,
            ClientSecret = ClientSecretText.New(id, _engine.Random),
            Description = request.Description,
            Metadata = request.Metadata,
            CreatedAt = now,
            UpdatedAt = now,
            State = new SetupState.RequiresPaymentMethod(),
        };
        changes.Insert(SetupStorage.Table, setup);
        return setup;
    }

    private async ValueTask<Result<SetupIntent>> StartAsync(
        ChangeSet changes,
        string id,
        string provider,
        CardSummary card,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await _settler.LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return SetupRefusals.NotFound(id);

        var attempt = new SetupAttempt(SetupKeys.Of(id, found.Value.Attempts + 1), provider, card);
        var begun = SetupMachine.Apply(found.Value, new SetupCommand.Confirm(attempt), now);
        if (begun.IsRefused)
            return SetupRefusals.Describe(begun.Refusal);
        if (
            await SavedCards.CheckRoomAsync(_engine, changes.Owner, found.Value.CustomerId, cancellationToken).ConfigureAwait(false) is
            { } full
        )
            return full with { Field = null };

        changes
            .Update(SetupStorage.Table, found, begun.State)
            .Schedule(SetupStorage.ReconcileWork, id, ProviderCalls.AskAfter(_engine, now));
        return begun.State;
    }

    private async ValueTask<Result<SetupIntent>> CancelAsync(
        ChangeSet changes,
        string id,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await _settler.LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return SetupRefusals.NotFound(id);

        var canceled = SetupMachine.Apply(found.Value, new SetupCommand.Cancel(), now);
        if (canceled.IsRefused)
            return SetupRefusals.Describe(canceled.Refusal);

        changes.Update(SetupStorage.Table, found, canceled.State).Cancel(SetupStorage.ReconcileWork, id);
        if (found.Value.LiveAttempt is { } attempt)
            changes.Schedule(SetupStorage.AbandonWork, attempt.Id, now, attempt.Provider);
        EventOutbox.Add(_engine, changes, now, new SetupIntentCanceled(canceled.State.WithoutSecret()));
        return canceled.State;
    }
}
