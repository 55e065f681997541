using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Payments.AspNetCore;

/// <summary>
/// What a request asks, as SHA-256: over its method, its path and its parsed body, so that white space does not count. Not in
/// hexadecimal: a run of its digits could be taken for a card number.
/// </summary>
internal static class Fingerprint
{
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            // The length keeps "a"+"bc" from "ab"+"c", and null from "".
            hash.AppendData(BitConverter.GetBytes(part is null ? -1 : Encoding.UTF8.GetByteCount(part)));
            hash.AppendData(Encoding.UTF8.GetBytes(part ?? ""));
        }

        return Base64Url.EncodeToString(hash.GetHashAndReset());
    }
}
