using System.Globalization;

namespace Payments;

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
