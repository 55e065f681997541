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

    internal string FileName { get; }

    internal string ETag { get; }

    internal string ContentType { get; }

    internal ReadOnlyMemory<byte> Content { get; }
}
