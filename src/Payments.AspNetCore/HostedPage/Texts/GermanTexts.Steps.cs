namespace Payments.AspNetCore;

internal sealed partial class GermanTexts
{
    internal override IReadOnlyList<string> Trail { get; } = ["Zahlungsart", "Angaben", "Prüfen"];

    internal override string TrailLabel => "Schritte dieser Zahlung";
    internal override string CancelCheckout => "Zahlung abbrechen";
    internal override string AlertHeading => "Bitte beachten";
    internal override string TestInputsHeading => "Testwerte";

    internal override string ChooseHeading => "Wie möchten Sie bezahlen?";
    internal override string Currency => "Währung";
    internal override string ShowPricesIn => "Preise anzeigen in";
    internal override string ShowPrices => "Anzeigen";
    internal override string ExactPrices => "Genauer Preis";
    internal override string ConvertedPrices => "Zum Tageskurs umgerechnet";

    internal override string Approximately(string amount) => $"≈ {amount}";

    internal override string AtTodaysRate => "zum Tageskurs";

    internal override string ContinueWith(string method) => $"Weiter mit {method}";

    internal override string ChoiceGone => "Diese Zahlungsart ist gerade nicht verfügbar. Bitte wählen Sie eine andere.";
    internal override string FormNotRead =>
        "Wir konnten die Daten Ihres Browsers nicht lesen. Es wurde nichts abgebucht. Bitte versuchen Sie es noch einmal.";

    internal override string DetailsErrorSummary => "Bitte prüfen Sie Ihre Angaben";
    internal override string RailLegend => "Ihr Anbieter";
    internal override string RailRequired => "Wählen Sie Ihren Anbieter.";

    internal override string Label(Requirement requirement) =>
        requirement.Kind switch
        {
            RequirementKind.Phone => "Telefonnummer",
            RequirementKind.BankAccount => "Bankkontonummer",
            RequirementKind.Text => Words(requirement.Field),
            RequirementKind.Iban => "IBAN",
            RequirementKind.SortCode => SortCode,
            RequirementKind.UkAccountNumber or RequirementKind.SwedishAccountNumber => "Kontonummer",
            RequirementKind.ClearingNumber => "Clearingnummer",
            RequirementKind.AccountHolder => "Name des Kontoinhabers",
            RequirementKind.PersonalNumber => "Personen- oder Organisationsnummer",
            RequirementKind.AddressLine => "Straße und Hausnummer",
            RequirementKind.AddressCity => "Ort",
            RequirementKind.PostalCode => "Postleitzahl",
            RequirementKind.Country => "Land",
        };

    internal override string? Hint(Requirement requirement, string? dialingCode) =>
        requirement.Kind switch
        {
            RequirementKind.Phone => $"Mit Ländervorwahl, zum Beispiel {MobileNumber.PrintedExampleOf(dialingCode)}",
            RequirementKind.BankAccount => "Das Konto, von dem Sie bezahlen",
            RequirementKind.Text or RequirementKind.AddressLine or RequirementKind.AddressCity or RequirementKind.PostalCode => null,
            RequirementKind.Iban => "Zum Beispiel DE89 3704 0044 0532 0130 00",
            RequirementKind.SortCode => "6 Ziffern, zum Beispiel 10-88-00",
            RequirementKind.UkAccountNumber => "8 Ziffern, zum Beispiel 00012345",
            RequirementKind.ClearingNumber => "4 oder 5 Ziffern, zum Beispiel 5000 oder 8327-9",
            RequirementKind.SwedishAccountNumber => "Ohne die Clearingnummer",
            RequirementKind.AccountHolder => "So, wie er bei Ihrer Bank hinterlegt ist",
            RequirementKind.PersonalNumber => "Die schwedische Nummer des Kontoinhabers, zum Beispiel 19121212-1212",
            RequirementKind.Country => "2 Buchstaben, zum Beispiel CH oder GB",
        };

    internal override string Describe(Requirement requirement, FieldRefusal problem, bool isMissing) =>
        isMissing ? $"{Label(requirement)}: Bitte füllen Sie dieses Feld aus."
        : requirement.Kind is not RequirementKind.Phone && Hint(requirement, null) is { } hint
            ? $"{Label(requirement)}: Diese Angabe ist ungültig. {hint}."
        : $"{Label(requirement)}: Diese Angabe ist ungültig.";

    internal override string ReviewButton => "Zahlung prüfen";
    internal override string ReviewButtonBusy => "Preis wird ermittelt\u00A0…";
    internal override string Change => "Ändern";
    internal override string ChangeMethod => "Zahlungsart oder Währung ändern";
    internal override string ChangeDetails => "Angaben ändern";

    internal override string ReviewHeading => "Prüfen und bezahlen";
    internal override string Provider => "Anbieter";
    internal override string PayWith => "Zahlungsart";
    internal override string Price => "Preis";
    internal override string ExchangeRate => "Wechselkurs";
    internal override string Fee => "Gebühr";
    internal override string NoFee => "Keine";

    internal override string FeePaidBy(string merchant) => $"Trägt {merchant}";

    internal override string YouPay => "Sie bezahlen";

