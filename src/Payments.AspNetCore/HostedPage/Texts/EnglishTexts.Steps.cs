namespace Payments.AspNetCore;

internal sealed partial class EnglishTexts
{
    internal override IReadOnlyList<string> Trail { get; } = ["Method", "Details", "Review"];

    internal override string TrailLabel => "Steps of this payment";
    internal override string CancelCheckout => "Cancel payment";
    internal override string AlertHeading => "Please check this";
    internal override string TestInputsHeading => "Test values";

    internal override string ChooseHeading => "How would you like to pay?";
    internal override string Currency => "Currency";
    internal override string ShowPricesIn => "Show prices in";
    internal override string ShowPrices => "Show";
    internal override string ExactPrices => "Exact price";
    internal override string ConvertedPrices => "Converted at today’s rate";

    internal override string Approximately(string amount) => $"≈ {amount}";

    internal override string AtTodaysRate => "at today’s rate";

    internal override string ContinueWith(string method) => $"Continue with {method}";

    internal override string ChoiceGone => "This payment method isn’t available right now. Please choose another.";
    internal override string FormNotRead => "We could not read what your browser sent. You have not been charged. Please try again.";

    internal override string DetailsErrorSummary => "Please check your details";
    internal override string RailLegend => "Your provider";
    internal override string RailRequired => "Choose your provider.";

    internal override string Label(Requirement requirement) =>
        requirement.Kind switch
        {
            RequirementKind.Phone => "Phone number",
            RequirementKind.BankAccount => "Bank account number",
            RequirementKind.Text => Words(requirement.Field),
            RequirementKind.Iban => "IBAN",
            RequirementKind.SortCode => "Sort code",
            RequirementKind.UkAccountNumber or RequirementKind.SwedishAccountNumber => "Account number",
            RequirementKind.ClearingNumber => "Clearing number",
            RequirementKind.AccountHolder => "Account holder’s name",
            RequirementKind.PersonalNumber => "Personal or organization number",
            RequirementKind.AddressLine => "Street and house number",
            RequirementKind.AddressCity => "Town or city",
            RequirementKind.PostalCode => "Postal code",
            RequirementKind.Country => "Country",
        };

    internal override string? Hint(Requirement requirement, string? dialingCode) =>
        requirement.Kind switch
        {
            RequirementKind.Phone => $"With the country code, such as {MobileNumber.PrintedExampleOf(dialingCode)}",
            RequirementKind.BankAccount => "The account you are paying from",
            RequirementKind.Text or RequirementKind.AddressLine or RequirementKind.AddressCity or RequirementKind.PostalCode => null,
            RequirementKind.Iban => "Such as DE89 3704 0044 0532 0130 00",
            RequirementKind.SortCode => "6 digits, such as 10-88-00",
            RequirementKind.UkAccountNumber => "8 digits, such as 00012345",
            RequirementKind.ClearingNumber => "4 or 5 digits, such as 5000 or 8327-9",
            RequirementKind.SwedishAccountNumber => "Without the clearing number",
            RequirementKind.AccountHolder => "As it appears on your bank account",
            RequirementKind.PersonalNumber => "The account holder’s, such as 19121212-1212",
            RequirementKind.Country => "2 letters, such as CH or GB",
        };

    internal override string Describe(Requirement requirement, FieldRefusal problem, bool isMissing)
    {
        var namesField = problem.Message.StartsWith(problem.Field, StringComparison.Ordinal);
        return $"{Label(requirement)}{(namesField ? problem.Message[problem.Field.Length..] : " is not valid")}.";
    }

    internal override string ReviewButton => "Review payment";
    internal override string ReviewButtonBusy => "Getting your price…";
    internal override string Change => "Change";
    internal override string ChangeMethod => "Change method or currency";
    internal override string ChangeDetails => "Change details";

    internal override string ReviewHeading => "Check and pay";
    internal override string Provider => "Provider";
    internal override string PayWith => "Pay with";
    internal override string Price => "Price";
    internal override string ExchangeRate => "Exchange rate";
    internal override string Fee => "Fee";
    internal override string NoFee => "None";

