using System.Globalization;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Decides a charge by a rail.</summary>
internal static class RailDecisions
{
    public static SimulatorEntry Decide(
        ChargeRequest request,
        PaymentSource.Rail source,
        DateTimeOffset now,
        SimulatorTimes times,
        RandomSource random
    )
    {
        var offer = SimulatorMethods.Find(source, request.Amount.Currency)!;
        return !RailRules.IsWellFormed(source, request.Amount.Currency)
                ? SimulatorChargeEntry.Decline(request, token: null, now, DeclineCode.ProcessingError)
            : DebitMethods.SchemeOf(source.Method) is { } scheme ? DebitDecisions.Decide(request, source, scheme, now, times, random)
            : source.Method == MethodIds.PayByBank ? ToBank(request, now, times, random)
            : offer.OnRequest ? TransferDecisions.Decide(request, source, offer, now, times, random)
            : Await(request, source, offer, now, times.RailDelay, random);
    }

    private static SimulatorRailEntry.Awaiting Await(
        ChargeRequest request,
        PaymentSource.Rail source,
        MethodOffer offer,
        DateTimeOffset now,
        TimeSpan delay,
        RandomSource random
    ) =>
        new(
            request.Key,
            now,
            request.Owner,
            request.Amount,
            source.Method,
            source.RailId,
            SimulatorIds.Charge(now, random),
            RailInstructions.For(source, request.Amount.Currency, random),
            request.PayableUntil ?? now + offer.Window,
            RailRules.EffectOf(request, source)
        )
        {
            Delay = delay,
            Fingerprint = RailRules.FingerprintOf(request.Key, source),
        };

    private static SimulatorBankEntry.BankChallenged ToBank(
        ChargeRequest request,
        DateTimeOffset now,
        SimulatorTimes times,
        RandomSource random
    ) =>
        new(
            request.Key,
            now,
            request.Owner,
            request.Amount,
            SimulatorIds.Charge(now, random),
            Authentication.NewChallenge(random),
            now + times.ChallengeWindow
        )
        {
            ReturnUrl = request.ReturnUrl,
        };
}

/// <summary>The payer's instructions. An account number has ten digits, too few to pass for a card's.</summary>
internal static class RailInstructions
{
    private const string BankName = "Simulator Bank";
    private const string AccountName = "Test payment";
    private const int HintDigits = 3;

    public static PaymentInstructions For(PaymentSource.Rail source, Currency currency, RandomSource random) =>
        RailRules.RailOf(source, currency) is { } rail
            ? new PaymentInstructions.PhonePrompt(rail.Name, RailRules.NumberOf(source)[^HintDigits..])
            : new PaymentInstructions.BankAccount(
                BankName,
                Digits(random, 1_000_000_000, 9_000_000_000),
                AccountName,
                $"SIM-{Digits(random, 10_000_000, 90_000_000)}"
            );

    private static string Digits(RandomSource random, long least, long count)
    {
        Span<byte> bytes = stackalloc byte[8];
        random.Fill(bytes);
        return (least + (long)(BitConverter.ToUInt64(bytes) % (ulong)count)).ToString(CultureInfo.InvariantCulture);
    }
}
