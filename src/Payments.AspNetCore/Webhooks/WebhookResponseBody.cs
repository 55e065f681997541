using System.Buffers;
using System.Text;

namespace Payments.AspNetCore;

/// <summary>Reads a receiver's response, whose content and length are not trusted.</summary>
internal static class WebhookResponseBody
{
    /// <summary>What is read before the rest is abandoned together with the connection.</summary>
    public const int MaxBytesRead = 64 * 1024;

    /// <summary>The excerpt kept to diagnose a failing endpoint.</summary>
    public const int MaxBytesKept = 1024;

    public static async Task<string> ReadExcerptAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBytesRead);
        try
        {
            var length = await stream
                .ReadAtLeastAsync(buffer.AsMemory(0, MaxBytesRead), MaxBytesRead, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            return ToText(buffer.AsSpan(0, Math.Min(length, MaxBytesKept)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Text that every store and page can take: what is not UTF-8, and every control but tab and line ends, becomes U+FFFD.
    /// </summary>
    private static string ToText(ReadOnlySpan<byte> bytes) =>
        string.Create(
            Encoding.UTF8.GetCharCount(bytes),
            bytes,
            static (text, bytes) =>
            {
                Encoding.UTF8.GetChars(bytes, text);
                foreach (ref var c in text)
                {
                    if (char.IsControl(c) && c is not ('\t' or '\r' or '\n'))
                        c = '\uFFFD';
                }
            }
        );
}
