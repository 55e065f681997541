using System.Buffers.Binary;

namespace Payments;

/// <summary>
/// Makes ids of which each sorts after all that this object made before: within one millisecond, where the clock goes back, and where a
/// caller brings a time that it took earlier. An id is then as late as the last one, and a random step after it.
/// </summary>
internal sealed class RisingIds(RandomSource random)
{
    private readonly Lock _gate = new();
    private UInt128 _last;

    /// <summary>A new id, of the shape that <see cref="Id.New"/> makes.</summary>
    public string New(string prefix, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        Span<char> body = stackalloc char[Id.BodyLength];
        lock (_gate)
        {
            Id.Fill(bytes, now, random);
            var made = BinaryPrimitives.ReadUInt128BigEndian(bytes);
            if (Time(made) <= Time(_last))
            {
                made = _last + 1 + (made & uint.MaxValue);
                BinaryPrimitives.WriteUInt128BigEndian(bytes, made);
            }

            _last = made;
        }

        Base62.Encode(bytes, body);
        return $"{prefix}{body}";
    }

    private static UInt128 Time(UInt128 id) => id >> 80;
}
