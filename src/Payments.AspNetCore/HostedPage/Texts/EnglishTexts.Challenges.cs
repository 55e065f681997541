using Payments.Providers;

namespace Payments.AspNetCore;

internal sealed partial class EnglishTexts
{
    internal override string AuthenticationFailed =>
        "Your bank couldn’t verify your identity, and you have not been charged. Try again or use another card.";
    internal override string AuthenticateTitle => "Confirm this payment with your bank";
    internal override string AuthenticateText => "Your card’s bank asks you to verify your identity. You have not been charged yet.";
    internal override string AuthenticateGo => "Continue to your bank";
    internal override string AbandonAuthentication => "Pay with another card";
    internal override string ChallengeTitle => "Is this payment yours?";

    internal override string ChallengeText(string card, string? amount, string merchant) =>
        amount is null
            ? $"{merchant} asks to save your {card}. This page simulates your bank."
            : $"{merchant} requests {amount} from your {card}. This page simulates your bank.";

    internal override string ChallengePass => "Yes, it is mine";
    internal override string ChallengeFail => "No, decline it";

    internal override string ChallengedTitle(TestChallengeState state) =>
        state switch
        {
            TestChallengeState.Open => ChallengeTitle,
            TestChallengeState.Passed => "Confirmed",
            TestChallengeState.Failed => "Not confirmed",
            TestChallengeState.Closed => "This request has ended",
        };

    internal override string ChallengedText => "You can return to the shop.";
}
