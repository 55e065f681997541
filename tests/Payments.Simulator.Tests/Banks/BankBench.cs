using Payments.Providers;
using Payments.Specifications;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

/// <summary>A simulator with a file and a clock at noon of a Monday, which can be restarted.</summary>
internal sealed class BankBench : IAsyncDisposable
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);

    private readonly TemporaryLedger _file = new();
    private readonly SimulatorOptions _options;

    public BankBench(TimeSpan? debitDelay = null, bool transfersArrive = true)
    {
        _options = new SimulatorOptions
        {
            LedgerPath = _file.Path,
            RailDelay = Delay,
            DebitDelay = debitDelay,
            TransfersArrive = transfersArrive,
        };
        Time = new ManualTimeProvider();
        Time.Advance(Monday - Time.GetUtcNow());
        Simulator = Open();
    }

    public ManualTimeProvider Time { get; }

    public PaymentSimulator Simulator { get; private set; }

    public string LedgerPath => _file.Path;

    public static Money Pounds(long pence) => Money.FromMinorUnits(pence, Currency.Gbp);

    public static TestDebitAccount Account(string method, TestDebitEffect effect) =>
        TestBankAccounts.Debits.Single(account => account.Method == method && account.Effect == effect);

    public static ChargeRequest Debit(string key, TestDebitEffect effect = TestDebitEffect.Settles, string method = MethodIds.BacsDebit)
    {
        var currency = SimulatorMethods.All.Single(offer => offer.Method == method).Currencies[0];
        return new(
            key,
            Simulators.Shop,
            Money.FromMinorUnits(500_00, currency),
            new PaymentSource.Rail(method, null, Account(method, effect).Fields)
        );
    }

    public static ChargeRequest Transfer(
        string key,
        string method = MethodIds.BankTransfer,
        Currency? currency = null,
        string? customer = "cus_1"
    ) =>
        new(
            key,
            Simulators.Shop,
            Money.FromMinorUnits(500_00, currency ?? Currency.Gbp),
            new PaymentSource.Rail(method, null, new Dictionary<string, string>())
        )
        {
            CustomerId = customer,
            PaymentReference = "P12345678A",
        };

    public async Task<ChargeOutcome> Charge(ChargeRequest request) => await Simulator.ChargeAsync(request, Token);

    public async Task<ChargeOutcome> Resolve(string key = "ch_1") => await Simulator.ResolveAsync(Simulators.Shop, key, Token);

    public async Task<RefundOutcome> Refund(string key, long pence, string charge = "ch_1", string? reference = null) =>
        await Simulator.RefundAsync(new RefundRequest(key, Simulators.Shop, charge, Pounds(pence)) { ChargeReference = reference }, Token);

    /// <summary>What is due, all of it taken.</summary>
    public async Task<IReadOnlyList<ProviderNotification>> Told()
    {
        var told = new List<ProviderNotification>();
        await Simulator.NotifyAsync(
            (notification, _) =>
            {
                told.Add(notification);
                return new(true);
            },
            Token
        );
        return told;
    }

    /// <summary>"received refunded disputed returned" in minor units.</summary>
    public async Task<string> Totals() =>
        string.Join(
            "; ",
            (await Simulator.ReadStatementAsync(Simulators.Shop, Token)).Select(total =>
                $"{total.Currency} {total.Received.MinorUnits} {total.Refunded.MinorUnits} "
                + $"{total.Disputed.MinorUnits} {total.Returned.MinorUnits}"
            )
        );

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
