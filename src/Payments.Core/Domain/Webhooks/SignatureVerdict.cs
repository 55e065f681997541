using System.Buffers;
using System.Globalization;
using System.Text;

namespace Payments;

/// <summary>
/// What checking a webhook's signature found. The refusals are declared in the order they are looked for: the first that
/// applies is the answer. The default value is a refusal, so a verdict that nobody set is not trusted.
/// </summary>
public enum SignatureVerdict
{
    /// <summary>A header that the scheme needs is absent or empty.</summary>
    MissingHeader,

    /// <summary>A header is not in the scheme's form, or holds no signature of a version known here.</summary>
    Malformed,

    /// <summary>The timestamp lies further from now than the tolerance, in the past or the future.</summary>
    TimestampOutOfTolerance,

    /// <summary>No signature in the header was made over these bytes with any of the secrets.</summary>
    NoMatch,

    /// <summary>A signature was made over these very bytes with one of the secrets, at an acceptable time.</summary>
    Valid,
}

/// <summary>The unix seconds inside a signature: 1 to 12 ASCII digits.</summary>
internal static class SignatureTimestamp
{
    public const int MaxLength = 12;

    /// <summary>Writes the whole seconds of <paramref name="timestamp"/>; a time before 1970 is the caller's bug.</summary>
    public static ReadOnlySpan<char> Format(DateTimeOffset timestamp, Span<char> destination)
    {
        var seconds = timestamp.ToUnixTimeSeconds();
        ArgumentOutOfRangeException.ThrowIfNegative(seconds, nameof(timestamp));
        seconds.TryFormat(destination, out var written, provider: CultureInfo.InvariantCulture);
        return destination[..written];
    }

    public static bool TryParse(ReadOnlySpan<char> text, out long seconds)
    {
        seconds = 0;
        if (text.Length is 0 or > MaxLength || text.ContainsAnyExceptInRange('0', '9'))
            return false;

        foreach (var digit in text)
            seconds = (seconds * 10) + (digit - '0');
        return true;
    }

    /// <summary>Compares whole seconds, since the header carries no finer time; the edge itself is inside.</summary>
    public static bool IsWithin(long seconds, DateTimeOffset now, TimeSpan? tolerance)
    {
        var allowed = tolerance ?? WebhookLimits.DefaultTolerance;
        ArgumentOutOfRangeException.ThrowIfLessThan(allowed, TimeSpan.Zero, nameof(tolerance));
        return Math.Abs(now.ToUnixTimeSeconds() - seconds) <= allowed.Ticks / TimeSpan.TicksPerSecond;
    }
}

/// <summary>An ASCII prefix and a body side by side in a pooled buffer, since the one-shot HMAC wants them in one piece.</summary>
internal ref struct SignedContent : IDisposable
{
    private readonly int _length;
    private byte[]? _buffer;

    public SignedContent(ReadOnlySpan<char> prefix, ReadOnlySpan<byte> body)
    {
        _length = prefix.Length + body.Length;
        _buffer = ArrayPool<byte>.Shared.Rent(_length);
        Encoding.ASCII.GetBytes(prefix, _buffer);
        body.CopyTo(_buffer.AsSpan(prefix.Length));
    }

    public readonly ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    public void Dispose()
    {
        if (_buffer is { } buffer)
            ArrayPool<byte>.Shared.Return(buffer);
        _buffer = null;
    }
}
