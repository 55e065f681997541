using Payments.Storage;

namespace Payments;

/// <summary>Creates, reads, changes and deletes customers.</summary>
public sealed class Customers
{
    private readonly EngineServices _engine;
    private readonly CommandRunner _commands;

    internal static Customers Of(EngineParts parts) => parts.Once(made => new Customers(made.Engine, CommandRunner.Of(made)));

    internal Customers(EngineServices engine, CommandRunner commands)
    {
        _engine = engine;
        _commands = commands;
    }

    /// <summary>Makes a customer. Refused, and the field named, where one holds what it may not.</summary>
    public async ValueTask<Result<Customer>> CreateAsync(
        Owner owner,
        CustomerRequest request,
        IdempotentCall<Customer>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (CustomerRecordRules.Check(request) is { } refusal)
            return Result<Customer>.Answered(refusal, null, isReplay: false);

        return await _commands
            .RunAsync<Customer>(
                owner,
                call,
                (changes, now, _) =>
                {
                    var customer = new Customer
                    {
                        Id = _engine.NewId(CustomerStorage.IdPrefix, now),
                        Owner = owner,
                        Name = request.Name,
                        Email = request.Email,
                        Phone = PhoneOf(request.Phone),
                        Address = request.Address,
                        Description = request.Description,
                        Metadata = request.Metadata,
                        CreatedAt = now,
                        UpdatedAt = now,
                    };
                    changes.Insert(CustomerStorage.Table, customer);
                    EventOutbox.Add(_engine, changes, now, new CustomerCreated(customer));
                    return new(customer);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>The customer in its current state; one that was deleted with nothing but its id and times.</summary>
    public async ValueTask<Result<Customer>> GetAsync(Owner owner, string id, CancellationToken cancellationToken = default) =>
        await LoadAsync(owner, id, cancellationToken).ConfigureAwait(false) is { } found ? found.Value : CustomerRecordRules.NotFound(id);

    /// <summary>An owner's customers, newest first, with those that were deleted.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="limit">1 to <see cref="Limits.PageSize"/>.</param>
    /// <param name="cursor">The page before's <see cref="ListPage{T}.NextCursor"/>, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<Customer>>> ListAsync(
        Owner owner,
        int limit = 20,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) => ListPages.ReadAsync(_engine.Store, CustomerStorage.Table, owner, CustomerStorage.IdPrefix, limit, cursor, cancellationToken);

    /// <summary>A page of an owner's customers, newest first, without those that were deleted.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<ListPage<Customer>>> ListKeptAsync(
        Owner owner,
        PageRequest page,
        CancellationToken cancellationToken = default
    ) =>
        ListPages.ReadAsync(
            _engine.Store,
            CustomerStorage.Table,
            owner,
            CustomerStorage.IdPrefix,
            page,
            cancellationToken,
            (CustomerStorage.OfKept.Name, CustomerStorage.Kept)
        );

    /// <summary>
    /// Changes a customer. Refused as <see cref="CreateAsync"/>, where it is deleted, and where the default card is not one of
    /// its own.
    /// </summary>
    public async ValueTask<Result<Customer>> UpdateAsync(
        Owner owner,
        string id,
        CustomerChange change,
        IdempotentCall<Customer>? call = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        return CustomerRecordRules.Check(change) is { } refusal
            ? Result<Customer>.Answered(refusal, null, isReplay: false)
            : await _commands
                .RunAsync<Customer>(
                    owner,
                    call,
                    (changes, now, cancellation) => ChangeAsync(changes, id, change, now, cancellation),
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    /// <summary>
    /// Deletes a customer: its cards are detached and forgotten at the provider, and everything personal is erased. What the ledger
    /// needs stays: the id and the times, and charges with a card's brand and last four digits. Earlier events keep their data, as
    /// their receivers do. Deleting again changes nothing.
    /// </summary>
    public ValueTask<Result<Customer>> DeleteAsync(
        Owner owner,
        string id,
        IdempotentCall<Customer>? call = null,
        CancellationToken cancellationToken = default
    ) =>
        _commands.RunAsync<Customer>(
            owner,
            call,
            (changes, now, cancellation) => EraseAsync(changes, id, now, cancellation),
            cancellationToken
        );

    internal async ValueTask<Stored<Customer>?> LoadAsync(Owner owner, string id, CancellationToken cancellationToken) =>
        Id.IsWellFormed(id, CustomerStorage.IdPrefix)
            ? await _engine.Store.GetAsync(CustomerStorage.Table, owner, id, cancellationToken).ConfigureAwait(false)
            : null;

    private async ValueTask<Result<Customer>> ChangeAsync(
        ChangeSet changes,
        string id,
        CustomerChange change,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null || found.Value.IsDeleted)
            return CustomerRecordRules.NotFound(id);

        if (change.DefaultPaymentMethodId is { Value: { } methodId })
        {
            var method = Id.IsWellFormed(methodId, PaymentMethodStorage.IdPrefix)
                ? await _engine.Store.GetAsync(PaymentMethodStorage.Table, changes.Owner, methodId, cancellationToken).ConfigureAwait(false)
                : null;
            if (method is null)
                return PaymentMethodRules.NotFound(methodId) with { Kind = RefusalKind.Invalid, Field = "default_payment_method" };
            if (method.Value.CustomerId != id)
                return PaymentMethodRules.OtherCustomer with { Field = "default_payment_method" };
        }

        var standing = found.Value;
        var changed = standing with
        {
            Name = change.Name is { } name ? name.Value : standing.Name,
            Email = change.Email is { } email ? email.Value : standing.Email,
            Phone = change.Phone is { } phone ? PhoneOf(phone.Value) : standing.Phone,
            Address = change.Address is { } address ? address.Value : standing.Address,
            Description = change.Description is { } description ? description.Value : standing.Description,
            Metadata = change.Metadata ?? standing.Metadata,
            DefaultPaymentMethodId = change.DefaultPaymentMethodId is { } chosen ? chosen.Value : standing.DefaultPaymentMethodId,
            UpdatedAt = now,
        };
        changes.Update(CustomerStorage.Table, found, changed);
        EventOutbox.Add(_engine, changes, now, new CustomerUpdated(changed, standing));
        return changed;
    }

    private static string? PhoneOf(string? phone) => phone is null ? null : ContactPhone.Read(phone);

    private async ValueTask<Result<Customer>> EraseAsync(
        ChangeSet changes,
        string id,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await LoadAsync(changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (found is null)
            return CustomerRecordRules.NotFound(id);
        if (found.Value.IsDeleted)
            return found.Value;

        var credit = await CustomerCredits.LoadAsync(_engine, changes.Owner, id, cancellationToken).ConfigureAwait(false);
        if (credit?.Value.Left is { } left)
            return CustomerRecordRules.HasCredit(left);

        // Concurrent payments that save a card may exceed the limit together; no card may be left behind.
        var type = PaymentMethodStorage.Table;
        var kept = await _engine
            .Store.ListAsync(type, changes.Owner, new ListQuery(type.Lists[0], int.MaxValue) { Group = id }, cancellationToken)
            .ConfigureAwait(false);
        var erased = new Customer
        {
            Id = id,
            Owner = changes.Owner,
            CreatedAt = found.Value.CreatedAt,
            UpdatedAt = now,
            DeletedAt = now,
        };
        changes.Update(CustomerStorage.Table, found, erased);
        EventOutbox.Add(
            _engine,
            changes,
            now,
            [.. kept.Select(method => new PaymentMethodDetached(PaymentMethods.Detach(changes, method, now))), new CustomerDeleted(erased)]
        );
        return erased;
    }
}
