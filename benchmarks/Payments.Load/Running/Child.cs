using System.Diagnostics;

namespace Payments.Load;

/// <summary>A process of this run. What it says on the error stream is shown where it fails.</summary>
internal sealed class Child : IDisposable
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private Child(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Runs a program of this project to its end, and returns the last line that it printed.</summary>
    public static Task<string> RunAsync(string program, params IEnumerable<string> arguments) =>
        RunWithinAsync(_longest, program, arguments);

    /// <summary>The same for a program that may take longer.</summary>
    public static async Task<string> RunWithinAsync(TimeSpan longest, string program, params IEnumerable<string> arguments)
    {
        using var child = new Child(program, arguments);
        return await child.LastLineAsync(longest);
    }

    public static Child Start(string program, params IEnumerable<string> arguments) => new(program, arguments);

    public async Task<string> AskAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        return await ReadLineAsync();
    }

    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(_longest) ?? throw await FailureAsync();

    /// <summary>What it has used so far, while it runs.</summary>
    public TimeSpan CpuTime => _process.TotalProcessorTime;

    /// <summary>Ends a program that does not end by itself.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(20)))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task<string> LastLineAsync(TimeSpan longest)
    {
        var said = await _process.StandardOutput.ReadToEndAsync().WaitAsync(longest);
        await _process.WaitForExitAsync().WaitAsync(longest);
        return _process.ExitCode == 0 ? said.TrimEnd().Split('\n')[^1] : throw await FailureAsync();
    }

    private async Task<InvalidOperationException> FailureAsync() =>
        new($"{string.Join(' ', _process.StartInfo.ArgumentList)} failed: {await _errors.WaitAsync(_longest)}");
}
