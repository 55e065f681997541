using System.Buffers;
using System.Text;

namespace Payments;

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
