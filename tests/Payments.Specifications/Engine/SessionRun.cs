using Microsoft.Extensions.Logging;
using Payments.Storage;
using Xunit;
using Truth = Payments.Specifications.ModelProvider.Truth;

namespace Payments.Specifications;

/// <summary>
/// Plays a sequence of steps, each drawn from a number, against a real engine and the model, one after another on one thread,
/// and compares the two after each.
/// </summary>
public sealed partial class SessionRun
{
    private static readonly Owner Shop = Owner.Test("acct_shop");
    private static readonly int[] Seconds = [1, 2, 10, 25, 600, 2_400];

    private readonly IPaymentStore _store;
    private readonly CommitBook _book = new();
    private readonly ManualTimeProvider _time = new();
    private readonly RecordingLog _log = new();
    private readonly ScriptedProvider _provider = new();
    private readonly ModelProvider _modelProvider = new();
    private readonly SeededRandom _random = new(1);
    private WatchedStore _watched;
    private EngineHost _host;
    private CheckoutSession _session;
    private SessionModel _model;
    private OpenCall? _call;
    private bool _lied;

    private SessionRun(IPaymentStore store)
    {
        _store = store;
        _provider.OnResolve = _modelProvider.Resolve;
        (_watched, _host) = Start();
        _session = null!;
        _model = null!;
    }

    /// <summary>Plays all steps, then lets everything come to its end.</summary>
    /// <param name="store">New and empty, with the tables of <see cref="PaymentsSchema.Current"/>.</param>
    /// <param name="numbers">Each stands for one step.</param>
    public static async Task PlayAsync(IPaymentStore store, IReadOnlyList<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var run = new SessionRun(store);
        run._session = await run._host.OpenAsync(Shop, TimeSpan.FromMinutes(30));
        run._model = new SessionModel(run._session.ExpiresAt, index => run._modelProvider.Says(run._book.Charges[index]));
        await run.CompareAsync();
        foreach (var number in numbers)
        {
            await run.StepAsync((uint)number);
            await run.CompareAsync();
        }

        await run.EndAsync();
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private (WatchedStore Store, EngineHost Host) Start()
    {
        var watched = new WatchedStore(_store, _book);
        return (watched, new EngineHost(watched, _time, [_provider], _log, _random));
    }

    private Task StepAsync(uint number)
    {
        var (kind, choice) = (number % 14, (int)(number / 14 % 1_000));
        return kind switch
        {
            0 => PayAsync(choice),
            1 => PayHeldAsync((Truth)(choice % 4)),
            2 => AnswerAsync(),
            3 => PayStalledAsync(choice),
            4 => ResumeAsync(),
            5 => CrashAsync(),
            6 => PayAndCrashAsync(),
            7 => RefusedOrNotAsync(_host.ExpireAsync(_session), _model.End(SessionStatus.Expired, Now)),
            8 => RefusedOrNotAsync(_host.CancelAsync(_session), _model.End(SessionStatus.Canceled, Now)),
            9 => AdvanceAsync(choice),
            10 => WorkAsync(),
            11 => AdvanceAndWorkAsync(choice),
            12 => Do(() => _modelProvider.Decide(choice % 2 == 0 ? Truth.Declined : Truth.Approved)),
            _ => Do(() => _modelProvider.Questions = (ModelProvider.Line)(choice % 3)),
        };
    }

    private async Task EndAsync()
    {
        if (_call is { } call)
            await FinishAsync(call);
        _modelProvider.Questions = ModelProvider.Line.Good;
        _modelProvider.Decide(Truth.Declined);
        for (var round = 0; round < 4; round++)
        {
            _time.Advance(TimeSpan.FromHours(2));
            await WorkAsync();
            await CompareAsync();
        }

        Assert.NotEqual(SessionStatus.Open, _model.Status);
        Assert.Empty(_book.WorkOf("charge.reconcile"));
        Assert.Empty(_book.WorkOf("session.expire"));
    }

    private async Task CompareAsync()
    {
        var records = (await _host.ReadAsync(_session)).Agree();
        Assert.Equal(_model.Status, records.Session.Status);
        Assert.Equal(_model.StatusAt(Now), (await _host.Engine.CheckoutSessions.GetAsync(Shop, _session.Id)).Value.Status);
        Assert.Equal(_model.IntentStatus, records.Intent.Status);
        Assert.Equal(
            _model.Charges.Select(charge => charge.Status),
            _book.Charges.Select(id => records.Charges.Single(charge => charge.Id == id).Status)
        );
        Assert.Equal(_model.Events.Order(StringComparer.Ordinal), records.Events);
        Assert.Equal(_model.Contradictions, _log.Of(LogLevel.Critical).Count);
        Assert.Empty(_log.Of(LogLevel.Error).Where(line => !line.Contains("is undecided after", StringComparison.Ordinal)));
        Assert.Equal(_model.ExpiryDue is null ? [] : new[] { _session.Id }, _book.WorkOf("session.expire"));
        Assert.Equal(
            _book.Charges.Where((_, index) => _model.Charges[index].QuestionDue is not null).Order(StringComparer.Ordinal),
            _book.WorkOf("charge.reconcile")
        );

        // No charge is sent twice, and unless the provider contradicts itself it took the money once at most.
        Assert.Equal(_provider.Charges.Count, _provider.Charges.Select(request => request.Key).Distinct().Count());
        Assert.True(_lied || _modelProvider.Taken.Count() <= 1);
        Assert.True(records.Session.UpdatedAt >= _session.UpdatedAt, "a record's time of change never goes back");
        _session = records.Session;
    }
}
