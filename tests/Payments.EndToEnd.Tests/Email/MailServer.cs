using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Payments.EndToEnd.Tests;

/// <summary>A mail server outside .NET, written by others (Debian's python3-aiosmtpd), that can be told to be slow.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<JsonObject> _said = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly Process _process;

    private MailServer(Process process) => _process = process;

    public int Port { get; private init; }

    /// <summary>The mails that it took, each as often as it took it.</summary>
    public IReadOnlyList<JsonObject> Mails => [.. _said.Where(line => line.ContainsKey("took"))];

    public static async Task<MailServer> StartAsync(CancellationToken cancellationToken)
    {
        var port = FreePort.Take();
        var start = new ProcessStartInfo(
            "/usr/bin/python3",
            [Path.Combine(Repository.Root, "tests", "mail-server", "mail_server.py"), port.ToString(CultureInfo.InvariantCulture)]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var server = new MailServer(new Process { StartInfo = start }) { Port = port };
        server._process.OutputDataReceived += (_, line) => server.Keep(line.Data);
        server._process.ErrorDataReceived += (_, line) => server._errors.Enqueue(line.Data ?? "");
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        await server.SaysAsync("listens", "True", cancellationToken);
        return server;
    }

    /// <summary>Has it greet nobody from now on, until <see cref="GreetAsync"/>.</summary>
    public Task KeepSilentAsync(CancellationToken cancellationToken) => TellAsync("greeting", cancellationToken);

    public Task GreetAsync(CancellationToken cancellationToken) => TellAsync("go", cancellationToken);

    /// <summary>Waits until it waits there.</summary>
    public Task WaitsAsync(string where, string? to, CancellationToken cancellationToken) =>
        SaysAsync(
            line => (string?)line["waits"] == where && (string?)line["to"] == to,
            $"the mail server waits at {where}",
            cancellationToken
        );

    public Task TakesAsync(string to, CancellationToken cancellationToken) => SaysAsync("took", to, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task TellAsync(string line, CancellationToken cancellationToken)
    {
        var before = Count();
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        await Eventually.IsTrueAsync(() => Task.FromResult(Count() > before), $"the mail server obeys \"{line}\"", cancellationToken);

        int Count() => _said.Count(said => (string?)said["obeys"] == line);
    }

    private Task SaysAsync(string name, string value, CancellationToken cancellationToken) =>
        SaysAsync(
            line => line[name]?.ToString() is { } said && said.Equals(value, StringComparison.OrdinalIgnoreCase),
            $"the mail server says {name} {value}",
            cancellationToken
        );

    private Task SaysAsync(Func<JsonObject, bool> what, string words, CancellationToken cancellationToken) =>
        Eventually.IsTrueAsync(
            () =>
                Task.FromResult(
                    _said.Any(what)
                        || (
                            _process.HasExited
                                ? throw new InvalidOperationException(
                                    $"The mail server has ended (./test.sh installs what it needs):\n{string.Join('\n', _errors)}"
                                )
                                : false
                        )
                ),
            words,
            cancellationToken
        );

    private void Keep(string? line)
    {
        if (line is not null)
            _said.Enqueue(JsonNode.Parse(line)!.AsObject());
    }
}
