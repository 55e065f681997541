namespace Payments.Simulator;

internal sealed partial record LedgerLine
{
    private const string CardKeptWord = "card_kept";
    private const string SetupDeclinedWord = "setup_declined";
    private const string SetupChallengedWord = "setup_challenged";
    private const string SetupClosedWord = "setup_closed";
    private const string SetupAnsweredWord = "setup_answered";
    private const string SetupReleasedWord = "setup_released";
    private const string CardForgottenWord = "card_forgotten";
    private const string CardUpdatedWord = "card_updated";

    private static LedgerLine? FromSetup(SimulatorEntry entry) =>
        entry switch
        {
            SimulatorEntry.CardKept kept => Line(CardKeptWord, entry) with
            {
                Account = kept.Owner.Account,
                Token = kept.Token,
                SavedToken = kept.SavedToken,
                Kept = kept.Kept,
            },
            SimulatorEntry.SetupDeclined declined => Line(SetupDeclinedWord, entry) with
            {
                Account = declined.Owner.Account,
                Token = declined.Token,
                Code = declined.Code.ToString(),
            },
            SimulatorEntry.SetupChallenged challenged => Line(SetupChallengedWord, entry) with
            {
                Account = challenged.Owner.Account,
                Token = challenged.Token,
                Until = challenged.Until,
                Behaviour = challenged.Behaviour,
                Card = challenged.Card,
                Challenge = challenged.Challenge,
                ReturnUrl = challenged.ReturnUrl,
            },
            SimulatorEntry.SetupClosed => Line(SetupClosedWord, entry),
            SimulatorEntry.SetupAnswered answered => Line(SetupAnsweredWord, entry) with { Passed = answered.Passed, Kept = answered.Kept },
            SimulatorEntry.SetupReleased => Line(SetupReleasedWord, entry),
            SimulatorEntry.CardForgotten => Line(CardForgottenWord, entry),
            SimulatorEntry.CardUpdated updated => Line(CardUpdatedWord, entry) with
            {
                ExpiryMonth = updated.ExpiryMonth,
                ExpiryYear = updated.ExpiryYear,
            },
            _ => null,
        };

    private SimulatorEntry? ToSetupEntry() =>
        this switch
        {
            { Is: CardKeptWord, Token: { } token, SavedToken: { } saved, Kept: { } kept } when TryOwner(out var owner) =>
                new SimulatorEntry.CardKept(Key, At, owner, token, saved) { Kept = kept },
            { Is: SetupDeclinedWord } when TryOwner(out var owner) && TryName<DeclineCode>(Code, out var code) =>
                new SimulatorEntry.SetupDeclined(Key, At, owner, Token, code),
            {
                Is: SetupChallengedWord,
                Token: { } token,
                Challenge: { } challenge,
                Until: { } until,
                Behaviour: { } behaviour,
                Card: { } card
            } when TryOwner(out var owner) => new SimulatorEntry.SetupChallenged(Key, At, owner, token, challenge, until)
            {
                Behaviour = behaviour,
                Card = card,
                ReturnUrl = ReturnUrl,
            },
            { Is: SetupClosedWord } => new SimulatorEntry.SetupClosed(Key, At),
            { Is: SetupAnsweredWord, Passed: { } passed } => new SimulatorEntry.SetupAnswered(Key, At, passed) { Kept = Kept },
            { Is: SetupReleasedWord } => new SimulatorEntry.SetupReleased(Key, At),
            { Is: CardForgottenWord } => new SimulatorEntry.CardForgotten(Key, At),
            { Is: CardUpdatedWord, ExpiryMonth: { } month, ExpiryYear: { } year } => new SimulatorEntry.CardUpdated(Key, At, month, year),
            _ => null,
        };
}
