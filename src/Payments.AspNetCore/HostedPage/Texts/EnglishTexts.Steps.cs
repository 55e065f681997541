namespace Payments.AspNetCore;

internal sealed partial class EnglishTexts
{
    internal override IReadOnlyList<string> Trail { get; } = ["Method", "Details", "Review"];

    internal override string TrailLabel => "Steps of this payment";
    internal override string CancelCheckout => "Cancel payment";
    internal override string AlertHeading => "Please look at this";
    internal override string TestInputsHeading => "What to type";

    internal override string ChooseHeading => "How would you like to pay?";
    internal override string Currency => "Currency";
    internal override string ExactPrices => "Exact price";
    internal override string ConvertedPrices => "Converted at today’s rate";

    internal override string Approximately(string amount) => $"≈ {amount}";

    internal override string AtTodaysRate => "at today’s rate";

    internal override string ContinueWith(string method) => $"Continue with {method}";

    internal override string ChoiceGone => "This way to pay is not available for this payment now. Please choose another.";
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
        };

    internal override string? Hint(Requirement requirement, string? dialingCode) =>
        requirement.Kind switch
        {
            RequirementKind.Phone => $"With the country’s code, such as {dialingCode ?? "+233"} 24 123 4567",
            RequirementKind.BankAccount => "Of the account that you pay from",
            RequirementKind.Text => null,
            RequirementKind.Iban => "Such as DE89 3704 0044 0532 0130 00",
            RequirementKind.SortCode => "6 digits, such as 10-88-00",
            RequirementKind.UkAccountNumber => "8 digits, such as 00012345",
            RequirementKind.ClearingNumber => "4 or 5 digits, such as 5000 or 8327-9",
            RequirementKind.SwedishAccountNumber => "Without the clearing number",
            RequirementKind.AccountHolder => "As your bank has it",
            RequirementKind.PersonalNumber => "Of whoever holds the account, such as 19121212-1212",
        };

    internal override string Describe(Requirement requirement, FieldRefusal problem) =>
        $"{Label(requirement)}{(problem.Message.StartsWith(problem.Field, StringComparison.Ordinal) ? problem.Message[problem.Field.Length..] : " is not right")}.";

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

    internal override string ValidUntil(string time) => $"This price is good until {time}.";

    internal override string TimeLeft => "Time left";
    internal override string TimeIsShort => "10 seconds left at this price.";
    internal override string TimeIsOver => "This price has run out. Get a new price to go on.";
    internal override string NewPriceButton => "Get a new price";
    internal override string NewPriceButtonBusy => "Getting a new price…";

    internal override string RenewedSame(string amount) => $"The price was renewed. It is still {amount}.";

    internal override string RenewedChanged(string before, string now) => $"The price was renewed. It was {before} and is now {now}.";

    internal override string Renewed(string amount) => $"The price was renewed. It is {amount}.";

    internal override string ConfirmedTooLate => "The price was no longer good when you confirmed it, so you have not been charged.";

    internal override string TransferHeading => "Make this bank transfer";

    internal override string TransferText(string amount) => $"Send exactly {amount} to this account. It was made for this payment alone.";

    internal override string PromptHeading => "Answer the prompt on your phone";

    internal override string PromptText(string provider, string phoneHint) =>
        $"{provider} asks for your consent on the phone whose number ends in {phoneHint}.";

    internal override string AwaitingHeading => "Finish your payment";
    internal override string AwaitingText => "Do what your provider asks of you.";

    internal override string PartlyReceived(string received, string missing) =>
        $"{received} has arrived. {missing} is missing: please send the rest in the same way.";

    internal override string PartlyReceivedTooLate(string received, string missing) =>
        $"{received} has arrived and {missing} is missing. The time to pay is over: "
        + "please send no more. It will be counted as payment or given back.";

    internal override string PartlyReceivedHeading => "Part of your payment has arrived";
    internal override string Waiting => "Waiting for your payment. This page moves on by itself.";
    internal override string Bank => "Bank";
    internal override string AccountNumber => "Account number";
    internal override string AccountName => "Account name";
    internal override string TransferReference => "Transfer reference";
    internal override string AmountToSend => "Amount to send";

    internal override string Copy(string what) => $"Copy {what}";

    internal override string Copied => "Copied";
    internal override string CancelRefused =>
        "This payment can no longer be canceled: it is being decided, or some of the money has arrived.";

    internal override string FailedTitle(FailureReason reason) =>
        reason switch
        {
            FailureReason.PaidLate => "Your money arrived too late",
            FailureReason.GivenBack => "Your money is on its way back",
            FailureReason.TimeOver => "The time to pay is over",
            FailureReason.Returned => "Your bank took this payment back",
            FailureReason.CardDeclined
            or FailureReason.Refused
            or FailureReason.LacksFunds
            or FailureReason.TooManyAttempts
            or FailureReason.Other => DeclineHeading,
        };

    internal override string FailedText(FailureReason reason, string merchant) =>
        reason switch
        {
            FailureReason.CardDeclined => CardDeclined,
            FailureReason.Refused => "The payment was refused on your phone or by your bank. You have not been charged.",
            FailureReason.LacksFunds => "There was not enough money on the account. You have not been charged.",
            FailureReason.TimeOver => "No money has arrived in time. If you have sent some, please do not send "
                + "more: it is kept safe, and will be counted or given back.",
            FailureReason.PaidLate =>
                $"{merchant} has been told, and decides whether to count it as payment or to give it back. Please do not pay again.",
            FailureReason.GivenBack => "What arrived was too little or too late, and is given back the way it came.",
            FailureReason.TooManyAttempts => TooManyAttempts,
            FailureReason.Returned => $"It had counted as paid, and counts no more. Ask {merchant} how to pay instead.",
            FailureReason.Other => "Something went wrong on the way, and you have not been charged.",
        };

    internal override string TryAgain => "Try again";

    internal override string RedirectingTitleOf(RedirectCause cause) =>
        cause switch
        {
            RedirectCause.Paid => RedirectingTitle,
            RedirectCause.Submitted => "Payment sent",
            RedirectCause.Canceled => CanceledTitle,
        };

    private static string Words(string field)
    {
        var words = field.Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
