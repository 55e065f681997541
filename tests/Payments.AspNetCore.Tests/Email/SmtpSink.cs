using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Payments.AspNetCore.Tests;

/// <summary>A mail server on this machine that keeps what it hears, and says what a test wants it to.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _content = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _mail = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _commands = [];
    private readonly Task _serving;

    public SmtpSink()
    {
        _listener.Start();
        var accepting = _listener.AcceptTcpClientAsync(_stop.Token).AsTask();
        _serving = Task.Run(() => ServeAsync(accepting));
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What the server can do, in its answer to EHLO.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = ["8BITMIME"];

    /// <summary>
    /// The answer to a line that begins with the key, in place of the usual one; null is silence, "" closes the connection. "."
    /// is the mail's end, "" the greeting, and a line break alone an empty line.
    /// </summary>
    public Dictionary<string, string?> Answers { get; init; } = [];

    /// <summary>With one, STARTTLS works; <see cref="IsTls"/> begins encrypted.</summary>
    public X509Certificate2? Certificate { get; init; }

    public bool IsTls { get; init; }

    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_commands)
                return [.. _commands];
        }
    }

    /// <summary>Completes when all of a mail but its end is here.</summary>
    public Task Content => _content.Task;

    /// <summary>Completes when the client has closed the connection.</summary>
    public Task Closed => _closed.Task;

    /// <summary>The mail, once its end is here.</summary>
    public Task<string> Mail => _mail.Task;

    public bool HasMail => _mail.Task.IsCompleted;

    public static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2080, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync(Task<TcpClient> accepting)
    {
        try
        {
            using var client = await accepting;
            await TalkAsync(client.GetStream());
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or OperationCanceledException
                        or SocketException
                        or System.Security.Authentication.AuthenticationException
            )
        {
            // The client has gone, or the test is over.
        }

        _closed.TrySetResult();
    }

    private async Task TalkAsync(Stream stream)
    {
        if (IsTls)
            stream = await EncryptAsync(stream);
        var reader = new StreamReader(stream, Encoding.UTF8);
        if (!await SayAsync(stream, "", "220 sink"))
            return;
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            lock (_commands)
                _commands.Add(line);
            var isContent = line == "DATA" && !Answers.ContainsKey("DATA");
            if (!await SayAsync(stream, line.Length == 0 ? "\n" : line, Usual(line)))
                return;
            if (isContent && !await TakeAsync(stream, reader))
                return;
            if (line == "STARTTLS" && Certificate is not null)
            {
                stream = await EncryptAsync(stream);
                reader = new StreamReader(stream, Encoding.UTF8);
            }
        }
    }

    private async Task<bool> TakeAsync(Stream stream, StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line == ".")
            {
                _mail.TrySetResult(text.ToString());
                return await SayAsync(stream, ".", "250 taken");
            }

            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            if (line.StartsWith("--=_", StringComparison.Ordinal) && line.EndsWith("=--", StringComparison.Ordinal))
                _content.TrySetResult();
        }

        return false;
    }

    private string Usual(string line) =>
        line.Split(' ')[0] switch
        {
            "EHLO" => string.Join("\r\n", Extensions.Select(extension => $"250-{extension}").Prepend("250-sink").Append("250 HELP")),
            "DATA" => "354 go on",
            "STARTTLS" => "220 go on",
            "QUIT" => "221 bye",
            "AUTH" => line == "AUTH LOGIN" ? "334 VXNlcm5hbWU6" : "235 welcome",
            _ => "250 ok",
        };

    private async Task<bool> SayAsync(Stream stream, string line, string usual)
    {
        var key = Answers.Keys.FirstOrDefault(begin =>
            begin.Length == 0 ? line.Length == 0 : line.StartsWith(begin, StringComparison.Ordinal)
        );
        var answer = key is null ? usual : Answers[key];
        if (answer is "")
            return false;
        if (answer is not null)
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\r\n"), _stop.Token);
        return true;
    }

    private async Task<Stream> EncryptAsync(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _stop.Token);
        return encrypted;
    }
}
