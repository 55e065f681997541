namespace Payments.AspNetCore;

internal sealed partial class SpanishTexts
{
    internal override IReadOnlyList<string> Trail { get; } = ["Método", "Datos", "Revisión"];

    internal override string TrailLabel => "Pasos de este pago";
    internal override string CancelCheckout => "Cancelar el pago";
    internal override string AlertHeading => "Compruebe lo siguiente";
    internal override string TestInputsHeading => "Valores de prueba";

    internal override string ChooseHeading => "¿Cómo quiere pagar?";
    internal override string Currency => "Moneda";
    internal override string ShowPricesIn => "Mostrar los precios en";
    internal override string ShowPrices => "Mostrar";
    internal override string ExactPrices => "Precio exacto";
    internal override string ConvertedPrices => "Convertido al tipo de cambio de hoy";

    internal override string Approximately(string amount) => $"≈ {amount}";

    internal override string AtTodaysRate => "al tipo de cambio de hoy";

    internal override string ContinueWith(string method) => $"Continuar con {method}";

    internal override string ChoiceGone => "Este método de pago no está disponible en este momento. Elija otro.";
    internal override string FormNotRead =>
        "No hemos podido leer los datos enviados por su navegador. No se ha cobrado nada. Inténtelo de nuevo.";

    internal override string DetailsErrorSummary => "Revise sus datos";
    internal override string RailLegend => "Su proveedor";
    internal override string RailRequired => "Elija su proveedor.";

    internal override string Label(Requirement requirement) =>
        requirement.Kind switch
        {
            RequirementKind.Phone => "Número de teléfono",
            RequirementKind.BankAccount => "Número de cuenta bancaria",
            RequirementKind.Text => Words(requirement.Field),
            RequirementKind.Iban => "IBAN",
            RequirementKind.SortCode => SortCode,
            RequirementKind.UkAccountNumber or RequirementKind.SwedishAccountNumber => "Número de cuenta",
            RequirementKind.ClearingNumber => "Número de clearing",
            RequirementKind.AccountHolder => "Titular de la cuenta",
            RequirementKind.PersonalNumber => "Número personal o de organización",
            RequirementKind.AddressLine => "Calle y número",
            RequirementKind.AddressCity => "Localidad",
            RequirementKind.PostalCode => "Código postal",
            RequirementKind.Country => "País",
        };

    internal override string? Hint(Requirement requirement, string? dialingCode) =>
        requirement.Kind switch
        {
            RequirementKind.Phone => $"Con el prefijo del país, por ejemplo, {MobileNumber.PrintedExampleOf(dialingCode)}",
            RequirementKind.BankAccount => "La cuenta desde la que paga",
            RequirementKind.Text or RequirementKind.AddressLine or RequirementKind.AddressCity or RequirementKind.PostalCode => null,
            RequirementKind.Iban => "Por ejemplo, DE89 3704 0044 0532 0130 00",
            RequirementKind.SortCode => "6 cifras, por ejemplo, 10-88-00",
            RequirementKind.UkAccountNumber => "8 cifras, por ejemplo, 00012345",
            RequirementKind.ClearingNumber => "4 o 5 cifras, por ejemplo, 5000 u 8327-9",
            RequirementKind.SwedishAccountNumber => "Sin el número de clearing",
            RequirementKind.AccountHolder => "Tal como figura en su cuenta bancaria",
            RequirementKind.PersonalNumber => "El número sueco del titular de la cuenta, por ejemplo, 19121212-1212",
            RequirementKind.Country => "2 letras, por ejemplo, CH o GB",
        };

    internal override string Describe(Requirement requirement, FieldRefusal problem, bool isMissing) =>
        isMissing ? $"{Label(requirement)}: este campo es obligatorio."
        : requirement.Kind is not RequirementKind.Phone && Hint(requirement, null) is { } hint
            ? $"{Label(requirement)}: este dato no es válido. {hint}."
        : $"{Label(requirement)}: este dato no es válido.";

    internal override string ReviewButton => "Revisar el pago";
    internal override string ReviewButtonBusy => "Calculando el precio…";
    internal override string Change => "Cambiar";
    internal override string ChangeMethod => "Cambiar el método o la moneda";
    internal override string ChangeDetails => "Cambiar los datos";

    internal override string ReviewHeading => "Revisar y pagar";
    internal override string Provider => "Proveedor";
    internal override string PayWith => "Método de pago";
    internal override string Price => "Precio";
    internal override string ExchangeRate => "Tipo de cambio";
    internal override string Fee => "Comisión";
    internal override string NoFee => "Ninguna";

