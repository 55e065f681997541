using Payments.Providers;

namespace Payments.AspNetCore;

internal sealed partial class SwedishTexts
{
    internal override string AuthenticationFailed =>
        "Din bank kunde inte bekräfta din identitet och inga pengar har dragits. Försök igen eller använd ett annat kort.";
    internal override string AuthenticateTitle => "Bekräfta betalningen hos din bank";
    internal override string AuthenticateText =>
        "Banken som har gett ut ditt kort ber dig bekräfta din identitet. Inga pengar har dragits ännu.";
    internal override string AuthenticateGo => "Fortsätt till din bank";
    internal override string AbandonAuthentication => "Betala med ett annat kort";
    internal override string ChallengeTitle => "Är det du som betalar?";

    internal override string ChallengeText(string card, string? amount, string merchant) =>
        amount is null
            ? $"{merchant} vill spara det här kortet: {card}. Den här sidan simulerar din bank."
            : $"{merchant} begär {amount} från det här kortet: {card}. Den här sidan simulerar din bank.";

    internal override string ChallengePass => "Ja, det är jag";
    internal override string ChallengeFail => "Nej, neka betalningen";

    internal override string ChallengedTitle(TestChallengeState state) =>
        state switch
        {
            TestChallengeState.Open => ChallengeTitle,
            TestChallengeState.Passed => "Bekräftad",
            TestChallengeState.Failed => "Inte bekräftad",
            TestChallengeState.Closed => "Förfrågan är avslutad",
        };

    internal override string ChallengedText => "Du kan gå tillbaka till butiken.";
}
