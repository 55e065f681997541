using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>Saved cards: made by a payment or a setup intent, and chargeable until they are detached.</summary>
public sealed class PaymentMethods
{
    private readonly EngineServices _engine;
    private readonly CommandRunner _commands;
    private readonly CardFingerprints _fingerprints;

    internal static PaymentMethods Of(EngineParts parts) =>
        parts.Once(made => new PaymentMethods(made.Engine, CommandRunner.Of(made), CardFingerprints.Of(made)));

    internal PaymentMethods(EngineServices engine, CommandRunner commands, CardFingerprints fingerprints)
    {
        _engine = engine;
        _commands = commands;
        _fingerprints = fingerprints;
    }

    /// <summary>The card in its current state, detached or not.</summary>
    public async ValueTask<Result<PaymentMethod>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default) =>
        await LoadAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } found ? found.Value : PaymentMethodRules.NotFound(id);

    /// <summary>The cards that are kept for a customer, oldest first; at most <see cref="Limits.PageSize"/>.</summary>
    public async ValueTask<IReadOnlyList<PaymentMethod>> ListAsync(
        Owner owner,
        string customerId,
        CancellationToken cancellationToken = default
    )
    {
        var type = PaymentMethodStorage.Table;
        if (!Id.IsWellFormed(customerId, CustomerStorage.IdPrefix))
            return [];

        var found = await _engine
            .Store.ListAsync(type, owner, new ListQuery(type.Lists[0], Limits.PageSize) { Group = customerId }, cancellationToken)
            .ConfigureAwait(false);
        return [.. found.Select(stored => stored.Value)];
    }

    /// <summary>
    /// Changes a saved card's expiry date or metadata. Refused where it is detached, and where a date is wrong or past.
    /// </summary>
    public ValueTask<Result<PaymentMethod>> UpdateAsync(
        Owner owner,
        string id,
        PaymentMethodChange change,
        IdempotentCall<PaymentMethod>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        return _commands.RunAsync<PaymentMethod>(
            owner,
            call,
            (changes, now, cancellation) => ChangeAsync(changes, id, change, now, cancellation),
            cancellationToken
        );
    }

    /// <summary>
    /// Detaches a saved card: it can no longer be charged, its provider deletes it, and it is no customer's default. Detaching again
    /// changes nothing. A payment that has begun continues.
    /// </summary>
    public ValueTask<Result<PaymentMethod>> DetachAsync(
        Owner owner,
        string id,
        IdempotentCall<PaymentMethod>? call = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.RunAsync<PaymentMethod>(
            owner,
            call,
            (changes, now, cancellation) => DetachAsync(changes, id, now, cancellation),
            cancellationToken
        );

    /// <summary>
    /// Receives what a card network reports about a saved card, and has stored it once this returns. Refused where there is no such
    /// card.
    /// </summary>
    public ValueTask<Result<PaymentMethod>> ReceiveAsync(CardNotification notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return _commands.RunAsync<PaymentMethod>(
            notification.Owner,
            (changes, now, cancellation) => UpdateCardAsync(changes, notification, now, cancellation),
            cancellationToken
        );
    }

    /// <summary>Adds to the change set what detaches a card; the customer is the caller's to write.</summary>
    internal static PaymentMethod Detach(ChangeSet changes, Stored<PaymentMethod> method, DateTimeOffset now)
    {
        var detached = method.Value with
        {
            Token = null,
            CustomerId = null,
            Fingerprint = null,
            Metadata = Metadata.Empty,
            DetachedAt = now,
            UpdatedAt = now,
        };
        changes
            .Update(PaymentMethodStorage.Table, method, detached)
            .Schedule(PaymentMethodStorage.ForgetWork, method.Value.Id, now, $"{method.Value.Provider} {method.Value.Token}");
        return detached;
    }

    internal async ValueTask<Stored<PaymentMethod>?> LoadAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        Id.IsWellFormed(id, PaymentMethodStorage.IdPrefix)
            ? await _engine.Store.GetAsync(PaymentMethodStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;

    private async ValueTask<Result<PaymentMethod>> ChangeAsync(
        ChangeSet changes,
        string id,
        PaymentMethodChange change,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return PaymentMethodRules.NotFound(id);
        if (!found.Value.IsAttached)
            return PaymentMethodRules.Detached;
        if (PaymentMethodRules.Check(change, found.Value.Card, now) is { } refusal)
            return refusal;

        var card = found.Value.Card;
        return Write(
            changes,
            found,
            found.Value with
            {
                Card = card with
                {
                    ExpiryMonth = change.ExpiryMonth ?? card.ExpiryMonth,
                    ExpiryYear = change.ExpiryYear ?? card.ExpiryYear,
                },
                Metadata = change.Metadata ?? found.Value.Metadata,
            },
            now
        );
    }

    private async ValueTask<Result<PaymentMethod>> DetachAsync(
        ChangeSet changes,
        string id,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return PaymentMethodRules.NotFound(id);
        if (!found.Value.IsAttached)
            return found.Value;

        var customer = await _engine
            .Store.GetAsync(CustomerStorage.Table, changes.Owner, found.Value.CustomerId!, cancellationToken)
            .ConfigureAwait(false);

        // Written though nothing of it may change: a request that makes the card the default at this moment must read again.
        if (customer is { Value: var standing })
            changes.Update(
                CustomerStorage.Table,
                customer,
                standing.DefaultPaymentMethodId == id ? standing with { DefaultPaymentMethodId = null, UpdatedAt = now } : standing
            );

        var detached = Detach(changes, found, now);
        EventOutbox.Add(_engine, changes, now, new PaymentMethodDetached(detached));
        return detached;
    }

    private async ValueTask<Result<PaymentMethod>> UpdateCardAsync(
        ChangeSet changes,
        CardNotification notification,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var type = PaymentMethodStorage.Table;
        var named = await _engine
            .Store.ListAsync(
                type,
                changes.Owner,
                new ListQuery(type.Lists[1], Limits.PageSize) { Group = notification.Token },
                cancellationToken
            )
            .ConfigureAwait(false);
        var found = named.FirstOrDefault(stored => stored.Value.Provider == notification.Provider);
        if (found is null)
            return PaymentMethodRules.NotFound("with that token");

        var reported = await _fingerprints
            .OfAsync(changes.Owner, notification.Provider, notification.Fingerprint, cancellationToken)
            .ConfigureAwait(false);
        var updated = found.Value with
        {
            Card = notification.Card,
            Fingerprint = reported ?? (notification.Card.Last4 == found.Value.Card.Last4 ? found.Value.Fingerprint : null),
        };
        return updated == found.Value ? found.Value : Write(changes, found, updated, now);
    }

    private PaymentMethod Write(ChangeSet changes, Stored<PaymentMethod> found, PaymentMethod changed, DateTimeOffset now)
    {
        changed = changed with { UpdatedAt = now };
        changes.Update(PaymentMethodStorage.Table, found, changed);
        EventOutbox.Add(_engine, changes, now, new PaymentMethodUpdated(changed.WithoutToken()));
        return changed;
    }
}
