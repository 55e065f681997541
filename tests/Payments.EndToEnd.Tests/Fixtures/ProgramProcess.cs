using System.Collections.Concurrent;
using System.Diagnostics;
using Payments.Tests.Shared;

namespace Payments.EndToEnd.Tests;

/// <summary>A .NET program that runs as a process of its own and ends with this one at the latest.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<int, Process> _running = new();

    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    static ProgramProcess() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var process in _running.Values)
                Kill(process);
        };

    private ProgramProcess(Process process) => Process = process;

    public string Output => string.Join('\n', _output);

    public string Errors => string.Join('\n', _errors);

    public bool HasExited => Process.HasExited;

    public string Everything => $"{Output}\n{Errors}";

    private Process Process { get; }

    public static ProgramProcess Start(
        string dll,
        IEnumerable<string> arguments,
        string workingDirectory,
        IReadOnlyDictionary<string, string?>? environment = null
    )
    {
        // Started below a background shell, a program would otherwise inherit that Ctrl+C is ignored.
        var start = new ProcessStartInfo(
            "/usr/bin/env",
            [
                "--default-signal=INT",
                Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
                dll,
                .. arguments,
            ]
        )
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;

        var program = new ProgramProcess(new Process { StartInfo = start });
        program.Process.OutputDataReceived += (_, line) => Keep(program._output, line.Data);
        program.Process.ErrorDataReceived += (_, line) => Keep(program._errors, line.Data);
        program.Process.Start();
        _running[program.Process.Id] = program.Process;
        program.Process.BeginOutputReadLine();
        program.Process.BeginErrorReadLine();
        return program;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        Kill(Process);
        await Process.WaitForExitAsync();
    }

    /// <summary>What Ctrl+C sends; the answer is the exit code.</summary>
    public async Task<int> InterruptAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-INT", $"{Process.Id}"]);
        await kill.WaitForExitAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Eventually.Patience);
        await Process.WaitForExitAsync(patience.Token);
        return Process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        KeptFiles.Keep($"program-{Process.Id}.log", Everything);
        _running.TryRemove(Process.Id, out _);
        Process.Dispose();
    }

    // What the surroundings of the tests say is not said to the programs.
    private static bool IsForeign(string name) =>
        name.StartsWith("SHOP_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_URLS", StringComparison.OrdinalIgnoreCase)
        || name.Equals("URLS", StringComparison.OrdinalIgnoreCase);

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
