using Payments.Providers;

namespace Payments.AspNetCore;

internal sealed partial class EnglishTexts
{
    internal override string AuthenticationFailed =>
        "Your bank could not confirm that it is you, and nothing was taken. Try again, or use another card.";
    internal override string AuthenticateTitle => "Confirm it with your bank";
    internal override string AuthenticateText => "Your card's bank wants to know that it is you. No money has moved yet.";
    internal override string AuthenticateGo => "Continue to your bank";
    internal override string AuthenticateGiveUp => "Pay with another card";
    internal override string ChallengeTitle => "Is this payment yours?";

    internal override string ChallengeText(string card, string? amount, string merchant) =>
        amount is null
            ? $"{merchant} asks to keep your {card}. This page stands for your bank's."
            : $"{merchant} asks for {amount} from your {card}. This page stands for your bank's.";

    internal override string ChallengePass => "Yes, it is mine";
    internal override string ChallengeFail => "No, stop it";

    internal override string ChallengedTitle(TestChallengeState state) =>
        state switch
        {
            TestChallengeState.Open => ChallengeTitle,
            TestChallengeState.Passed => "Confirmed",
            TestChallengeState.Failed => "Not confirmed",
            TestChallengeState.Closed => "This request is over",
        };

    internal override string ChallengedText => "You can go back to the shop.";
}
