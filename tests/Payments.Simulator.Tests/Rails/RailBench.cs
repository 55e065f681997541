using Payments.Providers;
using Payments.Specifications;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

/// <summary>A simulator with a file and a clock, which can be restarted. A payer takes three seconds to do something.</summary>
internal sealed class RailBench : IAsyncDisposable
{
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);
    public const string Pays = "+233200000001";
    public const string NeverPays = "+233200000404";

    private readonly TemporaryLedger _file = new();
    private readonly SimulatorOptions _options;

    public RailBench(TimeSpan? refundDelay = null, Func<ChargeRequest, SimulatedFault>? faults = null)
    {
        _options = new SimulatorOptions
        {
            LedgerPath = _file.Path,
            RailDelay = Delay,
            RefundDelay = refundDelay ?? TimeSpan.Zero,
            Faults = faults,
        };
        Simulator = Open();
    }

    public ManualTimeProvider Time { get; } = new();

    public PaymentSimulator Simulator { get; private set; }

    public string LedgerPath => _file.Path;

    public static Money Cedis(long pesewas) => Money.FromMinorUnits(pesewas, Currency.Ghs);

    public static ChargeRequest Mobile(string key, string phone = Pays, long pesewas = 1001, string rail = "mtn") =>
        new(key, Simulators.Shop, Cedis(pesewas), Source(MethodIds.MobileMoney, rail, Requirement.PhoneNumber, phone));

    public static ChargeRequest Transfer(string key, string account = "1000000001", long pesewas = 1001) =>
        new(key, Simulators.Shop, Cedis(pesewas), Source(MethodIds.BankTransfer, null, Requirement.BankAccountNumber, account));

    public static PaymentSource.Rail Source(string method, string? rail, string field, string value) =>
        new(method, rail, new Dictionary<string, string> { [field] = value });

    public async Task<ChargeOutcome> Charge(ChargeRequest request) => await Simulator.ChargeAsync(request, Token);

    public async Task<ChargeOutcome> Resolve(string key = "ch_1") => await Simulator.ResolveAsync(Simulators.Shop, key, Token);

    public async Task Send(long pesewas, string key = "ch_1") => await Simulator.SendMoneyAsync(key, Cedis(pesewas), Token);

    public async Task Refuse(string key = "ch_1") => await Simulator.RefusePromptAsync(key, Token);

    public async Task<RefundOutcome> Refund(string key, long pesewas, string charge = "ch_1", SimulatedOutcome? simulate = null) =>
        await Simulator.RefundAsync(new RefundRequest(key, Simulators.Shop, charge, Cedis(pesewas)) { Simulate = simulate }, Token);

    /// <summary>What is due, all of it taken.</summary>
    public async Task<IReadOnlyList<ChargeNotification>> Told()
    {
        var told = new List<ChargeNotification>();
        await Simulator.NotifyAsync(
            (notification, _) =>
            {
                told.Add((ChargeNotification)notification);
                return new(true);
            },
            Token
        );
        return told;
    }

    public async Task Restart()
    {
        await Simulator.DisposeAsync();
        Simulator = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Simulator.DisposeAsync();
        _file.Dispose();
    }

    private PaymentSimulator Open() => new(_options, Time, RandomSource.Cryptographic);
}
