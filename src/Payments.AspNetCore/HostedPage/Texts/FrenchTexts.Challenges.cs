using Payments.Providers;

namespace Payments.AspNetCore;

internal sealed partial class FrenchTexts
{
    internal override string AuthenticationFailed =>
        "Votre banque n’a pas pu vérifier votre identité et aucun montant n’a été débité. Réessayez ou utilisez une autre carte.";
    internal override string AuthenticateTitle => "Confirmez ce paiement auprès de votre banque";
    internal override string AuthenticateText =>
        "La banque qui a émis votre carte vous demande de confirmer votre identité. Aucun montant n’a encore été débité.";
    internal override string AuthenticateGo => "Continuer vers votre banque";
    internal override string AbandonAuthentication => "Payer avec une autre carte";
    internal override string ChallengeTitle => "Êtes-vous à l’origine de ce paiement\u00A0?";

    internal override string ChallengeText(string card, string? amount, string merchant) =>
        amount is null
            ? $"{merchant} demande à enregistrer cette carte\u00A0: {card}. Cette page simule votre banque."
            : $"{merchant} demande {amount} sur cette carte\u00A0: {card}. Cette page simule votre banque.";

    internal override string ChallengePass => "Oui, c’est moi";
    internal override string ChallengeFail => "Non, refuser";

    internal override string ChallengedTitle(TestChallengeState state) =>
        state switch
        {
            TestChallengeState.Open => ChallengeTitle,
            TestChallengeState.Passed => "Confirmé",
            TestChallengeState.Failed => "Non confirmé",
            TestChallengeState.Closed => "Cette demande est terminée",
        };

    internal override string ChallengedText => "Vous pouvez retourner à la boutique.";
}
