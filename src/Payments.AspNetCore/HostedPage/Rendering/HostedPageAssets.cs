using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Payments.AspNetCore;

/// <summary>The page's style sheet and script, kept inside the assembly so that a host has no files to publish.</summary>
internal static class HostedPageAssets
{
    internal static readonly HostedPageAsset Style = Load("checkout.css", "text/css; charset=utf-8");
    internal static readonly HostedPageAsset Script = Load("checkout.js", "text/javascript; charset=utf-8");

    /// <summary>Serves GET {group}/{file}. The path of the group is the assets path that pages are rendered with.</summary>
    internal static IEndpointConventionBuilder MapAssets(this RouteGroupBuilder group) =>
        group.MapGet("/{file}", static (string file, HttpResponse response) => Serve(file, response)).ExcludeFromDescription();

    internal static HostedPageAsset? Find(string fileName) =>
        fileName == Style.FileName ? Style : fileName == Script.FileName ? Script : null;

    private static IResult Serve(string file, HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (Find(file) is not { } asset) return Results.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.ContentType, entityTag: new EntityTagHeaderValue(asset.ETag));
    }

    private static HostedPageAsset Load(string name, string contentType)
    {
        using var stream = typeof(HostedPageAssets).Assembly.GetManifestResourceStream($"HostedPage/{name}")
            ?? throw new InvalidOperationException($"{name} is missing from the assembly; build the project with its embedded resources.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new HostedPageAsset(name, contentType, content);
    }
}
