namespace Payments.AspNetCore;

internal sealed partial class SpanishTexts
{
    internal override string Total => "Importe total";
    internal override string CreditApplied => "Saldo a favor aplicado";
    internal override string CustomerCredit => "Saldo a favor";

    internal override string MethodOfAccount(string method, string last4) => $"{method}, cuenta terminada en {last4}";

    internal override string MandateHeading(DebitScheme scheme) => SpanishMandates.Heading(scheme);

    internal override IReadOnlyList<string> MandateText(DebitScheme scheme, string merchant) => SpanishMandates.Text(scheme, merchant);

    internal override string MandateReference => "Referencia de la orden de domiciliación";
    internal override string DebitExpectedOn => "Fecha prevista del cargo";
    internal override string SettlementExpectedOn => "Confirmación prevista";

    internal override string AgreeButton(string amount) => $"Aceptar y pagar {amount}";

    internal override string DebitText =>
        "Hemos enviado el adeudo a su banco y no tiene que hacer nada más. Puede cerrar esta página y volver más "
        + "tarde para ver el resultado.";
    internal override string DebitOn => "Fecha del cargo";
    internal override string SettlementOn => "Fecha de confirmación del pago";

    internal override string ReferencedTransferText(string amount, string reference) =>
        $"Envíe {amount} a esta cuenta con el concepto {reference} para que podamos identificar su pago.";

    internal override string SortCode => "Sort code (código bancario británico)";
    internal override string RoutingNumber => "Número de ruta (ABA)";
    internal override string IbanLabel => "IBAN";
    internal override string Bic => "BIC";

    internal override string ApproveTitle => "Autorice este pago con su banco";
    internal override string ApproveText =>
        "Su banco le pide que autorice este pago y después le trae de vuelta aquí. Todavía no se ha cobrado nada.";
    internal override string AbandonApproval => "Pagar de otra forma";
    internal override string BankTitle => "Banco de prueba: ¿autorizar este pago?";

    internal override string BankText(string amount, string merchant) =>
        $"{merchant} solicita {amount} de su cuenta. Esta página simula su banco.";

    internal override string BankPass => "Autorizar";
    internal override string BankFail => "Rechazar";

    internal override string BankBack(string host) => $"Volver a {host} sin decidir";
}

/// <summary>What a payer agrees to before a bank account is debited, in Spanish.</summary>
internal static class SpanishMandates
{
    internal static string Heading(DebitScheme scheme) =>
        scheme switch
        {
            DebitScheme.Bacs => "Orden de domiciliación Bacs",
            DebitScheme.SepaCore => "Orden de domiciliación de adeudo directo SEPA",
            DebitScheme.Autogiro => "Consentimiento de Autogiro",
        };

    internal static IReadOnlyList<string> Text(DebitScheme scheme, string merchant) =>
        scheme switch
        {
            DebitScheme.Bacs =>
            [
                $"Autoriza a {merchant} a cobrar este importe de su cuenta mediante adeudo domiciliado (Direct Debit), y a su "
                    + "banco a pagarlo. Confirma que los cargos en esta cuenta solo requieren su autorización.",
                "La garantía Direct Debit le protege: si cambian el importe o la fecha, recibirá un aviso con antelación. Si "
                    + "se comete un error, su banco le devuelve todo el importe de inmediato. Puede cancelar la orden en su banco "
                    + "en cualquier momento.",
            ],
            DebitScheme.SepaCore =>
            [
                $"Autoriza a {merchant} a enviar a su banco órdenes de adeudo en su cuenta, y a su banco a cumplirlas.",
                "Tiene derecho a que su banco le reembolse el adeudo en las condiciones del contrato que tenga con él. "
                    + "Solicite el reembolso en las ocho semanas siguientes a la fecha del adeudo; su banco puede informarle de sus "
                    + "derechos.",
            ],
            DebitScheme.Autogiro =>
            [
                $"Autoriza a {merchant} a cargar este importe en su cuenta mediante Autogiro, y a su banco a efectuar el "
                    + "cargo. El importe debe estar disponible en la cuenta el día anterior.",
                "Puede detener un cargo en su banco hasta el día hábil bancario anterior, retirar su consentimiento en "
                    + "cualquier momento ante su banco o la empresa y solicitar el reembolso en un plazo de ocho semanas.",
            ],
        };
}
