using Payments.Providers;

namespace Payments.AspNetCore;

internal sealed partial class GermanTexts
{
    internal override string AuthenticationFailed =>
        "Ihre Bank konnte Ihre Identität nicht bestätigen, und es wurde nichts abgebucht. "
        + "Versuchen Sie es noch einmal oder verwenden Sie eine andere Karte.";
    internal override string AuthenticateTitle => "Bestätigen Sie diese Zahlung bei Ihrer Bank";
    internal override string AuthenticateText =>
        "Die Bank, die Ihre Karte ausgegeben hat, bittet Sie um einen Identitätsnachweis. Es wurde noch nichts abgebucht.";
    internal override string AuthenticateGo => "Weiter zu Ihrer Bank";
    internal override string AbandonAuthentication => "Mit einer anderen Karte bezahlen";
    internal override string ChallengeTitle => "Ist diese Zahlung von Ihnen?";

    internal override string ChallengeText(string card, string? amount, string merchant) =>
        amount is null
            ? $"{merchant} möchte diese Karte speichern: {card}. Diese Seite simuliert Ihre Bank."
            : $"{merchant} möchte diese Karte mit {amount} belasten: {card}. Diese Seite simuliert Ihre Bank.";

    internal override string ChallengePass => "Ja, sie ist von mir";
    internal override string ChallengeFail => "Nein, ablehnen";

    internal override string ChallengedTitle(TestChallengeState state) =>
        state switch
        {
            TestChallengeState.Open => ChallengeTitle,
            TestChallengeState.Passed => "Bestätigt",
            TestChallengeState.Failed => "Nicht bestätigt",
            TestChallengeState.Closed => "Diese Anfrage ist beendet",
        };

    internal override string ChallengedText => "Sie können zum Shop zurückkehren.";
}
