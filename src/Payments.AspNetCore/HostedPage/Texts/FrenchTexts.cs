using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>The page in French.</summary>
internal sealed partial class FrenchTexts : PageTexts
{
    internal static readonly FrenchTexts Instance = new();

    private FrenchTexts() { }

    private const string MonthNames = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre";
    private static readonly string[] Months = MonthNames.Split(' ');

    internal override string Language => "fr";
    internal override string LanguageName => "Français";
    internal override string LanguageLabel => "Langue";

    private protected override string Region => "fr-FR";

    internal override string Day(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day}{(day.Day == 1 ? "er" : "")} {Months[day.Month - 1]} {day.Year}");

    internal override string CardEnding(string brand, string last4) =>
        $"{(brand == CardBrands.Name(CardBrand.Unknown) ? "Carte" : brand)} se terminant par {last4}";

    internal override string? MethodName(string method) => FrenchMethods.Find(method)?.Name;

    internal override string? MethodDescription(string method) => FrenchMethods.Find(method)?.Description;

    internal override string PayHeading(string merchant) => $"Paiement à {merchant}";

    internal override string PayTitle(string amount, string merchant) => $"Paiement de {amount} à {merchant}";

    internal override string ErrorTitle(string title) => $"Erreur\u00A0: {title}";

    internal override string PayButton(string amount) => $"Payer {amount}";

    internal override string PayButtonBusy => "Envoi du paiement…";
    internal override string CardHeading => "Payer par carte";

    internal override string Back(string host) => $"Retour à {host}";

    internal override string Reference => "Référence";
    internal override string PayBefore => "Date limite de paiement";
    internal override string Encrypted => "Les données de votre carte sont transmises par une connexion chiffrée.";

    internal override string Label(CardField field) =>
        field switch
        {
            CardField.Number => "Numéro de carte",
            CardField.Expiry => "Date d’expiration",
            CardField.Cvc => "Cryptogramme visuel (CVV)",
            CardField.Name => "Nom figurant sur la carte",
        };

    internal override string? Hint(CardField field) =>
        field switch
        {
            CardField.Number or CardField.Name => null,
            CardField.Expiry => "MM/AA",
            CardField.Cvc => "3 ou 4 chiffres",
        };

    internal override string Message(CardField field, CardFieldProblem problem) => FrenchCardProblems.Describe(field, problem);

    internal override string ErrorSummary => "Veuillez vérifier les données de votre carte";
    internal override string EnterCardAgain =>
        "Pour protéger votre carte, son numéro et son cryptogramme n’ont pas été conservés. Veuillez les saisir à nouveau.";
    internal override string DeclineHeading => "Le paiement n’a pas abouti";
    internal override string CardDeclined =>
        "Votre carte a été refusée et aucun montant n’a été débité. Vérifiez les données saisies, essayez une autre "
        + "carte ou contactez votre banque.";

    internal override string CardDeclinedForGood(string merchant) =>
        "Votre carte a été refusée et aucun montant n’a été débité. Si vous souhaitez toujours payer, demandez un "
        + $"nouveau lien à {merchant}.";

    internal override string TooManyAttempts =>
        "Ce paiement n’accepte plus de tentative. Aucun montant n’a été débité. Demandez un nouveau lien de paiement.";

    internal override string TestMode => "Mode test";
    internal override string TestModeDetail => "Aucun argent ne circule.";
    internal override string TestCardsHeading => "Cartes de test";
    internal override string TestCardsHint =>
        "Utilisez n’importe quelle date d’expiration future, n’importe quel cryptogramme et n’importe quel nom.";

    internal override IReadOnlyList<TestCard> TestCards { get; } =
    [new("4242 4242 4242 4242", "Acceptée"), new("4000 0000 0000 0002", "Refusée"), new("4000 0000 0000 9995", "Solde insuffisant")];

    internal override string ProcessingTitle => "Votre paiement est en cours de traitement";
    internal override string ProcessingText =>
        "Cela peut prendre un instant. Veuillez ne pas payer à nouveau\u00A0: cette page s’actualise automatiquement.";
    internal override string ProcessingCheck => "Vérifier maintenant";
    internal override string PaidTitle => "Paiement réussi";

    internal override string PaidText(string merchant) => $"Merci. {merchant} a bien reçu votre paiement.";

    internal override string PaidAmount => "Montant";
    internal override string PaidTo => "Payé à";
    internal override string PaidAt => "Date";
    internal override string PaidWith => "Payé avec";
    internal override string PaymentId => "Numéro de paiement";
    internal override string Print => "Imprimer le reçu";
    internal override string RedirectingTitle => "Paiement reçu";

    internal override string RedirectingText(string host) => $"Redirection vers {host}";

    internal override string Continue(string host) => $"Continuer vers {host}";

    internal override string ExpiredTitle => "Ce lien de paiement a expiré";

