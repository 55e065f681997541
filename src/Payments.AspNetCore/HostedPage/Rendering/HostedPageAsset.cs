using System.Security.Cryptography;

namespace Payments.AspNetCore;

/// <summary>A file the page loads, named by a hash of its content so that browsers may keep it for ever.</summary>
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

    /// <summary>A file made of one or several that are embedded in this assembly, one after the other.</summary>
    /// <param name="name">What it is called, with its extension.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="resources">The logical names of what it is made of.</param>
    internal static HostedPageAsset Load(string name, string contentType, params ReadOnlySpan<string> resources)
    {
        using var content = new MemoryStream();
        foreach (var resource in resources)
        {
            using var stream =
                typeof(HostedPageAsset).Assembly.GetManifestResourceStream(resource)
                ?? throw new InvalidOperationException(
                    $"{resource} is missing from the assembly; build the project with its embedded resources."
                );
            stream.CopyTo(content);
        }

        return new HostedPageAsset(name, contentType, content.ToArray());
    }

    internal string FileName { get; }

    internal string ETag { get; }

    internal string ContentType { get; }

    internal ReadOnlyMemory<byte> Content { get; }
}
