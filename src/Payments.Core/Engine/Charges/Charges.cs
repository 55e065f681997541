using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Reads charges, and receives news of them. News that comes by different ways ends in the same decision, once.</summary>
public sealed class Charges
{
    private readonly EngineServices _engine;
    private readonly CommandRunner _commands;
    private readonly ChargeSettler _settler;

    internal static Charges Of(EngineParts parts) =>
        parts.Once(made => new Charges(made.Engine, CommandRunner.Of(made), ChargeSettler.Of(made)));

    internal Charges(EngineServices engine, CommandRunner commands, ChargeSettler settler)
    {
        _engine = engine;
        _commands = commands;
        _settler = settler;
    }

    /// <summary>The charge in its current state.</summary>
    public async ValueTask<Result<Charge>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        var found = await LoadAsync(owner, id, cancellationToken).ConfigureAwait(false);
        return found is null ? ChargeRefusals.NotFound(id) : found.Value;
    }

    /// <summary>An owner's charges, newest first.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="limit">1 to <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">The page before's <see cref="ListPage{T}.NextCursor"/>, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<Charge>>> ListAsync(
        Owner owner,
        int limit = 20,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) => ListPages.ReadAsync(_engine.Store, ChargeStorage.Table, owner, ChargeStorage.IdPrefix, limit, cursor, cancellationToken);

    /// <summary>A page of an owner's charges, newest first, or of those of which one thing has become.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="page">Which page.</param>
    /// <param name="standing">Those of which this has become alone, or null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<Charge>>> ListAsync(
        Owner owner,
        PageRequest page,
        ChargeStanding? standing = null,
        CancellationToken cancellationToken = default
    ) => ListPages.ReadAsync(_engine.Store, ChargeStorage.Table, owner, ChargeStorage.IdPrefix, page, cancellationToken, GroupOf(standing));

    /// <summary>How many charges an owner has. Counted over an index, a step for each.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="standing">Those of which this has become alone, or null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<long> CountAsync(Owner owner, ChargeStanding? standing = null, CancellationToken cancellationToken = default) =>
        ListPages.CountAsync(_engine.Store, ChargeStorage.Table, owner, cancellationToken, GroupOf(standing));

    /// <summary>
    /// Receives a provider's notification, and has stored it once this returns. Repeated, late or out of order, it changes nothing
    /// more. Refused where there is no such charge; what the charge cannot have is refused too, once it is noted as
    /// <see cref="Charge.Mismatch"/> and told by <see cref="ChargeMismatched"/>.
    /// </summary>
    public async ValueTask<Result<Charge>> ReceiveAsync(ChargeNotification notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var found = await LoadAsync(notification.Owner, notification.Key, cancellationToken).ConfigureAwait(false);
        if (found is null || found.Value.Provider != notification.Provider)
            return ChargeRefusals.NotFound(notification.Key);

        var records = await _settler.LoadAsync(notification.Owner, notification.Key, cancellationToken).ConfigureAwait(false);
        var settled = await _settler.SettleAsync(notification.Owner, records, notification.Outcome).ConfigureAwait(false);
        if (!settled.IsSuccess)
            return settled.Refusal;

        var charge = settled.Value.Charge;
        return charge.Mismatch is { Kind: not ChargeMismatchKind.OtherCapture } mismatch && mismatch.IsOf(notification.Outcome)
            ? ChargeRefusals.Describe(ChargeRefusals.Of(mismatch.Kind))
            : charge;
    }

    /// <summary>
    /// Takes what arrived too little or too late as payment, or the amount that the provider reported instead of the one asked for
    /// (<see cref="ChargeMismatchKind.MoreThanAsked"/>): the session is complete. Refused where no money waits, and where the session was
    /// paid otherwise or is being paid.
    /// </summary>
    public ValueTask<Result<Charge>> AcceptAsync(
        Owner owner,
        string id,
        IdempotentCall<Charge>? call = null,
        CancellationToken cancellationToken = default
    ) => DecideAsync(owner, id, ChargeCommand.Accept, call, cancellationToken);

    /// <summary>
    /// Gives back what arrived too little or too late, all of it: the charge has failed. An undecided charge with a
    /// <see cref="Charge.Mismatch"/> fails too: a person has found that the provider took nothing for it. Refused where no money waits.
    /// </summary>
    public ValueTask<Result<Charge>> RefundAsync(
        Owner owner,
        string id,
        IdempotentCall<Charge>? call = null,
        CancellationToken cancellationToken = default
    ) => DecideAsync(owner, id, ChargeCommand.GiveBack, call, cancellationToken);

    private static (string List, string Value)? GroupOf(ChargeStanding? standing) =>
        standing is { } one ? (ChargeStorage.ByStanding.Name, one.ToString()) : null;

    private ValueTask<Result<Charge>> DecideAsync(
        Owner owner,
        string id,
        ChargeCommand command,
        IdempotentCall<Charge>? call,
        CancellationToken cancellationToken
    ) =>
        _commands.RunAsync<Charge>(
            owner,
            call,
            async (changes, now, cancellation) =>
            {
                if (await LoadAsync(owner, id, cancellation).ConfigureAwait(false) is null)
                    return ChargeRefusals.NotFound(id);

                var decided = await _settler.DecideAsync(changes, id, command, now, cancellation).ConfigureAwait(false);
                return decided.IsSuccess ? decided.Value.Charge : decided.Refusal;
            },
            cancellationToken
        );

    private async ValueTask<Stored<Charge>?> LoadAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        Id.IsWellFormed(id, ChargeStorage.IdPrefix)
            ? await _engine.Store.GetAsync(ChargeStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;
}
