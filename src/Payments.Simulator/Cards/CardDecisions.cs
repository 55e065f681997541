using Payments.Providers;

namespace Payments.Simulator;

/// <summary>What becomes of a charge of a card.</summary>
internal static class CardDecisions
{
    public static SimulatorEntry Decide(ChargeRequest request, CardToken? token, DateTimeOffset now, RandomSource random)
    {
        if (token is null)
            return Decline(request, token, now, DeclineCode.ProcessingError);

        // A card that may be a real one is never taken, whatever a merchant asks for.
        if (token.Behaviour == CardBehaviour.Unpublished)
            return Decline(request, token, now, DeclineCode.TestModeCardOnly);

        return request.Simulate switch
        {
            SimulatedOutcome.Success => Take(request, token, now, random),
            SimulatedOutcome.Failed => Decline(request, token, now, DeclineCode.CardDeclined),
            SimulatedOutcome.Underpaid => PayerScript.PartOf(request.Amount) is { } part
                ? new SimulatorEntry.PartlyCharged(request.Key, now, request.Owner, request.Amount, token.Text, SimulatorIds.Charge(now, random), part)
                : Decline(request, token, now, DeclineCode.CardDeclined),
            null => token.Behaviour.Code is { } code ? Decline(request, token, now, code) : Take(request, token, now, random),
        };
    }

    public static SimulatorEntry Decline(ChargeRequest request, CardToken? token, DateTimeOffset now, DeclineCode code) =>
        new SimulatorEntry.Declined(request.Key, now, request.Owner, request.Amount, token?.Text, code);

    private static SimulatorEntry.Charged Take(ChargeRequest request, CardToken token, DateTimeOffset now, RandomSource random) =>
        new(request.Key, now, request.Owner, request.Amount, token.Text, SimulatorIds.Charge(now, random));
}
