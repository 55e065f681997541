using Payments.Providers;
using Payments.Specifications;
using Xunit;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

/// <summary>
/// A simulator with a file and a clock, which can be restarted; charges of cards in pence. A payer takes three seconds to do
/// something.
/// </summary>
internal sealed class CardBench : IAsyncDisposable
{
    public const string Challenged = "4000002760003184";
    public const string ChallengedUnlessSaved = "4000002500003155";
    public const string ChallengedThenDeclined = "4000008400001629";

    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);

    private readonly TemporaryLedger _file = new();
    private readonly SimulatorOptions _options;

    public CardBench(TimeSpan refundDelay = default)
    {
        _options = new SimulatorOptions
        {
            LedgerPath = _file.Path,
            RailDelay = Delay,
            RefundDelay = refundDelay,
        };
        Simulator = Open();
    }

    public ManualTimeProvider Time { get; } = new();

    public PaymentSimulator Simulator { get; private set; }

    public string LedgerPath => _file.Path;

    public DateTimeOffset Now => Time.GetUtcNow();

    public static Money Pence(long pence) => Money.FromMinorUnits(pence, Currency.Of("GBP"));

    public async Task<ChargeOutcome> Pay(string key, string number, Func<ChargeRequest, ChargeRequest>? with = null) =>
        await Charge(key, await Simulator.TokenOf(number), with);

    public async Task<ChargeOutcome> Charge(string key, string token, Func<ChargeRequest, ChargeRequest>? with = null)
    {
        var request = Request(key, token);
        return await Simulator.ChargeAsync(with?.Invoke(request) ?? request, Token);
    }

    public async Task<ChargeOutcome> Authorize(string key, string number = Approved) =>
        await Pay(key, number, request => request with { AuthorizeOnly = true });

    public async Task<ChargeOutcome> Capture(string key = "ch_1", long pence = 1099) =>
        await Simulator.CaptureAsync(new CaptureRequest(key, Simulators.Shop, Pence(pence)), Token);

    public async Task<ChargeOutcome> Release(string key = "ch_1") => await Simulator.ReleaseAsync(Simulators.Shop, key, Token);

    public async Task<ChargeOutcome> Resolve(string key = "ch_1") => await Simulator.ResolveAsync(Simulators.Shop, key, Token);

    public async Task<SetupOutcome> SetUp(string key, string number, bool offSession = false) =>
        await Simulator.SetUpAsync(
            new SetupRequest(key, Simulators.Shop, new PaymentSource.Card(await Simulator.TokenOf(number)))
            {
                OffSession = offSession,
                ReturnUrl = "https://shop.example/back",
            },
            Token
        );

    public async Task<SetupOutcome> ResolveSetup(string key = "seti_1.1") => await Simulator.ResolveSetupAsync(Simulators.Shop, key, Token);

    public async Task<SetupOutcome> Abandon(string key = "seti_1.1") => await Simulator.AbandonSetupAsync(Simulators.Shop, key, Token);

    /// <summary>Keeps a card, whose payer passes where the issuer asks.</summary>
    public async Task<string> Keep(string key, string number, bool offSession = false)
    {
        var outcome = await SetUp(key, number, offSession);
        if (outcome is SetupOutcome.RequiresAction { Action: NextAction.TestChallenge challenge })
            await Answer(challenge.Token);
        return Assert.IsType<SetupOutcome.Saved>(await ResolveSetup(key)).Token;
    }

    public async Task<TestChallenge?> Answer(string token, bool passed = true) =>
        await Simulator.AnswerChallengeAsync(token, passed, Token);

    public async Task<TestChallenge?> Find(string token) => await Simulator.FindChallengeAsync(token, Token);

    public async Task<RefundOutcome> Refund(string key, long pence = 1099, string charge = "ch_1") =>
        await Simulator.RefundAsync(new RefundRequest(key, Simulators.Shop, charge, Pence(pence)), Token);

    public async Task<RefundOutcome> CancelRefund(string key) => await Simulator.CancelRefundAsync(Simulators.Shop, key, Token);

    public async Task SubmitEvidence(string reference, string evidence) =>
        await Simulator.SubmitEvidenceAsync(Simulators.Shop, reference, evidence, Token);

    /// <summary>What is due, all of it taken.</summary>
    public async Task<IReadOnlyList<ProviderNotification>> Told(Func<ProviderNotification, bool>? takes = null)
    {
        var told = new List<ProviderNotification>();
        await Simulator.NotifyAsync(
            (notification, _) =>
            {
                told.Add(notification);
                return new(takes?.Invoke(notification) ?? true);
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

    public static string TokenIn(ChargeOutcome outcome) =>
        Assert.IsType<NextAction.TestChallenge>(Assert.IsType<ChargeOutcome.RequiresAction>(outcome).Action).Token;

    public static string TokenIn(SetupOutcome outcome) =>
        Assert.IsType<NextAction.TestChallenge>(Assert.IsType<SetupOutcome.RequiresAction>(outcome).Action).Token;

    private PaymentSimulator Open() => new(_options, Time, RandomSource.Cryptographic);
}
