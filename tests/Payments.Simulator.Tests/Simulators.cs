using Payments.Providers;
using Payments.Specifications;
using Xunit;

namespace Payments.Simulator.Tests;

/// <summary>The words that the tests of the simulator share.</summary>
internal static class Simulators
{
    public const string Approved = "4242424242424242";
    public const string LosesAnswer = "4000009770000019";
    public const string LosesRequest = "4000009770000027";

    public static Owner Shop { get; } = Owner.Test("acct_shop");

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static PaymentSimulator New(string? ledgerPath = null, Func<ChargeRequest, SimulatedFault>? faults = null) =>
        new(new SimulatorOptions { LedgerPath = ledgerPath, Faults = faults }, new ManualTimeProvider(), RandomSource.Cryptographic);

    public static CardDetails Card(string number, int month = 12, int year = 2030) =>
        new(number, month, year, CardBrands.Detect(number) == CardBrand.Amex ? "1111" : "111");

    public static async Task<string> TokenOf(this PaymentSimulator simulator, string number) =>
        (await simulator.TokenizeAsync(Card(number), Token)).Value.Token;

    public static ChargeRequest Request(string key, string token, long pence = 1099) =>
        new(key, Shop, Money.FromMinorUnits(pence, Currency.Of("GBP")), new PaymentSource.Card(token));

    public static async Task<ChargeOutcome> Charge(this PaymentSimulator simulator, string key, string number) =>
        await simulator.ChargeAsync(Request(key, await simulator.TokenOf(number)), Token);

    public static ChargeOutcome Declined(DeclineCode code) => new ChargeOutcome.Declined(code);

    public static ChargeOutcome Outcome(this SimulatorEntry entry) => Assert.IsType<IChargeDecision>(entry, exactMatch: false).Outcome;
}
