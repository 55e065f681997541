using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Decides whether a card is saved.</summary>
internal sealed class SetupDecisions(SimulatorTimes times, RandomSource random)
{
    public SimulatorEntry Decide(SetupRequest request, CardToken? token, bool isForgotten, DateTimeOffset now)
    {
        if (isForgotten)
            return Decline(DeclineCode.InvalidAccount);
        if (token is null)
            return Decline(DeclineCode.ProcessingError);
        if (token.Behaviour is { Effect: TestCardEffect.Decline, Code: { } code })
            return Decline(code);
        if (Authentication.IsWantedToSave(token, request.OffSession))
        {
            return new SimulatorSetupEntry.Challenged(
                request.Key,
                now,
                request.Owner,
                token.Text,
                Authentication.NewChallenge(random),
                now + times.ChallengeWindow
            )
            {
                Behaviour = token.Behaviour.Word,
                Card = token.Card,
                ReturnUrl = request.ReturnUrl,
            };
        }

        var kept = SavedCard.Of(token, now, random);
        return new SimulatorSetupEntry.CardSaved(request.Key, now, request.Owner, token.Text, kept.Token) { Kept = kept };

        SimulatorSetupEntry.Declined Decline(DeclineCode reason) => new(request.Key, now, request.Owner, token?.Text, reason);
    }

    /// <summary>What an answer to a setup's challenge brings.</summary>
    public SimulatorSetupEntry.Answered Answer(SimulatorSetupEntry.Challenged challenged, bool passed, DateTimeOffset now) =>
        new(challenged.Key, now, passed)
        {
            Kept =
                passed && CardBehaviour.Find(challenged.Behaviour) is { Code: null }
                    ? SavedCard.New(challenged.Behaviour, challenged.Card!, isAuthenticated: true, now, random)
                    : null,
        };
}
