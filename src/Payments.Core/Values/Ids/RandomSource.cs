using System.Security.Cryptography;

namespace Payments;

/// <summary>Where randomness enters. Register another to replay a run; never one that can be guessed in production.</summary>
public abstract class RandomSource
{
    /// <summary>The operating system's cryptographic source.</summary>
    public static RandomSource Cryptographic { get; } = new CryptographicSource();

    /// <summary>Fills all of the span.</summary>
    public abstract void Fill(Span<byte> destination);

    /// <summary>A number from 0 up to, but not including, 1.</summary>
    public double NextUnit()
    {
        Span<byte> bytes = stackalloc byte[8];
        Fill(bytes);
        return (BitConverter.ToUInt64(bytes) >> 11) * (1.0 / (1UL << 53));
    }

    private sealed class CryptographicSource : RandomSource
    {
        public override void Fill(Span<byte> destination) => RandomNumberGenerator.Fill(destination);
    }
}
