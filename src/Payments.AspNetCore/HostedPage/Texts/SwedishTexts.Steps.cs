namespace Payments.AspNetCore;

internal sealed partial class SwedishTexts
{
    internal override IReadOnlyList<string> Trail { get; } = ["Betalsätt", "Uppgifter", "Granska"];

    internal override string TrailLabel => "Steg i betalningen";
    internal override string CancelCheckout => "Avbryt betalningen";
    internal override string AlertHeading => "Kontrollera det här";
    internal override string TestInputsHeading => "Testvärden";

    internal override string ChooseHeading => "Hur vill du betala?";
    internal override string Currency => "Valuta";
    internal override string ShowPricesIn => "Visa priser i";
    internal override string ShowPrices => "Visa";
    internal override string ExactPrices => "Exakt pris";
    internal override string ConvertedPrices => "Omräknat till dagens kurs";

    internal override string Approximately(string amount) => $"≈ {amount}";

    internal override string AtTodaysRate => "till dagens kurs";

    internal override string ContinueWith(string method) => $"Fortsätt med {method}";

    internal override string ChoiceGone => "Betalsättet är inte tillgängligt just nu. Välj ett annat.";
    internal override string FormNotRead => "Vi kunde inte läsa det som din webbläsare skickade. Inga pengar har dragits. Försök igen.";

