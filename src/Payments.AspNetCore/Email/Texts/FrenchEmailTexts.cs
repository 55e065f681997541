namespace Payments.AspNetCore;

internal sealed class FrenchEmailTexts : EmailTexts
{
    internal static readonly FrenchEmailTexts Instance = new();

    private FrenchEmailTexts() { }

    internal override string Language => "fr";
    internal override string PayAgain => "Vous pouvez payer à nouveau avec l’un des moyens de paiement proposés sur la page.";
    internal override string LinkHint => "Si le bouton ne fonctionne pas, ouvrez ce lien :";
    internal override string Amount => "Montant";
    internal override string To => "Payé à";
    internal override string Reference => "Référence";
    internal override string PaidAt => "Payé le";
    internal override string PaidWith => "Payé avec";
    internal override string PaymentId => "Numéro de paiement";
    internal override string DebitOn => "Date du prélèvement";
    internal override string TestMode => "Ceci est un test : aucun argent réel ne circule.";

    private protected override string Region => "fr-FR";

    internal override string Subject(EmailKind kind, string merchant, string amount) =>
        kind switch
        {
            EmailKind.PaymentLink => $"Paiement de {amount} à {merchant}",
            EmailKind.Receipt => $"Votre reçu de {merchant}",
            EmailKind.DebitAnnounced => $"{merchant} prélèvera {amount} sur votre compte",
            EmailKind.PaymentFailed => $"Votre paiement de {amount} à {merchant} a échoué",
        };

    internal override string LinkText(string merchant, string amount) =>
        $"{merchant} vous demande de payer {amount}. Le paiement se fait sur une page sécurisée.";

    internal override string ReceiptText(string merchant) => $"Merci. {merchant} a bien reçu votre paiement.";

    internal override string DebitText(string merchant, string amount, string? day) =>
        (
            day is null
                ? $"Dans les prochains jours, {amount} seront prélevés sur votre compte bancaire pour {merchant}"
                : $"Le {day}, {amount} seront prélevés sur votre compte bancaire pour {merchant}"
        ) + ". Vous n’avez rien à faire ; veuillez vous assurer que votre compte est suffisamment approvisionné.";

    internal override string FailedText(string merchant) =>
        $"Votre banque n’a pas exécuté ce paiement ou l’a rejeté : {merchant} n’a pas reçu l’argent.";

    internal override string PayButton(string amount) => $"Payer {amount}";

    internal override string ValidUntil(string time) => $"Vous pouvez payer jusqu’au {time}.";

    internal override string Help(string address) => $"Des questions ? Écrivez à {address}.";

    internal override string Reason(string merchant) => $"Vous recevez ce message à la suite d’un paiement à {merchant}.";
}
