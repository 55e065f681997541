namespace Payments.AspNetCore;

internal sealed partial class GermanTexts
{
    internal override string Total => "Gesamtbetrag";
    internal override string CreditApplied => "Verrechnetes Guthaben";
    internal override string CustomerCredit => "Kundenguthaben";

    internal override string MethodOfAccount(string method, string last4) => $"{method}, Konto mit Endziffern {last4}";

    internal override string MandateHeading(DebitScheme scheme) => GermanMandates.Heading(scheme);

    internal override IReadOnlyList<string> MandateText(DebitScheme scheme, string merchant) => GermanMandates.Text(scheme, merchant);

    internal override string MandateReference => "Mandatsreferenz";
    internal override string DebitExpectedOn => "Voraussichtliche Abbuchung";
    internal override string SettlementExpectedOn => "Voraussichtliche Bestätigung";

    internal override string AgreeButton(string amount) => $"Zustimmen und {amount} bezahlen";

    internal override string DebitText =>
        "Wir haben die Lastschrift an Ihre Bank gesendet. Sie müssen nichts weiter tun. Sie können "
        + "diese Seite schließen und später zurückkehren, um das Ergebnis zu sehen.";
    internal override string DebitOn => "Tag der Abbuchung";
    internal override string SettlementOn => "Tag der Zahlungsbestätigung";

    internal override string ReferencedTransferText(string amount, string reference) =>
        $"Überweisen Sie {amount} mit dem Verwendungszweck {reference} auf dieses Konto, damit wir Ihre Zahlung zuordnen können.";

    internal override string SortCode => "Sort Code (britische Bankleitzahl)";
    internal override string RoutingNumber => "Routing Number (ABA)";
    internal override string IbanLabel => "IBAN";
    internal override string Bic => "BIC";

    internal override string ApproveTitle => "Geben Sie diese Zahlung bei Ihrer Bank frei";
    internal override string ApproveText =>
        "Ihre Bank bittet Sie, diese Zahlung freizugeben, und leitet Sie dann hierher zurück. Es wurde noch nichts abgebucht.";
    internal override string AbandonApproval => "Anders bezahlen";
    internal override string BankTitle => "Testbank: Diese Zahlung freigeben?";

    internal override string BankText(string amount, string merchant) =>
        $"{merchant} bittet um {amount} von Ihrem Konto. Diese Seite simuliert Ihre Bank.";

    internal override string BankPass => "Freigeben";
    internal override string BankFail => "Ablehnen";

    internal override string BankBack(string host) => $"Ohne Entscheidung zurück zu {host}";
}

/// <summary>What a payer agrees to before a bank account is debited, in German.</summary>
internal static class GermanMandates
{
    internal static string Heading(DebitScheme scheme) =>
        scheme switch
        {
            DebitScheme.Bacs => "Bacs-Lastschriftauftrag",
            DebitScheme.SepaCore => "SEPA-Lastschriftmandat",
            DebitScheme.Autogiro => "Autogiro-Einwilligung",
        };

    internal static IReadOnlyList<string> Text(DebitScheme scheme, string merchant) =>
        scheme switch
        {
            DebitScheme.Bacs =>
            [
                $"Sie ermächtigen {merchant}, diesen Betrag per Lastschrift (Direct Debit) von Ihrem Konto einzuziehen, und Ihre Bank, "
                    + "ihn zu zahlen. Sie bestätigen, dass für Abbuchungen von diesem Konto allein Ihre Zustimmung erforderlich ist.",
                "Die Direct Debit Guarantee schützt Sie: Ändern sich Betrag oder Datum, werden Sie vorab informiert. Bei einem Fehler "
                    + "erstattet Ihre Bank den Betrag sofort und vollständig. Sie können den Auftrag jederzeit bei Ihrer Bank widerrufen.",
            ],
            DebitScheme.SepaCore =>
            [
                $"Sie ermächtigen {merchant}, Ihr Konto per Lastschrift zu belasten, und weisen Ihre Bank an, die Lastschriften "
                    + "einzulösen.",
                "Sie haben Anspruch auf Erstattung durch Ihre Bank zu den mit ihr vereinbarten Bedingungen. Verlangen Sie die "
                    + "Erstattung binnen acht Wochen ab dem Tag der Belastung; Ihre Bank informiert Sie über Ihre Rechte.",
            ],
            DebitScheme.Autogiro =>
            [
                $"Sie ermächtigen {merchant}, diesen Betrag per Autogiro von Ihrem Konto abzubuchen, und Ihre Bank, die Abbuchung "
                    + "auszuführen. Der Betrag muss am Tag davor auf dem Konto verfügbar sein.",
                "Sie können eine Abbuchung bis zum Bankarbeitstag davor bei Ihrer Bank stoppen, Ihre Einwilligung jederzeit bei Ihrer Bank "
                    + "oder dem Unternehmen widerrufen und binnen acht Wochen eine Erstattung verlangen.",
            ],
        };
}
