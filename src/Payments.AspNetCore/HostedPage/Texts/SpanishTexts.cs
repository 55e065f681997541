using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>The page in Spanish.</summary>
internal sealed partial class SpanishTexts : PageTexts
{
    internal static readonly SpanishTexts Instance = new();

    private SpanishTexts() { }

    private const string MonthNames = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre";
    private static readonly string[] Months = MonthNames.Split(' ');

    internal override string Language => "es";
    internal override string LanguageName => "Español";
    internal override string LanguageLabel => "Idioma";

    private protected override string Region => "es-ES";

    internal override string Day(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} de {Months[day.Month - 1]} de {day.Year}");

    internal override string CardEnding(string brand, string last4) =>
        $"{(brand == CardBrands.Name(CardBrand.Unknown) ? "Tarjeta" : brand)} terminada en {last4}";

    internal override string? MethodName(string method) => SpanishMethods.Find(method)?.Name;

    internal override string? MethodDescription(string method) => SpanishMethods.Find(method)?.Description;

    internal override string PayHeading(string merchant) => $"Pago a {merchant}";

    internal override string PayTitle(string amount, string merchant) => $"Pago de {amount} a {merchant}";

    internal override string ErrorTitle(string title) => $"Error: {title}";

    internal override string PayButton(string amount) => $"Pagar {amount}";

    internal override string PayButtonBusy => "Enviando el pago…";
    internal override string CardHeading => "Pagar con tarjeta";

    internal override string Back(string host) => $"Volver a {host}";

    internal override string Reference => "Referencia";
    internal override string PayBefore => "Fecha límite de pago";
    internal override string Encrypted => "Los datos de la tarjeta se envían por una conexión cifrada.";

    internal override string Label(CardField field) =>
        field switch
        {
            CardField.Number => "Número de tarjeta",
            CardField.Expiry => "Fecha de caducidad",
            CardField.Cvc => "Código de seguridad (CVV)",
            CardField.Name => "Nombre del titular",
        };

    internal override string? Hint(CardField field) =>
        field switch
        {
            CardField.Number or CardField.Name => null,
            CardField.Expiry => "MM/AA",
            CardField.Cvc => "3 o 4 cifras",
        };

    internal override string Message(CardField field, CardFieldProblem problem) => SpanishCardProblems.Describe(field, problem);

    internal override string ErrorSummary => "Revise los datos de la tarjeta";
    internal override string EnterCardAgain =>
        "Para proteger su tarjeta, no se han guardado ni el número ni el código de seguridad. Introdúzcalos de nuevo.";
    internal override string DeclineHeading => "No se ha podido realizar el pago";
    internal override string CardDeclined =>
        "La tarjeta ha sido rechazada y no se ha cobrado nada. Compruebe los datos, pruebe con otra tarjeta o consulte a su banco.";

    internal override string CardDeclinedForGood(string merchant) =>
        $"La tarjeta ha sido rechazada y no se ha cobrado nada. Si aún quiere pagar, pida un nuevo enlace a {merchant}.";

    internal override string TooManyAttempts => "Este pago no admite más intentos. No se ha cobrado nada. Pida un nuevo enlace de pago.";

    internal override string TestMode => "Modo de prueba";
    internal override string TestModeDetail => "No se mueve dinero.";
    internal override string TestCardsHeading => "Tarjetas de prueba";
    internal override string TestCardsHint => "Use cualquier fecha de caducidad futura, cualquier código de seguridad y cualquier nombre.";

    internal override IReadOnlyList<TestCard> TestCards { get; } =
    [new("4242 4242 4242 4242", "Aceptada"), new("4000 0000 0000 0002", "Rechazada"), new("4000 0000 0000 9995", "Saldo insuficiente")];

    internal override string ProcessingTitle => "Su pago se está procesando";
    internal override string ProcessingText => "Puede tardar un momento. No vuelva a pagar: esta página se actualiza automáticamente.";
    internal override string ProcessingCheck => "Comprobar ahora";
    internal override string PaidTitle => "Pago realizado";

    internal override string PaidText(string merchant) => $"Gracias. {merchant} ha recibido su pago.";

    internal override string PaidAmount => "Importe";
    internal override string PaidTo => "Pagado a";
    internal override string PaidAt => "Fecha";
    internal override string PaidWith => "Pagado con";
    internal override string PaymentId => "Número de pago";
    internal override string Print => "Imprimir recibo";
    internal override string RedirectingTitle => "Pago recibido";

    internal override string RedirectingText(string host) => $"Volviendo a {host}";

    internal override string Continue(string host) => $"Continuar en {host}";

    internal override string ExpiredTitle => "Este enlace de pago ha caducado";