    internal override string DetailsErrorSummary => "Kontrollera dina uppgifter";
    internal override string RailLegend => "Din leverantör";
    internal override string RailRequired => "Välj din leverantör.";

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
            RequirementKind.AccountHolder => "Kontohavarens namn",
            RequirementKind.PersonalNumber => "Person- eller organisationsnummer",
            RequirementKind.AddressLine => "Gatuadress",
            RequirementKind.AddressCity => "Ort",
            RequirementKind.PostalCode => "Postnummer",
            RequirementKind.Country => "Land",
        };

    internal override string? Hint(Requirement requirement, string? dialingCode) =>
        requirement.Kind switch
        {
            RequirementKind.Phone => $"Med landsnummer, till exempel {MobileNumber.PrintedExampleOf(dialingCode)}",
            RequirementKind.BankAccount => "Kontot som du betalar från",
            RequirementKind.Text or RequirementKind.AddressLine or RequirementKind.AddressCity or RequirementKind.PostalCode => null,
            RequirementKind.Iban => "Till exempel DE89 3704 0044 0532 0130 00",
            RequirementKind.SortCode => "6 siffror, till exempel 10-88-00",
            RequirementKind.UkAccountNumber => "8 siffror, till exempel 00012345",
            RequirementKind.ClearingNumber => "4 eller 5 siffror, till exempel 5000 eller 8327-9",
            RequirementKind.SwedishAccountNumber => "Utan clearingnummer",
            RequirementKind.AccountHolder => "Som det står på ditt bankkonto",
            RequirementKind.PersonalNumber => "Kontohavarens nummer, till exempel 19121212-1212",
            RequirementKind.Country => "2 bokstäver, till exempel CH eller GB",
        };

    internal override string Describe(Requirement requirement, FieldRefusal problem, bool isMissing) =>
        isMissing ? $"{Label(requirement)}: fältet måste fyllas i."
        : requirement.Kind is not RequirementKind.Phone && Hint(requirement, null) is { } hint
            ? $"{Label(requirement)}: uppgiften är inte giltig. {hint}."
        : $"{Label(requirement)}: uppgiften är inte giltig.";

    internal override string ReviewButton => "Granska betalningen";
    internal override string ReviewButtonBusy => "Hämtar priset\u00A0…";
    internal override string Change => "Ändra";
    internal override string ChangeMethod => "Ändra betalsätt eller valuta";
    internal override string ChangeDetails => "Ändra uppgifter";

    internal override string ReviewHeading => "Granska och betala";
    internal override string Provider => "Leverantör";
    internal override string PayWith => "Betalsätt";
    internal override string Price => "Pris";
    internal override string ExchangeRate => "Växelkurs";
    internal override string Fee => "Avgift";
    internal override string NoFee => "Ingen";

    internal override string FeePaidBy(string merchant) => $"Betalas av {merchant}";

    internal override string YouPay => "Du betalar";

    internal override string ValidUntil(string time) => $"Priset gäller till {time}.";

    internal override string TimeLeft => "Tid kvar";
    internal override string TimeIsShort => "Priset gäller i 10 sekunder till.";
    internal override string PriceExpired => "Priset gäller inte längre. Hämta ett nytt pris för att fortsätta.";
    internal override string NewPriceButton => "Hämta nytt pris";
    internal override string NewPriceButtonBusy => "Hämtar nytt pris\u00A0…";

    internal override string RenewedSame(string amount) => $"Priset har uppdaterats. Det är fortfarande {amount}.";

    internal override string RenewedChanged(string before, string now) => $"Priset har uppdaterats. Det var {before} och är nu {now}.";

    internal override string Renewed(string amount) => $"Priset har uppdaterats. Det är {amount}.";

    internal override string ConfirmedTooLate => "Priset gällde inte längre när du bekräftade det, så inga pengar har dragits.";

    internal override string TransferHeading => "Gör den här banköverföringen";

    internal override string TransferText(string amount) =>
        $"Skicka exakt {amount} till det här kontot. Använd det bara för den här betalningen.";

    internal override string PromptHeading => "Bekräfta betalningen i din telefon";

    internal override string PromptText(string provider, string phoneHint) =>
        $"{provider} har skickat en förfrågan till telefonnumret som slutar på {phoneHint}.";

    internal override string AwaitingHeading => "Slutför din betalning";
    internal override string AwaitingText => "Följ leverantörens anvisningar.";

    internal override string PartlyReceived(string received, string missing) =>
        $"Vi har tagit emot {received}. Det återstår {missing}: skicka resten på samma sätt.";

    internal override string PartlyReceivedTooLate(string received, string missing) =>
        $"Vi har tagit emot {received} och det återstår {missing}. Tiden för att betala har gått ut: skicka inte mer. "
        + "Det du har skickat godtas som betalning eller betalas tillbaka.";

    internal override string PartlyReceivedHeading => "Vi har tagit emot en del av din betalning";
    internal override string Waiting => "Väntar på din betalning. Sidan uppdateras automatiskt.";
    internal override string Bank => "Bank";
    internal override string AccountNumber => "Kontonummer";
    internal override string AccountName => "Mottagare";
    internal override string TransferReference => "Betalningsreferens";
    internal override string AmountToSend => "Belopp att skicka";

    internal override string Copy(string what) => $"Kopiera: {what}";

    internal override string Copied => "Kopierat";
    internal override string CancelRefused => "Betalningen kan inte längre avbrytas: den behandlas redan, eller så har en del kommit in.";

    internal override string FailedTitle(FailureReason reason) =>
        reason switch
        {
            FailureReason.PaidLate => "Din betalning kom in för sent",
            FailureReason.Refunded => "Din återbetalning är på väg",
            FailureReason.NotPaidInTime => "Tiden för att betala har gått ut",
            FailureReason.Abandoned => CanceledTitle,
            FailureReason.Returned => "Betalningen har återförts",
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
            FailureReason.Refused => "Betalningen nekades i din telefon eller av din bank. Inga pengar har dragits.",
            FailureReason.InsufficientFunds => "Det finns inte tillräckligt med pengar på kontot. Inga pengar har dragits.",
            FailureReason.NotPaidInTime =>
                "Din betalning kom inte in i tid. Om du redan har skickat den ska du inte skicka mer: pengarna är i säkert "
                    + "förvar och godtas som betalning eller betalas tillbaka.",
            FailureReason.PaidLate =>
                $"{merchant} har fått besked och kommer att godta din betalning eller betala tillbaka den. Betala inte igen.",
            FailureReason.Refunded => "Beloppet var för lågt eller kom in för sent och betalas tillbaka samma väg.",
            FailureReason.TooManyAttempts => TooManyAttempts,
            FailureReason.Returned => $"Din bank har återfört betalningen. Fråga {merchant} hur du annars kan betala.",
            FailureReason.Other => "Något gick fel och inga pengar har dragits.",
        };

    internal override string TryAgain => "Försök igen";

    internal override string RedirectingTitleOf(RedirectCause cause) =>
        cause switch
        {
            RedirectCause.Paid => RedirectingTitle,
            RedirectCause.Submitted => "Betalningen har skickats",
            RedirectCause.Canceled => CanceledTitle,
        };
}
