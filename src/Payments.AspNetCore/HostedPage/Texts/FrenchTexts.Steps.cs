namespace Payments.AspNetCore;

internal sealed partial class FrenchTexts
{
    internal override IReadOnlyList<string> Trail { get; } = ["Moyen de paiement", "Informations", "Vérification"];

    internal override string TrailLabel => "Étapes de ce paiement";
    internal override string CancelCheckout => "Annuler le paiement";
    internal override string AlertHeading => "À vérifier";
    internal override string TestInputsHeading => "Valeurs de test";

    internal override string ChooseHeading => "Comment souhaitez-vous payer\u00A0?";
    internal override string Currency => "Devise";
    internal override string ShowPricesIn => "Afficher les prix en";
    internal override string ShowPrices => "Afficher";
    internal override string ExactPrices => "Prix exact";
    internal override string ConvertedPrices => "Converti au taux du jour";

    internal override string Approximately(string amount) => $"≈ {amount}";

    internal override string AtTodaysRate => "au taux du jour";

    internal override string ContinueWith(string method) => $"Continuer avec {method}";

    internal override string ChoiceGone => "Ce moyen de paiement n’est pas disponible pour le moment. Veuillez en choisir un autre.";
    internal override string FormNotRead =>
        "Nous n’avons pas pu lire les données envoyées par votre navigateur. Aucun montant n’a été débité. Veuillez réessayer.";

    internal override string DetailsErrorSummary => "Veuillez vérifier vos informations";
    internal override string RailLegend => "Votre prestataire";
    internal override string RailRequired => "Choisissez votre prestataire.";

    internal override string Label(Requirement requirement) =>
        requirement.Kind switch
        {
            RequirementKind.Phone => "Numéro de téléphone",
            RequirementKind.BankAccount => "Numéro de compte bancaire",
            RequirementKind.Text => Words(requirement.Field),
            RequirementKind.Iban => "IBAN",
            RequirementKind.SortCode => SortCode,
            RequirementKind.UkAccountNumber or RequirementKind.SwedishAccountNumber => "Numéro de compte",
            RequirementKind.ClearingNumber => "Numéro de clearing",
            RequirementKind.AccountHolder => "Nom du titulaire du compte",
            RequirementKind.PersonalNumber => "Numéro personnel ou d’organisation",
            RequirementKind.AddressLine => "Numéro et rue",
            RequirementKind.AddressCity => "Ville",
            RequirementKind.PostalCode => "Code postal",
            RequirementKind.Country => "Pays",
        };

    internal override string? Hint(Requirement requirement, string? dialingCode) =>
        requirement.Kind switch
        {
            RequirementKind.Phone => $"Avec l’indicatif du pays, par exemple {MobileNumber.PrintedExampleOf(dialingCode)}",
            RequirementKind.BankAccount => "Le compte depuis lequel vous payez",
            RequirementKind.Text or RequirementKind.AddressLine or RequirementKind.AddressCity or RequirementKind.PostalCode => null,
            RequirementKind.Iban => "Par exemple DE89 3704 0044 0532 0130 00",
            RequirementKind.SortCode => "6 chiffres, par exemple 10-88-00",
            RequirementKind.UkAccountNumber => "8 chiffres, par exemple 00012345",
            RequirementKind.ClearingNumber => "4 ou 5 chiffres, par exemple 5000 ou 8327-9",
            RequirementKind.SwedishAccountNumber => "Sans le numéro de clearing",
            RequirementKind.AccountHolder => "Tel qu’il figure sur votre compte bancaire",
            RequirementKind.PersonalNumber => "Le numéro suédois du titulaire du compte, par exemple 19121212-1212",
            RequirementKind.Country => "2 lettres, par exemple CH ou GB",
        };

    internal override string Describe(Requirement requirement, FieldRefusal problem, bool isMissing) =>
        isMissing ? $"{Label(requirement)}\u00A0: ce champ est obligatoire."
        : requirement.Kind is not RequirementKind.Phone && Hint(requirement, null) is { } hint
            ? $"{Label(requirement)}\u00A0: cette information n’est pas valide. {hint}."
        : $"{Label(requirement)}\u00A0: cette information n’est pas valide.";

    internal override string ReviewButton => "Vérifier le paiement";
    internal override string ReviewButtonBusy => "Calcul du prix…";
    internal override string Change => "Modifier";
    internal override string ChangeMethod => "Modifier le moyen de paiement ou la devise";
    internal override string ChangeDetails => "Modifier les informations";

    internal override string ReviewHeading => "Vérifier et payer";
    internal override string Provider => "Prestataire";
    internal override string PayWith => "Moyen de paiement";
    internal override string Price => "Prix";
    internal override string ExchangeRate => "Taux de change";
    internal override string Fee => "Frais";
    internal override string NoFee => "Sans frais";

    internal override string FeePaidBy(string merchant) => $"Pris en charge par {merchant}";

    internal override string YouPay => "Vous payez";

    internal override string ValidUntil(string time) => $"Ce prix est valable jusqu’à {time}.";

