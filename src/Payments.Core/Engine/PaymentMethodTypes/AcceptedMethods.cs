using Payments.Storage;

namespace Payments;

/// <summary>What an account can be paid by. From it follow the choices on a page, and what each asks for.</summary>
public sealed class AcceptedMethods
{
    private readonly EngineServices _engine;

    internal static AcceptedMethods Of(EngineParts parts) => parts.Once(made => new AcceptedMethods(made.Engine));

    internal AcceptedMethods(EngineServices engine) => _engine = engine;

    /// <summary>All that the provider of this owner's mode offers; none where there is no provider.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="withOnRequest">Whether what is offered on request only is among them.</param>
    public IReadOnlyList<MethodOffer> Offered(Owner owner, bool withOnRequest = false) =>
        withOnRequest ? _engine.OffersFor(owner) : [.. _engine.OffersFor(owner).Where(offer => !offer.OnRequest)];

    /// <summary>
    /// The methods that the account takes, in the order in which a page shows them: all that are offered, save on request, until
    /// it sets its own.
    /// </summary>
    public ValueTask<IReadOnlyList<AccountMethod>> ListAsync(Owner owner, CancellationToken cancellationToken = default) =>
        ListAsync(owner, named: [], currency: null, cancellationToken);

    /// <summary>
    /// The methods by which a session can be paid: those of the account that the session takes, and those on request that it
    /// names.
    /// </summary>
    public async ValueTask<IReadOnlyList<AccountMethod>> ListForSessionAsync(
        CheckoutSession session,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var methods = await ListAsync(session.Owner, session.Methods, session.Amount.Currency, cancellationToken).ConfigureAwait(false);
        return session.Methods.Count == 0 ? methods : [.. methods.Where(method => session.Takes(method.Method))];
    }

    /// <summary>
    /// Sets the methods that the account takes from now on; none closes it to payment by the dialects that ask. Refused, and the
    /// field named, where a method or a currency is not offered, or appears more than once.
    /// </summary>
    public async ValueTask<Result<MethodSettings>> SetAsync(
        Owner owner,
        IReadOnlyList<EnabledMethod> methods,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(methods);
        if (MethodRules.Check(_engine.OffersFor(owner), methods) is { } refusal)
            return refusal;

        for (var round = 0; round <= Limits.DecideAgain; round++)
        {
            var standing = await LoadAsync(owner, cancellationToken).ConfigureAwait(false);
            var settings = new MethodSettings
            {
                Owner = owner,
                Methods = [.. methods],
                UpdatedAt = _engine.Now,
            };
            var changes = new ChangeSet(owner);
            changes = standing is null
                ? changes.Insert(MethodSettingsStorage.Table, settings)
                : changes.Update(MethodSettingsStorage.Table, standing, settings);
            if ((await _engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false)).Status == CommitStatus.Committed)
                return settings;
        }

        return IdempotencyRefusals.TooManyWriters;
    }

    internal async ValueTask<IReadOnlyList<AccountMethod>> ListAsync(
        Owner owner,
        IReadOnlyList<string> named,
        Currency? currency,
        CancellationToken cancellationToken
    )
    {
        var settings = await LoadAsync(owner, cancellationToken).ConfigureAwait(false);
        return MethodRules.Effective(_engine.OffersFor(owner), settings?.Value, named, currency);
    }

    private ValueTask<Stored<MethodSettings>?> LoadAsync(Owner owner, CancellationToken cancellationToken) =>
        _engine.Store.GetAsync(MethodSettingsStorage.Table, owner, MethodSettingsStorage.Id, cancellationToken);
}
