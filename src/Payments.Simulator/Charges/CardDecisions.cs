using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Decides a charge of a card.</summary>
internal sealed class CardDecisions(SimulatorTimes times, RandomSource random)
{
    public SimulatorEntry Decide(ChargeRequest request, CardToken? token, bool isForgotten, DateTimeOffset now)
    {
        if (isForgotten)
            return SimulatorChargeEntry.Decline(request, token, now, DeclineCode.InvalidAccount);
        if (token is null)
            return SimulatorChargeEntry.Decline(request, token, now, DeclineCode.ProcessingError);

        // A card that may be a real one is never taken, whatever a merchant asks for.
        if (token.Behaviour == CardBehaviour.Unpublished)
            return SimulatorChargeEntry.Decline(request, token, now, DeclineCode.TestModeCardOnly);

        return request.Simulate switch
        {
            SimulatedOutcome.Success => Take(request, token, now),
            SimulatedOutcome.Failed => SimulatorChargeEntry.Decline(request, token, now, DeclineCode.CardDeclined),
            SimulatedOutcome.Underpaid => !request.AuthorizeOnly && PayerScript.PartOf(request.Amount) is { } part
                ? new SimulatorCardEntry.PartlyCharged(
                    request.Key,
                    now,
                    request.Owner,
                    request.Amount,
                    token.Text,
                    SimulatorIds.Charge(now, random),
                    part
                )
                : SimulatorChargeEntry.Decline(request, token, now, DeclineCode.CardDeclined),
            null => DecideByCard(request, token, now),
        };
    }

    /// <summary>What an answer to a charge's challenge brings.</summary>
    public SimulatorChargeEntry.ChallengeAnswered Answer(SimulatorCardEntry.Challenged challenged, bool passed, DateTimeOffset now) =>
        new(challenged.Key, now, passed)
        {
            Kept =
                passed && challenged.Terms.Keep && CardBehaviour.Find(challenged.Terms.Behaviour) is { Code: null }
                    ? SavedCard.New(challenged.Terms.Behaviour, challenged.Card!, isAuthenticated: true, now, random)
                    : null,
        };

    private SimulatorEntry DecideByCard(ChargeRequest request, CardToken token, DateTimeOffset now)
    {
        if (Authentication.IsWanted(token))
            return request.OffSession
                ? SimulatorChargeEntry.Decline(request, token, now, DeclineCode.AuthenticationRequired)
                : Challenge(request, token, now);

        var isDeclined = token.Behaviour.Effect != TestCardEffect.DeclineOnceSaved || token.Kept is not null;
        return isDeclined && token.Behaviour.Code is { } code
            ? SimulatorChargeEntry.Decline(request, token, now, code)
            : Take(request, token, now);
    }

    private SimulatorCardEntry.Challenged Challenge(ChargeRequest request, CardToken token, DateTimeOffset now) =>
        new(
            request.Key,
            now,
            request.Owner,
            request.Amount,
            token.Text,
            SimulatorIds.Charge(now, random),
            Authentication.NewChallenge(random),
            now + times.ChallengeWindow
        )
        {
            Terms = TermsOf(request, token),
            Card = token.Card,
            ReturnUrl = request.ReturnUrl,
        };

    private SimulatorEntry Take(ChargeRequest request, CardToken token, DateTimeOffset now)
    {
        var terms = TermsOf(request, token);
        var reference = SimulatorIds.Charge(now, random);
        var kept = terms.Keep ? SavedCard.Of(token, now, random) : null;
        return terms.Lifetime is { } lifetime
            ? new SimulatorCardEntry.Authorized(request.Key, now, request.Owner, request.Amount, token.Text, reference, now + lifetime)
            {
                Terms = terms,
                Kept = kept,
            }
            : new SimulatorCardEntry.Charged(request.Key, now, request.Owner, request.Amount, token.Text, reference)
            {
                Terms = terms,
                Kept = kept,
            };
    }

    private CardTerms TermsOf(ChargeRequest request, CardToken token) =>
        new(
            token.Behaviour.Word,
            times.RailDelay,
            request.AuthorizeOnly ? times.AuthorizationLifetime : null,
            request.SaveCard && token.Kept is null
        );
}
