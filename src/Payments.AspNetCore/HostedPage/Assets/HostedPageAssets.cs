using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Payments.AspNetCore;

/// <summary>The page's style sheet and script, kept inside the assembly so that a host has no files to publish.</summary>
internal static class HostedPageAssets
{
    internal static readonly HostedPageAsset Style = HostedPageAsset.Load(
        "checkout.css",
        "text/css; charset=utf-8",
        "HostedPage/checkout.css"
    );
    internal static readonly HostedPageAsset Script = HostedPageAsset.Load(
        "checkout.js",
        "text/javascript; charset=utf-8",
        "HostedPage/issuers.js",
        "HostedPage/card.js",
        "HostedPage/checkout.js"
    );

    /// <summary>Serves GET and HEAD {group}/{file}. The path of the group is the assets path that pages are rendered with.</summary>
    internal static IEndpointConventionBuilder MapAssets(this RouteGroupBuilder group) =>
        group.MapRead("/{file}", static (string file, HttpResponse response) => Serve(file, response)).ExcludeFromDescription();

    internal static HostedPageAsset? Find(string fileName) =>
        fileName == Style.FileName ? Style
        : fileName == Script.FileName ? Script
        : null;

    private static IResult Serve(string file, HttpResponse response)
    {
        // A page in a sandboxed frame, such as a challenge, is of no origin and loads them too.
        PublicFileHeaders.Apply(response);
        if (Find(file) is not { } asset)
            return Results.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.ContentType, entityTag: new EntityTagHeaderValue(asset.ETag));
    }
}

/// <summary>A file the page loads, named by a hash of its content so that browsers may cache it without end.</summary>
internal sealed class HostedPageAsset
{
    internal HostedPageAsset(string name, string contentType, byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        FileName = $"{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
        ETag = $"\"{hash}\"";
        ContentType = contentType;
        Content = content;
    }

    /// <summary>
    /// A file made of one or several that are embedded in this assembly, one after the other, with the table of card issuers where it
    /// has its place.
    /// </summary>
    /// <param name="name">What it is called, with its extension.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="resources">The logical names of what it is made of.</param>
    internal static HostedPageAsset Load(string name, string contentType, params ReadOnlySpan<string> resources)
    {
        var content = new StringBuilder();
        foreach (var resource in resources)
        {
            using var stream =
                typeof(HostedPageAsset).Assembly.GetManifestResourceStream(resource)
                ?? throw new InvalidOperationException(
                    $"{resource} is missing from the assembly; build the project with its embedded resources."
                );
            using var reader = new StreamReader(stream);
            content.Append(reader.ReadToEnd());
        }

        content.Replace(CardIssuerScript.Placeholder, CardIssuerScript.Table);
        return new HostedPageAsset(name, contentType, Encoding.UTF8.GetBytes(content.ToString()));
    }

    internal string FileName { get; }

    internal string ETag { get; }

    internal string ContentType { get; }

    internal ReadOnlyMemory<byte> Content { get; }
}