    internal override string ExpiredText(string merchant) =>
        $"Aucun montant n’a été débité. Si vous souhaitez toujours payer, demandez un nouveau lien à {merchant}.";

    internal override string LinkOverText(string merchant) =>
        $"Il n’affiche plus de paiement. Si vous avez payé, {merchant} peut vous dire ce qu’il est advenu de votre "
        + "paiement\u00A0; si vous souhaitez toujours payer, demandez un nouveau lien.";

    internal override string CanceledTitle => "Ce paiement a été annulé";
    internal override string CanceledText => "Aucun montant n’a été débité et vous n’avez rien d’autre à faire.";
    internal override string NotFoundTitle => "Nous ne trouvons pas ce paiement";
    internal override string NotFoundText => "Vérifiez que vous avez ouvert le lien complet, ou demandez-en un nouveau à son expéditeur.";
    internal override string UnavailableTitle => "Nous ne pouvons pas afficher ce paiement pour le moment";
    internal override string UnavailableText =>
        "Un problème est survenu de notre côté. Si vous venez de payer, ne payez pas à nouveau\u00A0: patientez un "
        + "instant et vérifiez d’abord ici.";
    internal override string Retry => "Vérifier à nouveau";

    internal override string Help => "Aide";
    internal override string Terms => "Conditions";
    internal override string Privacy => "Confidentialité";
    internal override string FooterLabel => "Aide et mentions légales";
}

/// <summary>What is wrong with a field of the card form, in French.</summary>
internal static class FrenchCardProblems
{
    internal static string Describe(CardField field, CardFieldProblem problem) =>
        (field, problem) switch
        {
            (CardField.Number, CardFieldProblem.Required) => "Saisissez le numéro de votre carte.",
            (CardField.Number, CardFieldProblem.Malformed) => "Saisissez le numéro de carte uniquement en chiffres.",
            (CardField.Number, CardFieldProblem.WrongLength) =>
                "Saisissez le numéro de carte en entier\u00A0; celui-ci est trop court ou trop long.",
            (CardField.Number, _) => "Vérifiez le numéro de carte\u00A0; un chiffre semble erroné.",
            (CardField.Expiry, CardFieldProblem.Required) => "Saisissez la date d’expiration.",
            (CardField.Expiry, CardFieldProblem.Expired) => "Cette carte a expiré. Utilisez une autre carte.",
            (CardField.Expiry, CardFieldProblem.TooFarAhead) => "Vérifiez l’année d’expiration\u00A0; elle est trop éloignée.",
            (CardField.Expiry, _) => "Saisissez le mois et l’année d’expiration, par exemple 04/29.",
            (CardField.Cvc, CardFieldProblem.Required) => "Saisissez le cryptogramme visuel.",
            (CardField.Cvc, CardFieldProblem.WrongLength) =>
                "Saisissez le cryptogramme en entier\u00A0: 3 chiffres, ou 4 pour American Express.",
            (CardField.Cvc, _) => "Saisissez le cryptogramme uniquement en chiffres.",
            (CardField.Name, CardFieldProblem.Required) => "Saisissez le nom figurant sur la carte.",
            (CardField.Name, CardFieldProblem.LooksLikeCardNumber) => "Saisissez ici le nom figurant sur la carte, et non son numéro.",
            (CardField.Name, _) => "Saisissez le nom tel qu’il figure sur la carte, en 100 caractères au maximum.",
            _ => "Vérifiez ce champ.",
        };
}

/// <summary>What French payers call the methods that are known everywhere.</summary>
internal static class FrenchMethods
{
    internal static (string Name, string Description)? Find(string method) =>
        method switch
        {
            MethodIds.Card => ("Carte bancaire", "Payez par carte de débit ou de crédit."),
            MethodIds.BankTransfer => ("Virement bancaire", "Envoyez le montant sur un compte ouvert spécialement à cet effet."),
            MethodIds.MobileMoney => ("Mobile Money", "Confirmez le paiement sur votre téléphone."),
            MethodIds.DirectTransfer => ("Virement direct", "Envoyez le montant sur le propre compte de l’entreprise."),
            MethodIds.CustomerBalance => ("Avoir", "Payez avec l’avoir dont vous disposez auprès de l’entreprise."),
            MethodIds.BacsDebit => ("Prélèvement Bacs", "Autorisez le prélèvement du montant sur votre compte bancaire au Royaume-Uni."),
            MethodIds.SepaDebit => ("Prélèvement SEPA", "Autorisez le prélèvement du montant sur votre compte bancaire dans la zone SEPA."),
            MethodIds.Autogiro => ("Autogiro", "Autorisez le prélèvement du montant sur votre compte bancaire en Suède."),
            MethodIds.PayByBank => (
                "Banque en ligne",
                "Validez le paiement dans l’application ou sur le site de votre banque, puis revenez ici."
            ),
            _ => null,
        };
}
