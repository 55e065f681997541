using System.Diagnostics;
using System.Globalization;
using Payments.Tests.Shared;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>A process of Payments.PayingHost.</summary>
internal sealed class PayingProcess : IAsyncDisposable
{
    private const int KilledBySignal9 = 128 + 9;

    private readonly TaskCompletionSource<TimeSpan> _opening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<TimeSpan> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly Task _reading;

    private PayingProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static PayingProcess Start(string path, TimeSpan fillPause, int seed)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "../../../../Payments.PayingHost/bin", Configuration, "net10.0");
        string[] arguments =
        [
            Path.Combine(program, "Payments.PayingHost.dll"),
            path,
            fillPause.TotalMilliseconds.ToString(CultureInfo.InvariantCulture),
            seed.ToString(CultureInfo.InvariantCulture),
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return new PayingProcess(Process.Start(start)!);
    }

    /// <summary>It is about to open the file.</summary>
    public Task IsOpeningAsync() => OrItsErrorAsync(_opening.Task);

    /// <summary>A payment was created and read; how long after the opening began.</summary>
    public async Task<TimeSpan> IsReadyAsync() => await OrItsErrorAsync(_ready.Task) - await _opening.Task;

    /// <summary>kill -9, of which it dies: it has not ended before.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndsAsync(KilledBySignal9);
    }

    /// <summary>Its callers are stopped, and all ends well.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await EndsAsync(0);
    }

    /// <summary>Throws where it has ended by itself.</summary>
    public async Task RunsAsync()
    {
        if (_process.HasExited)
            throw new InvalidOperationException($"The process ended early: {await _errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        KeptFiles.Keep($"paying-host-{_process.Id}.log", await _errors);
        _process.Dispose();
    }

    private async Task EndsAsync(int exitCode)
    {
        await _process.WaitForExitAsync();
        Assert.True(_process.ExitCode == exitCode, $"The process ended with {_process.ExitCode}: {await _errors}");
    }

    private async Task<TimeSpan> OrItsErrorAsync(Task<TimeSpan> moment)
    {
        await Task.WhenAny(moment, _reading).WaitAsync(ConversionCampaign.Patience);
        return moment.IsCompleted ? await moment : throw new InvalidOperationException($"The process ended early: {await _errors}");
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            (line == "opening" ? _opening : _ready).TrySetResult(Stopwatch.GetElapsedTime(_began));
    }
}
