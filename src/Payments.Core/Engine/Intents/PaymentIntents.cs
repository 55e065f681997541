using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Creates, confirms, captures and cancels payment intents. An intent that is confirmed twice, or from two places, is charged once.
/// </summary>
public sealed partial class PaymentIntents
{
    private readonly EngineServices _engine;
    private readonly CommandRunner _commands;
    private readonly ChargeFlow _charges;
    private readonly ChargeSettler _settler;
    private readonly IntentPlanner _planner;
    private readonly IntentConfirmation _confirmation;
    private readonly IntentOpener _opener;
    private readonly IntentCapture _capture;
    private readonly OpenActions _actions;

    internal static PaymentIntents Of(EngineParts parts) =>
        parts.Once(made => new PaymentIntents(
            made.Engine,
            CommandRunner.Of(made),
            ChargeFlow.Of(made),
            ChargeSettler.Of(made),
            OpenActions.Of(made)
        ));

    internal PaymentIntents(EngineServices engine, CommandRunner commands, ChargeFlow charges, ChargeSettler settler, OpenActions actions)
    {
        _engine = engine;
        _commands = commands;
        _charges = charges;
        _settler = settler;
        _planner = new IntentPlanner(engine);
        _confirmation = new IntentConfirmation(engine, _planner, charges);
        _opener = new IntentOpener(engine, _planner);
        _actions = actions;
        _capture = new IntentCapture(engine, settler, _planner);
    }

