using Payments.Providers;

namespace Payments.Simulator;

/// <summary>What becomes of a charge by a rail.</summary>
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
                ? CardDecisions.Decline(request, token: null, now, DeclineCode.ProcessingError)
            : DebitMethods.SchemeOf(source.Method) is { } scheme
                ? DebitDecisions.Decide(request, source, scheme, now, times.DebitDelay, random)
            : source.Method == MethodIds.PayByBank ? ToBank(request, now, times, random)
            : offer.OnRequest ? TransferDecisions.Decide(request, source, offer, now, times, random)
            : Await(request, source, offer, now, times.RailDelay, random);
    }

    private static SimulatorEntry.Awaiting Await(
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

    private static SimulatorEntry.BankChallenged ToBank(
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
