namespace Shop;

/// <summary>Lets pages be asked for by HEAD: what checks links and watches sites does, and a route of GET alone refuses it.</summary>
internal static class HeadRequests
{
    private static readonly HttpMethodMetadata _both = new([HttpMethods.Get, HttpMethods.Head]);

    /// <summary>The same routes, those of GET for HEAD too. The server leaves the body out.</summary>
    public static RouteGroupBuilder WithHead(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (
                endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { HttpMethods: [var method] }
                && HttpMethods.IsGet(method)
            )
                endpoint.Metadata.Add(_both);
        });
        return group;
    }
}
