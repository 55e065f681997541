using Payments.Storage;

namespace Payments;

/// <summary>
/// Secret keys: issued once, kept as hashes, revocable at any moment. And publishable keys, which are public in a browser and open
/// nothing without a client secret.
/// </summary>
public sealed class ApiKeys
{
    private const int ShortestLiveBody = 32;

    private readonly EngineServices _engine;

    internal static ApiKeys Of(EngineParts parts) => parts.Once(made => new ApiKeys(made.Engine));

    internal ApiKeys(EngineServices engine) => _engine = engine;

    /// <summary>A new key for an owner. The secret is in the answer and nowhere else.</summary>
    public async ValueTask<IssuedApiKey> CreateAsync(Owner owner, CancellationToken cancellationToken = default)
    {
        var secret = ApiKeyText.New(owner.Livemode, _engine.Random);
        var key = Make(owner, secret);
        var commit = await _engine
            .CommitAsync(new ChangeSet(Owner.Directory).Insert(ApiKeyStorage.Table, key), cancellationToken)
            .ConfigureAwait(false);
        return commit.Status == CommitStatus.Committed
            ? new IssuedApiKey(secret, key)
            : throw new StoreException(
                "A new API key was taken already, which chance does not explain. Look at the RandomSource that is registered."
            );
    }