    internal override string ValidUntil(string time) => $"Dieser Preis gilt bis {time}.";

    internal override string TimeLeft => "Verbleibende Zeit";
    internal override string TimeIsShort => "Dieser Preis gilt noch 10 Sekunden.";
    internal override string PriceExpired => "Dieser Preis gilt nicht mehr. Fordern Sie einen neuen Preis an, um fortzufahren.";
    internal override string NewPriceButton => "Neuen Preis anfordern";
    internal override string NewPriceButtonBusy => "Neuer Preis wird ermittelt\u00A0…";

    internal override string RenewedSame(string amount) => $"Der Preis wurde erneuert. Er beträgt weiterhin {amount}.";

    internal override string RenewedChanged(string before, string now) =>
        $"Der Preis wurde erneuert. Er betrug {before} und beträgt jetzt {now}.";

    internal override string Renewed(string amount) => $"Der Preis wurde erneuert. Er beträgt {amount}.";

    internal override string ConfirmedTooLate => "Als Sie bestätigt haben, galt der Preis nicht mehr. Es wurde daher nichts abgebucht.";

    internal override string TransferHeading => "Überweisen Sie den Betrag";

    internal override string TransferText(string amount) =>
        $"Überweisen Sie genau {amount} auf dieses Konto. Verwenden Sie es nur für diese Zahlung.";

    internal override string PromptHeading => "Bestätigen Sie die Zahlung auf Ihrem Telefon";

    internal override string PromptText(string provider, string phoneHint) =>
        $"{provider} hat eine Anfrage an die Telefonnummer mit den Endziffern {phoneHint} gesendet.";

    internal override string AwaitingHeading => "Schließen Sie Ihre Zahlung ab";
    internal override string AwaitingText => "Folgen Sie den Anweisungen Ihres Anbieters.";

    internal override string PartlyReceived(string received, string missing) =>
        $"Wir haben {received} erhalten. Es fehlen noch {missing}: Bitte senden Sie den Rest auf demselben Weg.";

    internal override string PartlyReceivedTooLate(string received, string missing) =>
        $"Wir haben {received} erhalten, und es fehlen noch {missing}. Die Zahlungsfrist ist abgelaufen: "
        + "Bitte senden Sie nichts mehr. Was Sie gesendet haben, wird als Zahlung angenommen oder erstattet.";

    internal override string PartlyReceivedHeading => "Wir haben einen Teil Ihrer Zahlung erhalten";
    internal override string Waiting => "Wir warten auf Ihre Zahlung. Diese Seite aktualisiert sich von selbst.";
    internal override string Bank => "Bank";
    internal override string AccountNumber => "Kontonummer";
    internal override string AccountName => "Empfänger";
    internal override string TransferReference => "Verwendungszweck";
    internal override string AmountToSend => "Zu überweisender Betrag";

    internal override string Copy(string what) => $"{what} kopieren";

    internal override string Copied => "Kopiert";
    internal override string CancelRefused =>
        "Diese Zahlung kann nicht mehr abgebrochen werden: Sie wird bereits verarbeitet, oder ein Teil ist schon eingegangen.";

    internal override string FailedTitle(FailureReason reason) =>
        reason switch
        {
            FailureReason.PaidLate => "Ihre Zahlung ist zu spät eingegangen",
            FailureReason.Refunded => "Ihre Erstattung ist unterwegs",
            FailureReason.NotPaidInTime => "Die Zahlungsfrist ist abgelaufen",
            FailureReason.Abandoned => CanceledTitle,
            FailureReason.Returned => "Diese Zahlung wurde zurückgebucht",
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
            FailureReason.Refused => "Die Zahlung wurde auf Ihrem Telefon oder von Ihrer Bank abgelehnt. Es wurde nichts abgebucht.",
            FailureReason.InsufficientFunds => "Ihr Konto ist nicht ausreichend gedeckt. Es wurde nichts abgebucht.",
            FailureReason.NotPaidInTime => "Ihre Zahlung ist nicht rechtzeitig eingegangen. Falls Sie das Geld schon gesendet haben, "
                + "senden Sie bitte nichts mehr: Es ist sicher und wird als Zahlung angenommen oder erstattet.",
            FailureReason.PaidLate => $"{merchant} wurde benachrichtigt und wird Ihre Zahlung annehmen oder erstatten. "
                + "Bitte bezahlen Sie nicht noch einmal.",
            FailureReason.Refunded => "Der Betrag war zu niedrig oder kam zu spät und wird auf demselben Weg erstattet.",
            FailureReason.TooManyAttempts => TooManyAttempts,
            FailureReason.Returned => $"Ihre Bank hat diese Zahlung zurückgebucht. Fragen Sie {merchant}, wie Sie sonst bezahlen können.",
            FailureReason.Other => "Es ist ein Fehler aufgetreten. Es wurde nichts abgebucht.",
        };

    internal override string TryAgain => "Erneut versuchen";

    internal override string RedirectingTitleOf(RedirectCause cause) =>
        cause switch
        {
            RedirectCause.Paid => RedirectingTitle,
            RedirectCause.Submitted => "Zahlung gesendet",
            RedirectCause.Canceled => CanceledTitle,
        };
}
