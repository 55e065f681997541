using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Payments.AspNetCore;

/// <summary>
/// Maps a dialect's API below its group: every endpoint is guarded and described. The description becomes metadata, so that documents
/// of the API can be derived from the routes.
/// </summary>
internal sealed class DialectRoutes
{
    private readonly RouteGroupBuilder _group;
    private readonly ApiSecurity _security;

    /// <param name="group">The dialect's group.</param>
    /// <param name="unavailable">The dialect's 503.</param>
    /// <param name="security">How most of its endpoints know their callers.</param>
    /// <param name="filters">What goes around every endpoint, inside the guard.</param>
    public DialectRoutes(
        RouteGroupBuilder group,
        ApiResponse unavailable,
        ApiSecurity security,
        params ReadOnlySpan<IEndpointFilter> filters
    )
    {
        _group = group.MapGroup("").AddEndpointFilter(new ApiGuard(unavailable));
        foreach (var filter in filters)
            _group.AddEndpointFilter(filter);
        _security = security;
    }

    /// <summary>Responds to what no route takes, in the dialect's envelope.</summary>
    /// <param name="path">Where the dialect's routes begin, such as "/v1".</param>
    /// <param name="unknown">The response to an unknown address.</param>
    /// <param name="wrongMethod">The response to a method that an address does not take, by those that it does.</param>
    public void RefuseOthers(string path, ApiResponse unknown, Func<string, ApiResponse> wrongMethod) =>
        UnroutedRequests.Map(
            _group,
            path + "/{**rest}",
            (_, allowed) => allowed is null ? unknown : wrongMethod(allowed) with { Headers = [new("Allow", allowed)] }
        );

    /// <summary>The routes of one resource.</summary>
    /// <param name="name">Its name in documents, such as "Customers".</param>
    /// <param name="security">How these endpoints know their callers; null as the dialect's others.</param>
    public ResourceRoutes Of(string name, ApiSecurity? security = null) => new(_group, name, security ?? _security);
}

/// <summary>Maps one resource's endpoints.</summary>
internal sealed class ResourceRoutes(RouteGroupBuilder group, string resource, ApiSecurity security)
{
    private const string Json = "application/json";

    public void Get(string pattern, Delegate handler, EndpointDescription description) =>
        Map(pattern, [HttpMethods.Get], handler, description);

    public void Post(string pattern, Delegate handler, EndpointDescription description) =>
        Map(pattern, [HttpMethods.Post], handler, description);

    public void Patch(string pattern, Delegate handler, EndpointDescription description) =>
        Map(pattern, [HttpMethods.Patch], handler, description);

    public void Delete(string pattern, Delegate handler, EndpointDescription description) =>
        Map(pattern, [HttpMethods.Delete], handler, description);

    // No AcceptsMetadata: routing would then refuse other content types itself, before the caller is known and in no dialect's words.
    public void Map(string pattern, string[] methods, Delegate handler, EndpointDescription description)
    {
        var endpoint = group
            .MapMethods(pattern, methods, handler)
            .WithSummary(description.Summary)
            .WithTags(resource)
            .WithMetadata(description, security);
        if (!description.AlwaysRefuses)
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, contentTypes: [Json]));
        foreach (var status in ErrorsOf(methods, description))
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, contentTypes: [Json]));

        // Beside the other: documents of the API would list it as an operation of its own.
        if (methods.Contains(HttpMethods.Get))
            group.MapMethods(pattern, [HttpMethods.Head], handler).ExcludeFromDescription();
    }

    // What the pipeline itself can send: a wrong query or body, a caller that is refused, no such thing, the guard's 503; and of what
    // writes a body that is too large or no JSON, and a key or a state in conflict.
    private SortedSet<int> ErrorsOf(string[] methods, EndpointDescription description)
    {
        SortedSet<int> errors =
        [
            StatusCodes.Status400BadRequest,
            .. security.Errors,
            StatusCodes.Status404NotFound,
            StatusCodes.Status503ServiceUnavailable,
            .. description.Errors,
        ];
        if (methods.SequenceEqual([HttpMethods.Get]))
            return errors;

        errors.UnionWith([StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType]);
        if (!description.ReadsOnly)
            errors.UnionWith([StatusCodes.Status409Conflict, .. security.WriteErrors]);
        return errors;
    }
}

/// <summary>What an endpoint does. It is metadata of the endpoint.</summary>
/// <param name="Summary">A sentence without a full stop, such as "Create a customer".</param>
/// <param name="Request">What the body is read into; its fields on the wire are the dialect's own. Null where there is no body.</param>
/// <param name="Response">What the response shows, in the dialect's own fields; of a list one item.</param>
/// <param name="IsList">Whether the response is a list.</param>
internal sealed record EndpointDescription(string Summary, Type? Request = null, Type? Response = null, bool IsList = false)
{
    /// <summary>Error statuses that this endpoint alone sends.</summary>
    public IReadOnlyList<int> Errors { get; init; } = [];

    /// <summary>Whether it only reads, though it has a body: nothing can be in conflict.</summary>
    public bool ReadsOnly { get; init; }

    /// <summary>Whether it exists to say why it does nothing; it has no success.</summary>
    public bool AlwaysRefuses { get; init; }
}

/// <summary>How endpoints know their callers. It is metadata of each.</summary>
/// <param name="Name">A name for documents, such as "secretKey".</param>
/// <param name="Parameter">The header or the part of the path that has the secret, such as "Authorization".</param>
/// <param name="Scheme">What precedes the secret in the header, such as "Bearer"; null for nothing.</param>
/// <param name="Errors">The statuses of a caller that is refused.</param>
internal sealed record ApiSecurity(string Name, string Parameter, string? Scheme, params IReadOnlyList<int> Errors)
{
    /// <summary>Whether a caller may come without.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Further statuses of endpoints that write, such as that of a key that was used for another request.</summary>
    public IReadOnlyList<int> WriteErrors { get; init; } = [];
}

/// <summary>One existing system's HTTP interface on the engine.</summary>
internal interface ICheckoutDialect
{
    /// <summary>Maps its routes below the group.</summary>
    void Map(RouteGroupBuilder group);
}