    internal override string TimeLeft => "Temps restant";
    internal override string TimeIsShort => "Il reste 10 secondes à ce prix.";
    internal override string PriceExpired => "Ce prix n’est plus valable. Demandez un nouveau prix pour continuer.";
    internal override string NewPriceButton => "Obtenir un nouveau prix";
    internal override string NewPriceButtonBusy => "Calcul d’un nouveau prix…";

    internal override string RenewedSame(string amount) => $"Le prix a été actualisé. Il est toujours de {amount}.";

    internal override string RenewedChanged(string before, string now) =>
        $"Le prix a été actualisé. Il était de {before} et il est maintenant de {now}.";

    internal override string Renewed(string amount) => $"Le prix a été actualisé. Il est de {amount}.";

    internal override string ConfirmedTooLate =>
        "Le prix n’était plus valable lorsque vous l’avez confirmé\u00A0: aucun montant n’a été débité.";

    internal override string TransferHeading => "Effectuez ce virement bancaire";

    internal override string TransferText(string amount) =>
        $"Envoyez exactement {amount} sur ce compte. Ne l’utilisez que pour ce paiement.";

    internal override string PromptHeading => "Confirmez le paiement sur votre téléphone";

    internal override string PromptText(string provider, string phoneHint) =>
        $"{provider} a envoyé une demande au numéro de téléphone se terminant par {phoneHint}.";

    internal override string AwaitingHeading => "Terminez votre paiement";
    internal override string AwaitingText => "Suivez les instructions de votre prestataire.";

    internal override string PartlyReceived(string received, string missing) =>
        $"Nous avons reçu {received}. Il manque encore {missing}\u00A0: veuillez envoyer le reste de la même façon.";

    internal override string PartlyReceivedTooLate(string received, string missing) =>
        $"Nous avons reçu {received}, et il manque encore {missing}. Le délai de paiement est dépassé\u00A0: veuillez "
        + "ne plus rien envoyer. Le montant déjà envoyé sera accepté comme paiement ou remboursé.";

    internal override string PartlyReceivedHeading => "Nous avons reçu une partie de votre paiement";
    internal override string Waiting => "En attente de votre paiement. Cette page s’actualise automatiquement.";
    internal override string Bank => "Banque";
    internal override string AccountNumber => "Numéro de compte";
    internal override string AccountName => "Bénéficiaire";
    internal override string TransferReference => "Référence du virement";
    internal override string AmountToSend => "Montant à envoyer";

    internal override string Copy(string what) => $"Copier\u00A0: {what}";

    internal override string Copied => "Copié";
    internal override string CancelRefused =>
        "Ce paiement ne peut plus être annulé\u00A0: il est en cours de traitement, ou une partie en a déjà été reçue.";

    internal override string FailedTitle(FailureReason reason) =>
        reason switch
        {
            FailureReason.PaidLate => "Votre paiement est arrivé trop tard",
            FailureReason.Refunded => "Votre remboursement est en cours",
            FailureReason.NotPaidInTime => "Le délai de paiement est dépassé",
            FailureReason.Abandoned => CanceledTitle,
            FailureReason.Returned => "Ce paiement a été rejeté",
            FailureReason.CardDeclined
            or FailureReason.Refused
            or FailureReason.InsufficientFunds
            or FailureReason.TooManyAttempts
            or FailureReason.Other => DeclineHeading,
        };

    internal override string FailedText(FailureReason reason, string merchant, bool mayTryAgain) =>
        reason switch
        {
            FailureReason.CardDeclined => mayTryAgain ? CardDeclined : CardDeclinedForGood(merchant),
            FailureReason.Abandoned => mayTryAgain ? CanceledText : ExpiredText(merchant),
            FailureReason.Refused => "Le paiement a été refusé sur votre téléphone ou par votre banque. Aucun montant n’a été débité.",
            FailureReason.InsufficientFunds => "Le solde du compte est insuffisant. Aucun montant n’a été débité.",
            FailureReason.NotPaidInTime =>
                "Votre paiement n’est pas arrivé à temps. Si vous l’avez déjà envoyé, n’envoyez rien de plus\u00A0: l’argent "
                    + "est en sécurité et sera accepté comme paiement ou remboursé.",
            FailureReason.PaidLate =>
                $"Un avis a été envoyé à {merchant}, qui acceptera votre paiement ou le remboursera. Veuillez ne pas payer à " + "nouveau.",
            FailureReason.Refunded =>
                "Le montant était trop faible ou est arrivé trop tard\u00A0; il est en cours de remboursement par la même " + "voie.",
            FailureReason.TooManyAttempts => TooManyAttempts,
            FailureReason.Returned => $"Votre banque a rejeté ce paiement. Demandez à {merchant} comment payer autrement.",
            FailureReason.Other => "Un problème est survenu et aucun montant n’a été débité.",
        };

    internal override string TryAgain => "Réessayer";

    internal override string RedirectingTitleOf(RedirectCause cause) =>
        cause switch
        {
            RedirectCause.Paid => RedirectingTitle,
            RedirectCause.Submitted => "Paiement envoyé",
            RedirectCause.Canceled => CanceledTitle,
        };
}
