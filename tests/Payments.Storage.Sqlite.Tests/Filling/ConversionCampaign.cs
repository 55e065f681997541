using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>
/// Starts a host on a file of an earlier release and kills it, again and again: amid the opening, amid the filling, and after it. Then one
/// more host may fill what is left.
/// </summary>
internal sealed class ConversionCampaign(string path, long rowsToFill, int kills, TimeSpan fillPause, int seed)
{
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(4);

    /// <summary>The limit is there so that a failure ends, not to time anything.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(10);

    private readonly Random _random = new(seed);
    private FillState _last = FillState.Read(path);

    public ToldPayments Told { get; } = new($"{path}.told");

    /// <summary>How long after the opening began a payment was created and read, each time.</summary>
    public List<TimeSpan> Ready { get; } = [];

    /// <summary>The first of them that ran the schema's last step.</summary>
    public TimeSpan? Converted { get; private set; }

    /// <summary>How many kills left the file at the earlier schema.</summary>
    public int Unconverted { get; private set; }

    /// <summary>How many kills left a fill that was under way.</summary>
    public int AmidFill { get; private set; }

    /// <summary>How many payments were acknowledged while rows lacked their columns.</summary>
    public int PaidAmidFill { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var kill = 0; kill < kills; kill++)
        {
            await using var process = PayingProcess.Start(path, fillPause, seed + (100 * kill));
            await AwaitMomentAsync(process, kill, cancellationToken);
            await process.KillAsync();
            Look();
            Unconverted += _last.IsConverted ? 0 : 1;
            AmidFill += _last.IsUnderWay ? 1 : 0;
        }

        await using var last = PayingProcess.Start(path, fillPause, seed - 100);
        await AwaitReadyAsync(last);
        await PassAsync(last, () => !_last.IsUnderWay, cancellationToken);
        var paid = Told.Paid.Count;
        await PassAsync(last, () => Told.Paid.Count > paid + 50, cancellationToken);
        await last.StopAsync();
        Look();
    }

    // A fifth of the kills come amid the opening, each later than the one before; they are the first, when the schema's steps run. Of the
    // others some do so, too, and most when a part of the rows that were left is filled.
    private async Task AwaitMomentAsync(PayingProcess process, int kill, CancellationToken cancellationToken)
    {
        var first = Math.Max(1, kills / 5);
        if (kill < first || _random.Next(10) == 0)
        {
            await process.IsOpeningAsync();
            await DelayAsync(kill < first ? 40 + (60 * kill) + _random.Next(60) : _random.Next(800));
            return;
        }

        await AwaitReadyAsync(process);
        var state = FillState.Read(path);
        var (left, paid) = (state.RowsLeft - _random.NextInt64(2 * rowsToFill / kills), Told.Paid.Count + _random.Next(1, 200));
        if (state.IsUnderWay)
            await PassAsync(process, () => !_last.IsUnderWay || _last.RowsLeft <= left, cancellationToken);
        else
            await PassAsync(process, () => Told.Paid.Count >= paid, cancellationToken);
        await DelayAsync(_random.Next(20));

        Task DelayAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, cancellationToken);
    }

    private async Task AwaitReadyAsync(PayingProcess process)
    {
        Ready.Add(await process.IsReadyAsync());
        if (!_last.IsConverted)
            Converted = Ready[^1];
    }

    /// <summary>Looks at the file and at what callers are told, until it is so.</summary>
    private async Task PassAsync(PayingProcess process, Func<bool> isSo, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        Glance();
        while (!isSo())
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"Waited in vain, with {_last.RowsLeft} rows to fill.");
            await process.RunsAsync();
            await Task.Delay(_glance, TimeProvider.System, cancellationToken);
            Glance();
        }

        // What was told between two moments at which rows were left was told while they were.
        void Glance()
        {
            var wasUnderWay = _last is { IsConverted: true, IsUnderWay: true };
            var state = FillState.Read(path);
            state.GoesOnFrom(_last);
            _last = state;
            var paid = Told.ReadOn();
            PaidAmidFill += wasUnderWay && FillState.Read(path).IsUnderWay ? paid : 0;
        }
    }

    /// <summary>Nothing that was told or filled is lost by the death of the process.</summary>
    private void Look()
    {
        var state = FillState.Read(path);
        state.GoesOnFrom(_last);
        _last = state;
        Told.ReadOn();
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        Told.AreThere(connection);
    }
}