    /// <summary>
    /// Makes an intent, and confirms it where the request says so. Refused, and the field named, where the request is wrong in itself, the
    /// customer or the card is not there, or no provider is.
    /// </summary>
    public async ValueTask<Result<PaymentIntent>> CreateAsync(
        Owner owner,
        PaymentIntentRequest request,
        IdempotentCall<PaymentIntent>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (PaymentIntentRules.Check(request, owner, _engine.Options, out var returnUrl) is { } refusal)
            return Result<PaymentIntent>.Answered(refusal, null, isReplay: false);
        if (_engine.ProviderFor(owner) is not { } provider)
            return Result<PaymentIntent>.Answered(ProviderRefusals.None(owner), null, isReplay: false);
        if (request.CaptureMethod == CaptureMethod.Manual && provider is not ICaptureProvider)
            return Result<PaymentIntent>.Answered(IntentRefusals.CaptureUnsupported, null, isReplay: false);
        if (request.SetupFutureUsage is not null && provider is not ICardVault)
            return Result<PaymentIntent>.Answered(SetupRefusals.Unsupported with { Field = "setup_future_usage" }, null, isReplay: false);

        if (!request.Confirm)
            return await _commands
                .RunAsync<PaymentIntent>(
                    owner,
                    call,
                    (changes, now, cancellation) => _opener.OpenAsync(changes, request, now, cancellation),
                    cancellationToken
                )
                .ConfigureAwait(false);

        var confirmation = new PaymentConfirmation
        {
            PaymentMethodId = request.PaymentMethodId,
            OffSession = request.OffSession,
            ReturnUrl = returnUrl,
        };
        return await TakeAsync(
                owner,
                call,
                async (changes, now, cancellation) =>
                {
                    // What is begun is inserted once, in its state after the confirmation.
                    var made = await _opener
                        .OpenAsync(new ChangeSet(owner), request with { PaymentMethodId = null }, now, cancellation)
                        .ConfigureAwait(false);
                    if (!made.IsSuccess)
                        return made.Refusal;

                    var completed =
                        returnUrl is not null && request.CompleteReturnUrl is { } complete
                            ? confirmation with
                            {
                                ReturnUrl = complete(returnUrl, made.Value.Id),
                            }
                            : confirmation;
                    return await _confirmation
                        .BeginAsync(changes, new Stored<PaymentIntent>(made.Value, 0), completed, provider, now, cancellation)
                        .ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Confirms an intent with a card or a saved card, and waits for the provider. The returned intent has succeeded, is reserved,
    /// requires an action of the payer or another payment method, or is processing: then an event reports its outcome. Once begun, it
    /// continues even if the caller cancels. Refused while a charge is under way, and once it has ended.
    /// </summary>
    public async ValueTask<Result<PaymentIntent>> ConfirmAsync(
        Owner owner,
        string id,
        PaymentConfirmation confirmation,
        IdempotentCall<PaymentIntent>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(confirmation);
        if (PaymentIntentRules.Check(confirmation, owner, out var returnUrl) is { } refusal)
            return Result<PaymentIntent>.Answered(refusal, null, isReplay: false);
        if (_engine.ProviderFor(owner) is not { } provider)
            return Result<PaymentIntent>.Answered(ProviderRefusals.None(owner), null, isReplay: false);

        return await TakeAsync(
                owner,
                call,
                async (changes, now, cancellation) =>
                    await LoadAsync(owner, id, cancellation).ConfigureAwait(false) is { } found
                        ? await _confirmation
                            .BeginAsync(changes, found, confirmation with { ReturnUrl = returnUrl }, provider, now, cancellation)
                            .ConfigureAwait(false)
                        : IntentRefusals.NotFound(id),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>The intent in its current state.</summary>
    public async ValueTask<Result<PaymentIntent>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default) =>
        await LoadAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } found ? found.Value : IntentRefusals.NotFound(id);

    /// <summary>The intent that a client secret opens, or null where it opens none of this owner's.</summary>
    public async ValueTask<PaymentIntent?> FindByClientSecretAsync(
        Owner owner,
        string? clientSecret,
        CancellationToken cancellationToken = default
    )
    {
        if (ClientSecretText.IdOf(clientSecret, IntentStorage.IdPrefix) is not { } id)
            return null;

        var found = await LoadAsync(owner, id, cancellationToken).ConfigureAwait(false);
        return ClientSecretText.Same(found?.Value.ClientSecret, clientSecret!) ? found!.Value : null;
    }

    /// <summary>An owner's intents, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="limit">1 to <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">The page before's <see cref="ListPage{T}.NextCursor"/>, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<PaymentIntent>>> ListAsync(
        Owner owner,
        int limit = 20,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) => ListPages.ReadAsync(_engine.Store, IntentStorage.Table, owner, IntentStorage.IdPrefix, limit, cursor, cancellationToken);

    /// <summary>A page of an owner's intents, newest first, or of those that one interface made.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="page">Which page.</param>
    /// <param name="origin">Those of one interface alone, such as "syncpay"; or null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<PaymentIntent>>> ListAsync(
        Owner owner,
        PageRequest page,
        string? origin = null,
        CancellationToken cancellationToken = default
    ) =>
        ListPages.ReadAsync(
            _engine.Store,
            IntentStorage.Table,
            owner,
            IntentStorage.IdPrefix,
            page,
            cancellationToken,
            origin is null ? null : (IntentStorage.ByOrigin.Name, origin)
        );

    /// <summary>The intent's charges, oldest first; <see cref="Limits.ChargesPerIntent"/> at most.</summary>
    public async ValueTask<IReadOnlyList<Charge>> ListChargesAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        var type = ChargeStorage.Table;
        var found = await _engine
            .Store.ListAsync(type, owner, new ListQuery(type.Lists[0], Limits.ChargesPerIntent) { Group = id }, cancellationToken)
            .ConfigureAwait(false);
        return [.. found.Select(stored => stored.Value)];
    }

    private async ValueTask<Result<PaymentIntent>> TakeAsync(
        Owner owner,
        IdempotentCall<PaymentIntent>? call,
        CommandRunner.Decide<StartedCharge> begin,
        CancellationToken cancellationToken
    )
    {
        var begun = await _commands
            .BeginAsync(owner, call, begin, started => started.Records.Intent.Value.Id, settled => settled.Intent, cancellationToken)
            .ConfigureAwait(false);
        if (begun.Known is { } known)
            return known;
        if (begun.Resume is { } resumed)
            return await _commands
                .ResumeAsync(owner, begun.Held!, await GetAsync(owner, resumed, CancellationToken.None).ConfigureAwait(false))
                .ConfigureAwait(false);

        var settled = await _charges.FinishAsync(begun.Work!, begun.Held).ConfigureAwait(false);
        return Result<PaymentIntent>.Answered(
            settled.IsSuccess ? settled.Value.Intent : settled.Refusal,
            begun.Held?.Response,
            isReplay: false
        );
    }

    private ValueTask<Stored<PaymentIntent>?> LoadAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        _planner.LoadAsync(owner, id, cancellationToken);
}
