namespace Payments.AspNetCore;

internal sealed class SpanishEmailTexts : EmailTexts
{
    internal static readonly SpanishEmailTexts Instance = new();

    private SpanishEmailTexts() { }

    internal override string Language => "es";
    internal override string PayAgain => "Puede volver a pagar con cualquiera de los métodos de pago que ofrece la página.";
    internal override string LinkHint => "Si el botón no funciona, abra este enlace:";
    internal override string Amount => "Importe";
    internal override string To => "Pagado a";
    internal override string Reference => "Referencia";
    internal override string PaidAt => "Fecha de pago";
    internal override string PaidWith => "Pagado con";
    internal override string PaymentId => "Número de pago";
    internal override string DebitOn => "Fecha del cargo";
    internal override string TestMode => "Esto es una prueba: no se mueve dinero real.";

    private protected override string Region => "es-ES";

    internal override string Subject(EmailKind kind, string merchant, string amount) =>
        kind switch
        {
            EmailKind.PaymentLink => $"Pago de {amount} a {merchant}",
            EmailKind.Receipt => $"Su recibo de {merchant}",
            EmailKind.DebitAnnounced => $"{merchant} cargará {amount} en su cuenta",
            EmailKind.PaymentFailed => $"Su pago de {amount} a {merchant} no se ha realizado",
        };

    internal override string LinkText(string merchant, string amount) =>
        $"{merchant} le pide que pague {amount}. El pago se hace en una página segura.";

    internal override string ReceiptText(string merchant) => $"Gracias. {merchant} ha recibido su pago.";

    internal override string DebitText(string merchant, string amount, string? day) =>
        (
            day is null
                ? $"En los próximos días se cargarán {amount} en su cuenta bancaria a favor de {merchant}"
                : $"El {day} se cargarán {amount} en su cuenta bancaria a favor de {merchant}"
        ) + ". No tiene que hacer nada; asegúrese de que su cuenta tenga saldo suficiente.";

    internal override string FailedText(string merchant) =>
        $"Su banco no ha efectuado este pago o lo ha devuelto, por lo que {merchant} no ha recibido el dinero.";

    internal override string PayButton(string amount) => $"Pagar {amount}";

    internal override string ValidUntil(string time) => $"Puede pagar hasta el {time}.";

    internal override string Help(string address) => $"¿Preguntas? Escriba a {address}.";

    internal override string Reason(string merchant) => $"Recibe este mensaje por un pago a {merchant}.";
}