    internal override string ExpiredText(string merchant) =>
        $"No se ha cobrado nada. Si aún quiere pagar, pida un nuevo enlace a {merchant}.";

    internal override string LinkOverText(string merchant) =>
        $"Ya no muestra ningún pago. Si ha pagado, {merchant} puede decirle qué ha sido de su pago; si aún quiere "
        + "pagar, pida un nuevo enlace.";

    internal override string CanceledTitle => "Este pago se ha cancelado";
    internal override string CanceledText => "No se ha cobrado nada y no tiene que hacer nada más.";
    internal override string NotFoundTitle => "No encontramos este pago";
    internal override string NotFoundText => "Compruebe que ha abierto el enlace completo o pida uno nuevo a quien se lo envió.";
    internal override string UnavailableTitle => "Ahora mismo no podemos mostrar este pago";
    internal override string UnavailableText =>
        "Se ha producido un error por nuestra parte. Si acaba de pagar, no vuelva a hacerlo: espere un momento y "
        + "compruébelo antes aquí.";
    internal override string Retry => "Volver a comprobar";

    internal override string Help => "Ayuda";
    internal override string Terms => "Condiciones";
    internal override string Privacy => "Privacidad";
    internal override string FooterLabel => "Ayuda e información legal";
}

/// <summary>What is wrong with a field of the card form, in Spanish.</summary>
internal static class SpanishCardProblems
{
    internal static string Describe(CardField field, CardFieldProblem problem) =>
        (field, problem) switch
        {
            (CardField.Number, CardFieldProblem.Required) => "Introduzca el número de la tarjeta.",
            (CardField.Number, CardFieldProblem.Malformed) => "Introduzca el número de la tarjeta solo con cifras.",
            (CardField.Number, CardFieldProblem.WrongLength) =>
                "Introduzca el número completo de la tarjeta; le faltan o le sobran cifras.",
            (CardField.Number, _) => "Compruebe el número de la tarjeta; parece que hay una cifra equivocada.",
            (CardField.Expiry, CardFieldProblem.Required) => "Introduzca la fecha de caducidad.",
            (CardField.Expiry, CardFieldProblem.Expired) => "Esta tarjeta ha caducado. Utilice otra.",
            (CardField.Expiry, CardFieldProblem.TooFarAhead) => "Compruebe el año de caducidad; es demasiado lejano.",
            (CardField.Expiry, _) => "Introduzca el mes y el año de caducidad, por ejemplo, 04/29.",
            (CardField.Cvc, CardFieldProblem.Required) => "Introduzca el código de seguridad.",
            (CardField.Cvc, CardFieldProblem.WrongLength) =>
                "Introduzca el código de seguridad completo: 3 cifras, o 4 en American Express.",
            (CardField.Cvc, _) => "Introduzca el código de seguridad solo con cifras.",
            (CardField.Name, CardFieldProblem.Required) => "Introduzca el nombre del titular.",
            (CardField.Name, CardFieldProblem.LooksLikeCardNumber) => "Introduzca aquí el nombre que figura en la tarjeta, no su número.",
            (CardField.Name, _) => "Introduzca el nombre tal como figura en la tarjeta, con un máximo de 100 caracteres.",
            _ => "Compruebe este campo.",
        };
}

/// <summary>What Spanish payers call the methods that are known everywhere.</summary>
internal static class SpanishMethods
{
    internal static (string Name, string Description)? Find(string method) =>
        method switch
        {
            MethodIds.Card => ("Tarjeta", "Pague con una tarjeta de débito o de crédito."),
            MethodIds.BankTransfer => ("Transferencia bancaria", "Envíe el importe a una cuenta abierta expresamente para ello."),
            MethodIds.MobileMoney => ("Dinero móvil", "Confirme el pago en su teléfono."),
            MethodIds.DirectTransfer => ("Transferencia directa", "Envíe el importe a la cuenta de la propia empresa."),
            MethodIds.CustomerBalance => ("Saldo a favor", "Pague con el saldo que tiene a su favor en la empresa."),
            MethodIds.BacsDebit => ("Adeudo domiciliado Bacs", "Permita que el importe se cobre de su cuenta bancaria en el Reino Unido."),
            MethodIds.SepaDebit => ("Adeudo domiciliado SEPA", "Permita que el importe se cobre de su cuenta bancaria en la zona SEPA."),
            MethodIds.Autogiro => ("Autogiro", "Permita que el importe se cobre de su cuenta bancaria en Suecia."),
            MethodIds.PayByBank => ("Banca online", "Autorice el pago en la aplicación o en la web de su banco y vuelva aquí."),
            _ => null,
        };
}
