using Payments.Providers;
using Payments.Storage;
using Xunit;
using static Payments.ChargeStatus;

namespace Payments.Specifications;

/// <summary>
/// A payment that four writers bring to its end, each decided on the same records: all of them stand before their commit when the
/// first is let go. Who is late decides again. Three have heard that the money is there, and the clock that it is not.
/// </summary>
public sealed class PaymentRace
{
    private static readonly PaymentRaceWriter[] Writers = Enum.GetValues<PaymentRaceWriter>();

    private readonly AsyncLocal<PaymentRaceWriter?> _writer = new();
    private readonly Dictionary<PaymentRaceWriter, TaskCompletionSource> _arrived = Writers.ToDictionary(
        writer => writer,
        _ => NewSignal()
    );
    private readonly Dictionary<PaymentRaceWriter, TaskCompletionSource> _released = Writers.ToDictionary(
        writer => writer,
        _ => NewSignal()
    );
    private readonly Dictionary<PaymentRaceWriter, Task> _running = [];
    private readonly RailsShop _shop;
    private readonly RailsShop _other;
    private readonly LatePaymentPolicy _late;
    private Charge _charge = null!;

    private PaymentRace(RailsShop shop, RailsShop other, LatePaymentPolicy late)
    {
        (_shop, _other, _late) = (shop, other, late);
        shop.Store.BeforeCommit = other.Store.BeforeCommit = StopAsync;
        shop.Provider.OnCharge = request => new(new ChargeOutcome.Approved("call_" + request.Key));
        shop.Provider.OnResolve = key =>
            new(
                _writer.Value == PaymentRaceWriter.Clock
                    ? new ChargeOutcome.AwaitingPayment("ref_" + key, RailsProvider.Instructions, shop.Now.AddMinutes(-1))
                    : new ChargeOutcome.Approved("poll_" + key)
            );
    }

    /// <summary>All orders in which four can come.</summary>
    public static IReadOnlyList<IReadOnlyList<PaymentRaceWriter>> Orders { get; } = [.. Permute([], Writers)];

    /// <summary>Runs one race and looks at what it left. True where the clock was first.</summary>
    /// <param name="store">Shared with other races, of other owners.</param>
    /// <param name="owner">Whose payment it is.</param>
    /// <param name="late">What becomes of money that is late.</param>
    /// <param name="order">In which order the writers are let go.</param>
    /// <param name="atOnce">Whether they run at once, or each only when the one before it has ended.</param>
    public static async Task<bool> RunAsync(
        IPaymentStore store,
        Owner owner,
        LatePaymentPolicy late,
        IReadOnlyList<PaymentRaceWriter> order,
        bool atOnce
    )
    {
        ArgumentNullException.ThrowIfNull(order);
        await using var shop = new RailsShop(store, late);
        await using var other = new RailsShop(store, late, shop);
        var race = new PaymentRace(shop, other, late);
        await race.StartAsync(owner, oneAttempt: order[1] < order[2]);
        foreach (var writer in order)
        {
            race._released[writer].SetResult();
            if (!atOnce)
                await race._running[writer];
        }

        await Task.WhenAll(race._running.Values);
        var clockWon = await race.CheckAsync();
        if (!atOnce)
            Assert.Equal(order[0] == PaymentRaceWriter.Clock, clockWon);
        return clockWon;
    }

    private async Task StartAsync(Owner owner, bool oneAttempt)
    {
        var session = await _shop.OpenAsync(owner, oneAttempt);
        var quote = await _shop.QuoteAsync(session);
        await ReachAsync(PaymentRaceWriter.Call, () => _shop.SubmitAsync(session, quote.Id));
        _charge = Assert.Single(await _shop.Engine.PaymentIntents.ListChargesAsync(owner, session.PaymentIntentId));
        _shop.Time.Advance(TimeSpan.FromMinutes(31));
        await ReachAsync(PaymentRaceWriter.Poll, _shop.Host.RunAsync);

        // Longer than a lease: another process takes the question over, while the first one's answer is still on its way.
        _shop.Time.Advance(TimeSpan.FromSeconds(36));
        await ReachAsync(PaymentRaceWriter.Clock, _other.Host.RunAsync);
        await ReachAsync(PaymentRaceWriter.Notification, () => _other.PaidAsync(_charge, 10_000));
    }

    private async Task ReachAsync(PaymentRaceWriter writer, Func<Task> run)
    {
        _running[writer] = RunAsAsync(writer, run);
        await Task.WhenAny(_arrived[writer].Task, _running[writer]);
        Assert.True(_arrived[writer].Task.IsCompleted, $"{writer} has nothing to commit");
    }

    private async Task RunAsAsync(PaymentRaceWriter writer, Func<Task> run)
    {
        _writer.Value = writer;
        await run();
    }

    private async ValueTask<CommitResult?> StopAsync(ChangeSet changes, int number)
    {
        if (
            _writer.Value is { } writer
            && changes.Writes.Any(write => write.Type == PaymentsSchema.Current.Table<Charge>() && write.ExpectedVersion > 0)
            && _arrived[writer].TrySetResult()
        )
            await _released[writer].Task;
        return null;
    }

    private async Task<bool> CheckAsync()
    {
        await _other.Host.RunAsync();
        var charge = await _shop.ReadAsync(_charge);
        var records = await _shop.AgreedAsync(charge);
        var clockWon = charge.History.Any(entry => entry.Status == Expired);
        Assert.Equal(charge.Amount, charge.AmountReceived);
        Assert.Equal(Expected(clockWon), charge.Status);
        Assert.Equal(charge.Status == Failed ? charge.Amount : Money.Zero(charge.Amount.Currency), charge.AmountRefunded);
        Assert.Equal(charge.AmountRefunded.MinorUnits, _shop.Provider.Refunds.Sum(refund => refund.Amount.MinorUnits));
        Assert.Equal(charge.IsPaid, records.Session.IsPaid);
        Assert.Equal(clockWon ? 1 : 0, records.Events.Count(type => type == ChargeExpired.TypeName));
        Assert.Equal(charge.Status == PaidLate ? 1 : 0, records.Events.Count(type => type == ChargePaidLate.TypeName));
        Assert.Single(_shop.Provider.Charges);
        Assert.Empty(_shop.Log.Of(Microsoft.Extensions.Logging.LogLevel.Critical));
        Assert.Empty(_shop.Store.Book.WorkOf("charge.reconcile"));

        if (charge.Status == PaidLate)
        {
            Assert.Equal(Accepted, (await _shop.AcceptAsync(charge)).Value.Status);
            Assert.True((await _shop.AgreedAsync(charge)).Session.IsPaid);
        }

        return clockWon;
    }

    private ChargeStatus Expected(bool clockWon) =>
        !clockWon
            ? Succeeded
            : _late switch
            {
                LatePaymentPolicy.Hold => PaidLate,
                LatePaymentPolicy.Accept => Accepted,
                LatePaymentPolicy.Refund => Failed,
            };

    private static IEnumerable<IReadOnlyList<PaymentRaceWriter>> Permute(PaymentRaceWriter[] begun, PaymentRaceWriter[] left) =>
        left.Length == 0 ? [begun] : left.SelectMany(next => Permute([.. begun, next], [.. left.Where(writer => writer != next)]));

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
