using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Payments.AspNetCore.Tests.Webhooks;

/// <summary>
/// A receiver below HTTP: what it does with each request of each connection is scripted, in words. A connection takes the next script
/// when it is accepted, and the last script is for all further ones.
/// </summary>
internal sealed class ScriptedReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Queue<string> _scripts;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _requests = [];
    private readonly Task _accepting;

    /// <param name="scripts">Each a list of steps, by spaces: a status, "close", "reset", or text in quotes and then close.</param>
    public ScriptedReceiver(params string[] scripts)
    {
        _scripts = new Queue<string>(scripts);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/hooks");

    /// <summary>The requests that came, as the number of the connection and the body.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();

        // Not before: a listener that is stopped between two connections throws that it was never started.
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            for (var number = 1; ; number++)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var script = _scripts.Count > 1 ? _scripts.Dequeue() : _scripts.Peek();
                serving.Add(ServeAsync(client, number, script.Split(' ')));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client, int number, string[] steps)
    {
        using (client)
        {
            try
            {
                foreach (var step in steps)
                {
                    if (await ReadAsync(client.GetStream()) is not { } body)
                        return;

                    lock (_requests)
                        _requests.Add($"{number} {body}");
                    if (!await AnswerAsync(client, step))
                        return;
                }

                await ReadAsync(client.GetStream());
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException) { }
        }
    }

    private async Task<bool> AnswerAsync(TcpClient client, string step)
    {
        if (step == "reset")
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        if (step is "reset" or "close")
            return false;

        var isText = step.StartsWith('"');
        var text = isText
            ? step.Trim('"').Replace('_', ' ').Replace("|", "\r\n", StringComparison.Ordinal)
            : $"HTTP/1.1 {step} -\r\ncontent-length: 0\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), _stop.Token);
        return !isText;
    }

    /// <summary>The body of the next request, or null where the connection ends.</summary>
    private async Task<string?> ReadAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (!Encoding.ASCII.GetString([.. bytes]).Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
                return null;
            bytes.Add(one[0]);
        }

        var head = Encoding.ASCII.GetString([.. bytes]);
        var length = head.Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
        var body = new byte[int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return Encoding.UTF8.GetString(body);
    }
}
