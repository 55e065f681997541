using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Payments.AspNetCore;

/// <summary>Sends lines and reads responses over one connection to a mail server. Closing it sends nothing more.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private const int LongestLine = 4096;
    private const int MostLines = 100;

    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[LongestLine];
    private Stream _stream;
    private int _start;
    private int _end;

    private SmtpConnection(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    public IPAddress LocalAddress => ((IPEndPoint)_socket.LocalEndPoint!).Address;

    public static async Task<SmtpConnection> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(LoopbackHost.ToConnect(host), port, cancellationToken).ConfigureAwait(false);
            return new SmtpConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async Task EncryptAsync(SslClientAuthenticationOptions options, CancellationToken cancellationToken)
    {
        // What was sent in the clear before the encryption may come from someone else.
        if (_start != _end)
            throw new IOException("The server said more in the clear than it was asked.");

        var encrypted = new SslStream(_stream);
        _stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
    }

    public async Task<SmtpReply> AskAsync(string line, CancellationToken cancellationToken)
    {
        await SendAsync(Encoding.UTF8.GetBytes(line + "\r\n"), cancellationToken).ConfigureAwait(false);
        return await ReadReplyAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<SmtpReply> ReadReplyAsync(CancellationToken cancellationToken)
    {
        List<string> lines = [];
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (
                line.Length < 3
                || (line.Length > 3 && line[3] is not (' ' or '-'))
                || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            )
                throw new IOException("The server does not answer as a mail server does.");

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
                return new SmtpReply(code, lines);
        }

        throw new IOException("The server's answer has no end.");
    }

    public async ValueTask DisposeAsync() => await _stream.DisposeAsync().ConfigureAwait(false);

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = Encoding.UTF8.GetString(_buffer, _start, length).TrimEnd('\r');
                _start += length + 1;
                return line;
            }

            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            if (_end == _buffer.Length)
                throw new IOException("The server's answer has a line without end.");

            var read = await _stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                throw new IOException("The server has closed the connection.");
            _end += read;
        }
    }
}

/// <summary>A mail server's response: a code of three digits, and a text for each line.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsPositive => Code is >= 200 and < 300;

    public bool IsRefusal => Code is >= 400 and < 600;

    public bool IsPermanent => Code >= 500;

    /// <summary>Whether the response to EHLO names an extension.</summary>
    public bool Offers(string extension) =>
        Lines.Skip(1).Any(line => line.Split(' ')[0].Equals(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>The parameters of an extension, in capitals.</summary>
    public IReadOnlyList<string> ParametersOf(string extension) =>
        [
            .. Lines
                .Skip(1)
                .Select(line => line.Split(' '))
                .Where(words => words[0].Equals(extension, StringComparison.OrdinalIgnoreCase))
                .SelectMany(words => words.Skip(1))
                .Select(word => word.ToUpperInvariant()),
        ];

    public override string ToString() => $"{Code} {string.Join(' ', Lines)}";
}

/// <summary>A mail was refused, by the server or for it, before it was handed over.</summary>
internal sealed class SmtpRefusedException(string message, bool isPermanent) : Exception(message)
{
    public bool IsPermanent { get; } = isPermanent;
}
