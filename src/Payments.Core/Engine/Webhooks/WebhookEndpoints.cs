using Microsoft.Extensions.DependencyInjection;
using Payments.Storage;

namespace Payments;

/// <summary>The registry of where events are sent by HTTP.</summary>
public sealed partial class WebhookEndpoints
{
    /// <summary>The most endpoints of one owner.</summary>
    public const int MaximumPerOwner = 50;

    private readonly EngineServices _engine;
    private readonly string[] _formats;

    internal static WebhookEndpoints Of(EngineParts parts) =>
        parts.Once(made => new WebhookEndpoints(made.Engine, made.Host.GetServices<IWebhookFormat>()));

    internal WebhookEndpoints(EngineServices engine, IEnumerable<IWebhookFormat> formats)
    {
        _engine = engine;
        _formats = [.. formats.Select(format => format.Name)];
    }

    /// <summary>
    /// Registers an endpoint, or brings the one with the same URL and format up to date: then its types, and its secret where
    /// one is given, become those of the request.
    /// </summary>
    public async ValueTask<Result<WebhookEndpoint>> RegisterAsync(
        Owner owner,
        WebhookEndpointRequest request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Check(owner, request, out var url) is { } refusal)
            return refusal;

        for (var round = 0; round <= Limits.DecideAgain; round++)
        {
            var all = await ListStoredAsync(owner, cancellationToken).ConfigureAwait(false);
            var standing = all.FirstOrDefault(stored => stored.Value.Url == url && stored.Value.Format == request.Format);
            if (standing is null && all.Count >= MaximumPerOwner)
                return TooMany;

            var endpoint = standing is null
                ? Make(owner, url, request) with
                {
                    RegisteredAs = FreeName(all, request.Format, url),
                }
                : Update(standing.Value, request);
            if (standing is not null && Same(standing.Value, endpoint))
                return standing.Value;

            var changes = new ChangeSet(owner);
            _ = standing is null
                ? changes.Insert(WebhookEndpointStorage.Table, endpoint)
                : changes.Update(WebhookEndpointStorage.Table, standing, endpoint);
            if ((await _engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false)).Status == CommitStatus.Committed)
                return endpoint;
        }

        return IdempotencyRefusals.TooManyWriters;
    }

    /// <summary>An owner's endpoints, oldest first; disabled ones too.</summary>
    public async ValueTask<IReadOnlyList<WebhookEndpoint>> ListAsync(Owner owner, CancellationToken cancellationToken = default) =>
        [.. (await ListStoredAsync(owner, cancellationToken).ConfigureAwait(false)).Select(stored => stored.Value)];

    /// <summary>
    /// Gives an endpoint a new secret; the old ones go on signing beside it for the overlap. The new secret is the first of
    /// the answer's.
    /// </summary>
    /// <param name="owner">Whose endpoint.</param>
    /// <param name="id">Which.</param>
    /// <param name="overlap">0 to 7 days; null is 24 hours. 0 is for a secret that has leaked.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<WebhookEndpoint>> RotateSecretAsync(
        Owner owner,
        string id,
        TimeSpan? overlap = null,
        CancellationToken cancellationToken = default
    )
    {
        var until = overlap ?? TimeSpan.FromHours(24);
        if (until < TimeSpan.Zero || until > TimeSpan.FromDays(7))
            throw new ArgumentOutOfRangeException(nameof(overlap), overlap, "The overlap of two secrets is 0 to 7 days.");

        return ChangeAsync(owner, id, endpoint => endpoint with { Secrets = Rotated(endpoint, NewSecret(), until) }, cancellationToken);
    }

    /// <summary>Stops sending to an endpoint; what is pending is dropped at its next try.</summary>
    public ValueTask<Result<WebhookEndpoint>> DisableAsync(
        Owner owner,
        string id,
        string reason,
        CancellationToken cancellationToken = default
    ) => ChangeAsync(owner, id, endpoint => endpoint with { DisabledReason = reason }, cancellationToken);

    /// <summary>Sends to an endpoint again, from the next event on.</summary>
    public ValueTask<Result<WebhookEndpoint>> EnableAsync(Owner owner, string id, CancellationToken cancellationToken = default) =>
        ChangeAsync(owner, id, endpoint => endpoint with { DisabledReason = null, FailingSince = null }, cancellationToken);

    /// <summary>Removes an endpoint; what is pending is dropped at its next try, and its deliveries stay on record.</summary>
    public async ValueTask<Result<WebhookEndpoint>> RemoveAsync(Owner owner, string id, CancellationToken cancellationToken = default)
    {
        for (var round = 0; round <= Limits.DecideAgain; round++)
        {
            var found = await _engine.Store.GetAsync(WebhookEndpointStorage.Table, owner, id, cancellationToken).ConfigureAwait(false);
            if (found is null)
                return NotFound(id);
            if (
                (
                    await _engine
                        .CommitAsync(new ChangeSet(owner).Delete(WebhookEndpointStorage.Table, found), cancellationToken)
                        .ConfigureAwait(false)
                ).Status == CommitStatus.Committed
            )
                return found.Value;
        }

        return IdempotencyRefusals.TooManyWriters;
    }

    private async ValueTask<Result<WebhookEndpoint>> ChangeAsync(
        Owner owner,
        string id,
        Func<WebhookEndpoint, WebhookEndpoint> change,
        CancellationToken cancellationToken
    )
    {
        for (var round = 0; round <= Limits.DecideAgain; round++)
        {
            var found = await _engine.Store.GetAsync(WebhookEndpointStorage.Table, owner, id, cancellationToken).ConfigureAwait(false);
            if (found is null)
                return NotFound(id);

            var changed = change(found.Value) with { UpdatedAt = _engine.Now };
            if (
                (
                    await _engine
                        .CommitAsync(new ChangeSet(owner).Update(WebhookEndpointStorage.Table, found, changed), cancellationToken)
                        .ConfigureAwait(false)
                ).Status == CommitStatus.Committed
            )
                return changed;
        }

        return IdempotencyRefusals.TooManyWriters;
    }

    private ValueTask<IReadOnlyList<Stored<WebhookEndpoint>>> ListStoredAsync(Owner owner, CancellationToken cancellationToken) =>
        _engine.Store.ListAsync(
            WebhookEndpointStorage.Table,
            owner,
            new ListQuery(WebhookEndpointStorage.Table.Lists[0], MaximumPerOwner),
            cancellationToken
        );

    private Refusal? Check(Owner owner, WebhookEndpointRequest request, out string url)
    {
        url = "";
        var rules = request.AllowPrivateNetworks && !owner.Livemode ? WebhookUrlRules.Development : WebhookUrlRules.Live;
        if (!WebhookUrl.TryParse(request.Url, rules, out var parsed, out var refusal))
            return new Refusal(RefusalKind.Invalid, "invalid_url", refusal.Describe(), "url");
        if (!_formats.Contains(request.Format))
            return new Refusal(
                RefusalKind.Invalid,
                "unknown_format",
                $"There is no webhook format \"{TextExcerpt.Of(request.Format, 40)}\"; this host has: {string.Join(", ", _formats)}",
                "format"
            );
        if (EventTypeNames.Unknown(request.EventTypes, _engine.EventTypes) is { } unknown)
            return new Refusal(RefusalKind.Invalid, "unknown_event_type", unknown, "event_types");
        if (request.Secret is not null && WebhookSecretRules.Check(request.Secret) is { } weak)
            return new Refusal(RefusalKind.Invalid, "invalid_secret", weak, "secret");

        url = parsed.Value;
        return null;
    }

    private WebhookEndpoint Make(Owner owner, string url, WebhookEndpointRequest request)
    {
        var now = _engine.Now;
        return new WebhookEndpoint
        {
            Id = _engine.NewId(WebhookEndpointStorage.IdPrefix, now),
            Owner = owner,
            Url = url,
            Format = request.Format,
            EventTypes = request.EventTypes,
            Secrets = [new EndpointSecret(request.Secret ?? NewSecret(), ExpiresAt: null)],
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private WebhookEndpoint Update(WebhookEndpoint standing, WebhookEndpointRequest request)
    {
        var secrets =
            request.Secret is { } secret && secret != standing.Secrets[0].Text
                ? [new EndpointSecret(secret, ExpiresAt: null)]
                : standing.Secrets;
        return standing with
        {
            EventTypes = request.EventTypes,
            Secrets = secrets,
            DisabledReason = null,
            FailingSince = standing.DisabledReason is null ? standing.FailingSince : null,
            UpdatedAt = _engine.Now,
        };
    }

    private static bool Same(WebhookEndpoint left, WebhookEndpoint right) =>
        left.EventTypes.SequenceEqual(right.EventTypes)
        && left.Secrets.SequenceEqual(right.Secrets)
        && left.DisabledReason == right.DisabledReason;

    /// <summary>Null for the name that follows from format and URL; another where an endpoint that has moved away holds that.</summary>
    private static string? FreeName(IReadOnlyList<Stored<WebhookEndpoint>> all, string format, string url)
    {
        var own = WebhookEndpoint.NameOf(format, url);
        var taken = all.Select(stored => stored.Value.Name).ToHashSet(StringComparer.Ordinal);
        var name = own;
        for (var number = 2; taken.Contains(name); number++)
            name = $"{own} {number}";
        return name == own ? null : name;
    }

    private List<EndpointSecret> Rotated(WebhookEndpoint endpoint, string secret, TimeSpan overlap)
    {
        var now = _engine.Now;
        var end = now + overlap;
        var old = endpoint
            .Secrets.Select(standing => standing with { ExpiresAt = standing.ExpiresAt < end ? standing.ExpiresAt : end })
            .Where(standing => standing.ExpiresAt > now);
        return [.. old.Prepend(new EndpointSecret(secret, ExpiresAt: null)).Take(WebhookLimits.MaxSecrets)];
    }

    private static Refusal TooMany { get; } =
        new(RefusalKind.WrongState, "too_many_endpoints", $"An account has at most {MaximumPerOwner} webhook endpoints; remove one first");

    internal static Refusal NotFound(string id) =>
        new(RefusalKind.NotFound, "endpoint_not_found", $"There is no webhook endpoint {TextExcerpt.Of(id)}");

    private string NewSecret()
    {
        Span<byte> bytes = stackalloc byte[32];
        _engine.Random.Fill(bytes);
        return WebhookSecret.FromBytes(bytes).Reveal();
    }
}