    internal override string FeePaidBy(string merchant) => $"Paid by {merchant}";

    internal override string YouPay => "You pay";

    internal override string ValidUntil(string time) => $"This price is valid until {time}.";

    internal override string TimeLeft => "Time left";
    internal override string TimeIsShort => "10 seconds left at this price.";
    internal override string PriceExpired => "This price has expired. Get a new price to continue.";
    internal override string NewPriceButton => "Get a new price";
    internal override string NewPriceButtonBusy => "Getting a new price…";

    internal override string RenewedSame(string amount) => $"The price was renewed. It is still {amount}.";

    internal override string RenewedChanged(string before, string now) => $"The price was renewed. It was {before} and is now {now}.";

    internal override string Renewed(string amount) => $"The price was renewed. It is {amount}.";

    internal override string ConfirmedTooLate => "The price had expired when you confirmed it, so you have not been charged.";

    internal override string TransferHeading => "Make this bank transfer";

    internal override string TransferText(string amount) => $"Send exactly {amount} to this account. Use it for this payment only.";

    internal override string PromptHeading => "Confirm the payment on your phone";

    internal override string PromptText(string provider, string phoneHint) =>
        $"{provider} has sent a request to the phone number ending in {phoneHint}.";

    internal override string AwaitingHeading => "Finish your payment";
    internal override string AwaitingText => "Follow your provider’s instructions.";

    internal override string PartlyReceived(string received, string missing) =>
        $"We have received {received}. {missing} is still due: please send the rest in the same way.";

    internal override string PartlyReceivedTooLate(string received, string missing) =>
        $"We have received {received}, and {missing} is still due. The time to pay has ended: "
        + "please don’t send more. What you sent will be accepted as payment or refunded.";

    internal override string PartlyReceivedHeading => "We have received part of your payment";
    internal override string Waiting => "Waiting for your payment. This page updates automatically.";
    internal override string Bank => "Bank";
    internal override string AccountNumber => "Account number";
    internal override string AccountName => "Account name";
    internal override string TransferReference => "Transfer reference";
    internal override string AmountToSend => "Amount to send";

    internal override string Copy(string what) => $"Copy {what}";

    internal override string Copied => "Copied";
    internal override string CancelRefused => "This payment can no longer be canceled: it is being processed, or part of it has arrived.";

    internal override string FailedTitle(FailureReason reason) =>
        reason switch
        {
            FailureReason.PaidLate => "Your payment arrived too late",
            FailureReason.Refunded => "Your refund is on its way",
            FailureReason.NotPaidInTime => "The time to pay has ended",
            FailureReason.Abandoned => CanceledTitle,
            FailureReason.Returned => "This payment was reversed",
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
            FailureReason.Refused => "The payment was declined on your phone or by your bank. You have not been charged.",
            FailureReason.InsufficientFunds => "Insufficient funds. You have not been charged.",
            FailureReason.NotPaidInTime => "Your payment did not arrive in time. If you have already sent it, please don’t send "
                + "more: it is safe, and will be accepted as payment or refunded.",
            FailureReason.PaidLate => $"{merchant} has been notified, and will accept your payment or refund it. Please do not pay again.",
            FailureReason.Refunded => "The amount was too low or arrived too late, and is being refunded the way it was paid.",
            FailureReason.TooManyAttempts => TooManyAttempts,
            FailureReason.Returned => $"Your bank reversed this payment. Ask {merchant} how else you can pay.",
            FailureReason.Other => "Something went wrong, and you have not been charged.",
        };

    internal override string TryAgain => "Try again";

    internal override string RedirectingTitleOf(RedirectCause cause) =>
        cause switch
        {
            RedirectCause.Paid => RedirectingTitle,
            RedirectCause.Submitted => "Payment sent",
            RedirectCause.Canceled => CanceledTitle,
        };
}
