namespace Payments.AspNetCore;

internal sealed partial class FrenchTexts
{
    internal override string Total => "Total";
    internal override string CreditApplied => "Avoir déduit";
    internal override string CustomerCredit => "Avoir";

    internal override string MethodOfAccount(string method, string last4) => $"{method}, compte se terminant par {last4}";

    internal override string MandateHeading(DebitScheme scheme) => FrenchMandates.Heading(scheme);

    internal override IReadOnlyList<string> MandateText(DebitScheme scheme, string merchant) => FrenchMandates.Text(scheme, merchant);

    internal override string MandateReference => "Référence du mandat";
    internal override string DebitExpectedOn => "Date prévue du prélèvement";
    internal override string SettlementExpectedOn => "Date prévue de confirmation";

    internal override string AgreeButton(string amount) => $"Accepter et payer {amount}";

    internal override string DebitText =>
        "Nous avons envoyé le prélèvement à votre banque et vous n’avez rien d’autre à faire. Vous pouvez fermer "
        + "cette page et y revenir plus tard pour connaître le résultat.";
    internal override string DebitOn => "Date du prélèvement";
    internal override string SettlementOn => "Date de confirmation du paiement";

    internal override string ReferencedTransferText(string amount, string reference) =>
        $"Envoyez {amount} sur ce compte avec la référence {reference}, afin que nous puissions identifier votre paiement.";

    internal override string SortCode => "Sort code (code bancaire britannique)";
    internal override string RoutingNumber => "Numéro d’acheminement (ABA)";
    internal override string IbanLabel => "IBAN";
    internal override string Bic => "BIC";

    internal override string ApproveTitle => "Validez ce paiement auprès de votre banque";
    internal override string ApproveText =>
        "Votre banque vous demande de valider ce paiement, puis vous ramène ici. Aucun montant n’a encore été débité.";
    internal override string AbandonApproval => "Payer autrement";
    internal override string BankTitle => "Banque de test\u00A0: valider ce paiement\u00A0?";

    internal override string BankText(string amount, string merchant) =>
        $"{merchant} demande {amount} depuis votre compte. Cette page simule votre banque.";

    internal override string BankPass => "Valider";
    internal override string BankFail => "Refuser";

    internal override string BankBack(string host) => $"Retour à {host} sans décider";
}

/// <summary>What a payer agrees to before a bank account is debited, in French.</summary>
internal static class FrenchMandates
{
    internal static string Heading(DebitScheme scheme) =>
        scheme switch
        {
            DebitScheme.Bacs => "Mandat de prélèvement Bacs",
            DebitScheme.SepaCore => "Mandat de prélèvement SEPA",
            DebitScheme.Autogiro => "Consentement Autogiro",
        };

    internal static IReadOnlyList<string> Text(DebitScheme scheme, string merchant) =>
        scheme switch
        {
            DebitScheme.Bacs =>
            [
                $"Vous autorisez {merchant} à prélever ce montant sur votre compte par Direct Debit, et votre banque à le "
                    + "payer. Vous confirmez que les débits de ce compte ne requièrent l’autorisation de personne d’autre que vous.",
                "La garantie Direct Debit vous protège\u00A0: si le montant ou la date change, vous en recevez l’annonce à "
                    + "l’avance. En cas d’erreur, votre banque vous rembourse intégralement et immédiatement. Vous pouvez révoquer "
                    + "le mandat auprès de votre banque à tout moment.",
            ],
            DebitScheme.SepaCore =>
            [
                $"Vous autorisez {merchant} à transmettre à votre banque des ordres de prélèvement sur votre compte, et votre "
                    + "banque à les exécuter.",
                "Vous avez droit au remboursement par votre banque, aux conditions de la convention conclue avec elle. "
                    + "Demandez-le dans les huit semaines qui suivent la date du débit\u00A0; votre banque peut vous expliquer vos "
                    + "droits.",
            ],
            DebitScheme.Autogiro =>
            [
                $"Vous autorisez {merchant} à prélever ce montant sur votre compte par Autogiro, et votre banque à effectuer "
                    + "ce prélèvement. Le montant doit être disponible sur le compte la veille.",
                "Vous pouvez bloquer un prélèvement auprès de votre banque jusqu’au jour ouvré bancaire qui le précède, "
                    + "retirer votre consentement à tout moment auprès de votre banque ou de l’entreprise, et demander un "
                    + "remboursement dans les huit semaines.",
            ],
        };
}
