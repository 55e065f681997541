namespace Payments.AspNetCore;

internal sealed partial class SwedishTexts
{
    internal override string Total => "Totalt";
    internal override string CreditApplied => "Använt tillgodohavande";
    internal override string CustomerCredit => "Tillgodohavande";

    internal override string MethodOfAccount(string method, string last4) => $"{method}, konto som slutar på {last4}";

    internal override string MandateHeading(DebitScheme scheme) => SwedishMandates.Heading(scheme);

    internal override IReadOnlyList<string> MandateText(DebitScheme scheme, string merchant) => SwedishMandates.Text(scheme, merchant);

    internal override string MandateReference => "Medgivandets referens";
    internal override string DebitExpectedOn => "Beräknad dragningsdag";
    internal override string SettlementExpectedOn => "Beräknad bekräftelse";

    internal override string AgreeButton(string amount) => $"Godkänn och betala {amount}";

    internal override string DebitText =>
        "Vi har skickat dragningen till din bank och du behöver inte göra något mer. Du kan stänga sidan och komma "
        + "tillbaka senare för att se hur det gick.";
    internal override string DebitOn => "Dragningsdag";
    internal override string SettlementOn => "Betalningen bekräftas";

    internal override string ReferencedTransferText(string amount, string reference) =>
        $"Skicka {amount} till det här kontot med referensen {reference}, så att vi kan identifiera din betalning.";

    internal override string SortCode => "Sort code (brittisk bankkod)";
    internal override string RoutingNumber => "Routingnummer (ABA)";
    internal override string IbanLabel => "IBAN";
    internal override string Bic => "BIC";

    internal override string ApproveTitle => "Godkänn betalningen hos din bank";
    internal override string ApproveText =>
        "Din bank ber dig godkänna betalningen och skickar dig sedan tillbaka hit. Inga pengar har dragits ännu.";
    internal override string AbandonApproval => "Betala på annat sätt";
    internal override string BankTitle => "Testbank: godkänna betalningen?";

    internal override string BankText(string amount, string merchant) =>
        $"{merchant} begär {amount} från ditt konto. Den här sidan simulerar din bank.";

    internal override string BankPass => "Godkänn";
    internal override string BankFail => "Neka";

    internal override string BankBack(string host) => $"Tillbaka till {host} utan att välja";
}

/// <summary>What a payer agrees to before a bank account is debited, in Swedish.</summary>
internal static class SwedishMandates
{
    internal static string Heading(DebitScheme scheme) =>
        scheme switch
        {
            DebitScheme.Bacs => "Medgivande till Bacs Direct Debit",
            DebitScheme.SepaCore => "Medgivande till SEPA-autogiro",
            DebitScheme.Autogiro => "Autogiromedgivande",
        };

    internal static IReadOnlyList<string> Text(DebitScheme scheme, string merchant) =>
        scheme switch
        {
            DebitScheme.Bacs =>
            [
                $"Du medger att {merchant} drar beloppet från ditt konto genom Direct Debit och att din bank betalar det. Du "
                    + "bekräftar att ingen annan än du behöver godkänna dragningar från kontot.",
                "Garantin för Direct Debit skyddar dig: om beloppet eller datumet ändras får du veta det i förväg. Om något "
                    + "blir fel betalar din bank genast tillbaka hela beloppet. Du kan när som helst återkalla medgivandet hos din "
                    + "bank.",
            ],
            DebitScheme.SepaCore =>
            [
                $"Du medger att {merchant} skickar uppdrag till din bank om att debitera ditt konto och att din bank utför dem.",
                "Du har rätt till återbetalning från din bank enligt villkoren i ditt avtal med den. Begär återbetalningen "
                    + "inom åtta veckor från den dag då kontot debiterades; banken kan förklara dina rättigheter.",
            ],
            DebitScheme.Autogiro =>
            [
                $"Du medger att {merchant} gör uttag av beloppet från ditt konto via Autogiro och att din bank utför uttaget. "
                    + "Beloppet måste finnas tillgängligt på kontot dagen före.",
                "Du kan stoppa ett uttag hos din bank fram till bankdagen före, återkalla ditt medgivande när som helst hos "
                    + "banken eller företaget och begära återbetalning inom åtta veckor.",
            ],
        };
}
