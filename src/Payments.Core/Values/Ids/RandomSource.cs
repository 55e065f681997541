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
        // To ask for a few bytes costs as much as to ask for many.
        private const int AtOnce = 1024;

        [ThreadStatic]
        private static byte[]? _ahead;

        [ThreadStatic]
        private static int _left;

        public override void Fill(Span<byte> destination)
        {
            if (destination.Length > AtOnce / 8)
            {
                RandomNumberGenerator.Fill(destination);
                return;
            }

            var ahead = _ahead ??= new byte[AtOnce];
            if (_left < destination.Length)
            {
                RandomNumberGenerator.Fill(ahead);
                _left = AtOnce;
            }

            // What was given away is not kept.
            _left -= destination.Length;
            var given = ahead.AsSpan(_left, destination.Length);
            given.CopyTo(destination);
            given.Clear();
        }
    }
}
