using System.Diagnostics;
using System.Numerics;

namespace Payments.Load;

/// <summary>Counts times in buckets of at most 1.6 % width, without allocating. For one caller; add those of all up afterwards.</summary>
internal sealed class LatencyHistogram
{
    private const int PartBits = 6;
    private const int Parts = 1 << PartBits;

    private readonly long[] _counts = new long[64 * Parts];

    public long Count { get; private set; }

    public void Add(long ticks)
    {
        _counts[BucketOf(ticks)]++;
        Count++;
    }

    public void Add(LatencyHistogram other)
    {
        for (var bucket = 0; bucket < _counts.Length; bucket++)
            _counts[bucket] += other._counts[bucket];
        Count += other.Count;
    }

    /// <summary>The time in milliseconds that the given share of all stayed within.</summary>
    public double Milliseconds(double share)
    {
        var left = (long)Math.Ceiling(share * Count);
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            left -= _counts[bucket];
            if (left <= 0)
                return EndOf(bucket) * 1000.0 / Stopwatch.Frequency;
        }

        return 0;
    }

    private static int BucketOf(long ticks)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)Math.Max(1, ticks)) - PartBits);
        return shift * Parts + (int)(ticks >> shift);
    }

    // The first part of a shift is that of the one before it, so that an index has its shift and its part in it.
    private static double EndOf(int bucket)
    {
        var shift = Math.Max(0, bucket / Parts - 1);
        return (double)(bucket - shift * Parts + 1) * (1L << shift);
    }
}