    /// <summary>
    /// Registers a key that was made elsewhere, such as in a host's configuration; registering it again changes nothing. It begins with
    /// "sk_test_" or "sk_live_" as its owner's mode, and goes on with up to 120 visible ASCII characters: at least one in test
    /// mode, 32 in live mode.
    /// </summary>
    public async ValueTask<Result<ApiKey>> ImportAsync(Owner owner, string secret, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var prefix = owner.Livemode ? ApiKeyText.LivePrefix : ApiKeyText.TestPrefix;
        var least = owner.Livemode ? ShortestLiveBody : 1;
        if (
            !secret.StartsWith(prefix, StringComparison.Ordinal)
            || secret.Length < prefix.Length + least
            || secret.Length > ApiKeyText.MaximumLength
            || secret.AsSpan().ContainsAnyExceptInRange('!', '~')
        )
            return new Refusal(
                RefusalKind.Invalid,
                "invalid_api_key",
                $"An API key of {owner} begins with \"{prefix}\" and goes on with {least} to "
                    + $"{ApiKeyText.MaximumLength - prefix.Length} visible ASCII characters",
                "secret"
            );

        return await InsertAsync(Make(owner, secret), secret, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The owner of this active key; null for everything else, whatever the reason.</summary>
    public async ValueTask<Owner?> AuthenticateAsync(string? secret, CancellationToken cancellationToken = default) =>
        (await FindActiveAsync(secret, cancellationToken).ConfigureAwait(false))?.Owner;

    /// <summary>
    /// The active key with this secret, or null as <see cref="AuthenticateAsync"/>: for callers that must know which accounts it may
    /// act for.
    /// </summary>
    public async ValueTask<ApiKey?> FindActiveAsync(string? secret, CancellationToken cancellationToken = default)
    {
        if (secret is null || secret.Length > ApiKeyText.MaximumLength || !ApiKeyText.HasPrefix(secret))
            return null;

        var found = await FindAsync(secret, cancellationToken).ConfigureAwait(false);
        return found is not null && found.Value.IsActive(_engine.Now) ? found.Value : null;
    }

    /// <summary>
    /// Sets for which accounts a key may act beside its owner's own, such as a platform's for the merchants on it: from now on,
    /// all of them anew. Refused where the owner has no such key, it is publishable or has ended, and where there are more than
    /// <see cref="Limits.AccountsPerKey"/> accounts or one has no account id's form.
    /// </summary>
    public async ValueTask<Result<ApiKey>> SetActsForAsync(
        Owner owner,
        string id,
        IReadOnlyList<string> accounts,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(accounts);
        if (accounts.Count > Limits.AccountsPerKey || accounts.Any(account => !Owner.TryOf(account, owner.Livemode, out _)))
            return new Refusal(
                RefusalKind.Invalid,
                "invalid_accounts",
                $"accounts must be at most {Limits.AccountsPerKey} account ids of 1 to "
                    + $"{Owner.MaxAccountLength} letters, digits, '_' and '-'",
                "accounts"
            );

        for (var round = 0; round <= Limits.DecideAgain; round++)
        {
            var found = await _engine.Store.GetAsync(ApiKeyStorage.Table, Owner.Directory, id, cancellationToken).ConfigureAwait(false);
            if (found is null || found.Value.Owner != owner || found.Value.Publishable is not null || !found.Value.IsActive(_engine.Now))
                return new Refusal(RefusalKind.NotFound, "api_key_not_found", $"There is no active secret API key {TextExcerpt.Of(id)}");

            var changed = found.Value with { ActsFor = [.. accounts.Distinct(StringComparer.Ordinal)] };
            if (changed.ActsFor.SequenceEqual(found.Value.ActsFor, StringComparer.Ordinal))
                return found.Value;
            if (
                (
                    await _engine
                        .CommitAsync(new ChangeSet(Owner.Directory).Update(ApiKeyStorage.Table, found, changed), cancellationToken)
                        .ConfigureAwait(false)
                ).Status == CommitStatus.Committed
            )
                return changed;
        }

        return IdempotencyRefusals.TooManyWriters;
    }

    /// <summary>
    /// The owner's publishable key: the oldest active one, or a new one where there is none. A shop's page contains it; it can only act
    /// on the one intent whose client secret comes with it.
    /// </summary>
    public async ValueTask<string> GetPublishableAsync(Owner owner, CancellationToken cancellationToken = default)
    {
        if (await FindPublishableAsync(owner, cancellationToken).ConfigureAwait(false) is { } standing)
            return standing;

        var text = ApiKeyText.NewPublishable(owner.Livemode, _engine.Random);
        await _engine
            .CommitAsync(
                new ChangeSet(Owner.Directory).Insert(ApiKeyStorage.Table, Make(owner, text) with { Publishable = text }),
                cancellationToken
            )
            .ConfigureAwait(false);

        // Two who come at once make two, and use the older.
        return await FindPublishableAsync(owner, cancellationToken).ConfigureAwait(false) ?? text;
    }

    /// <summary>
    /// Registers a publishable key that was made elsewhere, such as in a host's configuration; registering it again changes nothing. It
    /// begins with "pk_test_" or "pk_live_" as its owner's mode, and goes on with 1 to 120 visible ASCII characters.
    /// </summary>
    public async ValueTask<Result<ApiKey>> ImportPublishableAsync(Owner owner, string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var prefix = owner.Livemode ? ApiKeyText.PublishableLivePrefix : ApiKeyText.PublishableTestPrefix;
        if (
            !key.StartsWith(prefix, StringComparison.Ordinal)
            || key.Length == prefix.Length
            || key.Length > ApiKeyText.MaximumLength
            || key.AsSpan().ContainsAnyExceptInRange('!', '~')
        )
            return new Refusal(
                RefusalKind.Invalid,
                "invalid_publishable_key",
                $"A publishable key of this mode begins with {prefix} and goes on with 1 to "
                    + $"{ApiKeyText.MaximumLength - prefix.Length} visible ASCII characters",
                "key"
            );

        return await InsertAsync(Make(owner, key) with { Publishable = key }, key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The owner of this active publishable key; null for everything else, a secret key included.</summary>
    public async ValueTask<Owner?> AuthenticatePublishableAsync(string? key, CancellationToken cancellationToken = default)
    {
        if (key is null || key.Length > ApiKeyText.MaximumLength || !ApiKeyText.IsPublishable(key))
            return null;

        var found = await FindAsync(key, cancellationToken).ConfigureAwait(false);
        return found is not null && found.Value.Publishable is not null && found.Value.IsActive(_engine.Now) ? found.Value.Owner : null;
    }

    /// <summary>
    /// Ends a key, at once or at a later time; one that has ended stays as it is. Refused where the owner has no such key.
    /// </summary>
    public async ValueTask<Result<ApiKey>> RevokeAsync(
        Owner owner,
        string id,
        DateTimeOffset? at = null,
        CancellationToken cancellationToken = default
    )
    {
        for (var round = 0; round <= Limits.DecideAgain; round++)
        {
            var found = await _engine.Store.GetAsync(ApiKeyStorage.Table, Owner.Directory, id, cancellationToken).ConfigureAwait(false);
            if (found is null || found.Value.Owner != owner)
                return new Refusal(RefusalKind.NotFound, "api_key_not_found", $"There is no API key {TextExcerpt.Of(id)}");
            if (!found.Value.IsActive(_engine.Now))
                return found.Value;

            var revoked = found.Value with { RevokedAt = at ?? _engine.Now };
            var commit = await _engine
                .CommitAsync(new ChangeSet(Owner.Directory).Update(ApiKeyStorage.Table, found, revoked), cancellationToken)
                .ConfigureAwait(false);
            if (commit.Status == CommitStatus.Committed)
                return revoked;
        }

        return IdempotencyRefusals.TooManyWriters;
    }

    /// <summary>An owner's keys, oldest first; revoked ones too.</summary>
    public async ValueTask<IReadOnlyList<ApiKey>> ListAsync(Owner owner, CancellationToken cancellationToken = default)
    {
        var type = ApiKeyStorage.Table;
        var query = new ListQuery(type.Lists[0], Limits.PageSize) { Group = owner.ToString() };
        var keys = new List<ApiKey>();
        while (true)
        {
            var page = await _engine.Store.ListAsync(type, Owner.Directory, query, cancellationToken).ConfigureAwait(false);
            keys.AddRange(page.Select(stored => stored.Value));
            if (page.Count < query.Limit)
                return keys;

            query = query with { After = new ListPosition(0, keys[^1].Id) };
        }
    }

    private async ValueTask<Stored<ApiKey>?> FindAsync(string text, CancellationToken cancellationToken) =>
        await FindByHashAsync(ApiKeyText.Hash(text), cancellationToken).ConfigureAwait(false)
        ?? await FindByHashAsync(ApiKeyText.EarlierHash(text), cancellationToken).ConfigureAwait(false);

    private ValueTask<Stored<ApiKey>?> FindByHashAsync(string hash, CancellationToken cancellationToken) =>
        _engine.Store.FindAsync(ApiKeyStorage.Table, ApiKeyStorage.Table.UniqueNames[0], Owner.Directory, hash, cancellationToken);

    private async ValueTask<Result<ApiKey>> InsertAsync(ApiKey key, string text, CancellationToken cancellationToken)
    {
        var standing = await FindAsync(text, cancellationToken).ConfigureAwait(false);
        if (standing is null)
        {
            var commit = await _engine
                .CommitAsync(new ChangeSet(Owner.Directory).Insert(ApiKeyStorage.Table, key), cancellationToken)
                .ConfigureAwait(false);
            if (commit.Status == CommitStatus.Committed)
                return key;

            standing = await FindAsync(text, cancellationToken).ConfigureAwait(false);
        }

        return standing is { Value: var kept } && kept.Owner == key.Owner && kept.IsActive(_engine.Now)
            ? kept
            : new Refusal(
                RefusalKind.WrongState,
                "api_key_taken",
                "The API key is revoked or belongs to another account; use another one",
                "secret"
            );
    }

    private async ValueTask<string?> FindPublishableAsync(Owner owner, CancellationToken cancellationToken) =>
        (await ListAsync(owner, cancellationToken).ConfigureAwait(false))
            .FirstOrDefault(key => key.Publishable is not null && key.IsActive(_engine.Now))
            ?.Publishable;

    private ApiKey Make(Owner owner, string secret)
    {
        // The default value owns nothing, and throws here rather than when the key is used.
        _ = owner.Account;
        var now = _engine.Now;
        return new ApiKey
        {
            Id = _engine.NewId(ApiKeyStorage.IdPrefix, now),
            Owner = owner,
            Hash = ApiKeyText.Hash(secret),
            Hint = ApiKeyText.Hint(secret),
            CreatedAt = now,
        };
    }
}