    internal override string FeePaidBy(string merchant) => $"A cargo de {merchant}";

    internal override string YouPay => "Total a pagar";

    internal override string ValidUntil(string time) => $"Este precio es válido hasta las {time}.";

    internal override string TimeLeft => "Tiempo restante";
    internal override string TimeIsShort => "Quedan 10 segundos con este precio.";
    internal override string PriceExpired => "Este precio ya no es válido. Solicite uno nuevo para continuar.";
    internal override string NewPriceButton => "Obtener un nuevo precio";
    internal override string NewPriceButtonBusy => "Obteniendo un nuevo precio…";

    internal override string RenewedSame(string amount) => $"El precio se ha actualizado. Sigue siendo {amount}.";

    internal override string RenewedChanged(string before, string now) => $"El precio se ha actualizado. Era {before} y ahora es {now}.";

    internal override string Renewed(string amount) => $"El precio se ha actualizado. Ahora es {amount}.";

    internal override string ConfirmedTooLate => "El precio ya no era válido cuando lo confirmó, así que no se ha cobrado nada.";

    internal override string TransferHeading => "Haga esta transferencia bancaria";

    internal override string TransferText(string amount) => $"Envíe exactamente {amount} a esta cuenta. Úsela solo para este pago.";

    internal override string PromptHeading => "Confirme el pago en su teléfono";

    internal override string PromptText(string provider, string phoneHint) =>
        $"{provider} ha enviado una solicitud al número de teléfono terminado en {phoneHint}.";

    internal override string AwaitingHeading => "Complete su pago";
    internal override string AwaitingText => "Siga las instrucciones de su proveedor.";

    internal override string PartlyReceived(string received, string missing) =>
        $"Hemos recibido {received}. Aún faltan {missing}: envíe el resto del mismo modo.";

    internal override string PartlyReceivedTooLate(string received, string missing) =>
        $"Hemos recibido {received} y aún faltan {missing}. El plazo para pagar ha terminado: no envíe nada más. Lo "
        + "que ha enviado se aceptará como pago o se devolverá.";

    internal override string PartlyReceivedHeading => "Hemos recibido una parte de su pago";
    internal override string Waiting => "Esperando su pago. Esta página se actualiza automáticamente.";
    internal override string Bank => "Banco";
    internal override string AccountNumber => "Número de cuenta";
    internal override string AccountName => "Beneficiario";
    internal override string TransferReference => "Concepto";
    internal override string AmountToSend => "Importe que debe enviar";

    internal override string Copy(string what) => $"Copiar: {what}";

    internal override string Copied => "Copiado";
    internal override string CancelRefused => "Este pago ya no se puede cancelar: se está procesando o ya ha llegado una parte.";

    internal override string FailedTitle(FailureReason reason) =>
        reason switch
        {
            FailureReason.PaidLate => "Su pago ha llegado demasiado tarde",
            FailureReason.Refunded => "Su reembolso está en camino",
            FailureReason.NotPaidInTime => "El plazo para pagar ha terminado",
            FailureReason.Abandoned => CanceledTitle,
            FailureReason.Returned => "Este pago ha sido devuelto",
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
            FailureReason.Refused => "El pago ha sido rechazado en su teléfono o por su banco. No se ha cobrado nada.",
            FailureReason.InsufficientFunds => "No hay saldo suficiente. No se ha cobrado nada.",
            FailureReason.NotPaidInTime =>
                "Su pago no ha llegado a tiempo. Si ya lo ha enviado, no envíe nada más: el dinero está a salvo y se aceptará "
                    + "como pago o se devolverá.",
            FailureReason.PaidLate => $"{merchant} ha recibido un aviso y aceptará o devolverá su pago. No vuelva a pagar.",
            FailureReason.Refunded => "El importe era demasiado bajo o ha llegado demasiado tarde, y se está devolviendo por la misma vía.",
            FailureReason.TooManyAttempts => TooManyAttempts,
            FailureReason.Returned => $"Su banco ha devuelto este pago. Pregunte a {merchant} de qué otra forma puede pagar.",
            FailureReason.Other => "Se ha producido un error y no se ha cobrado nada.",
        };

    internal override string TryAgain => "Intentar de nuevo";

    internal override string RedirectingTitleOf(RedirectCause cause) =>
        cause switch
        {
            RedirectCause.Paid => RedirectingTitle,
            RedirectCause.Submitted => "Pago enviado",
            RedirectCause.Canceled => CanceledTitle,
        };
}
