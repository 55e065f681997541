namespace Payments.AspNetCore;

internal abstract partial class PageTexts
{
    /// <summary>The names of the steps, in order.</summary>
    internal abstract IReadOnlyList<string> Trail { get; }

    internal abstract string TrailLabel { get; }
    internal abstract string CancelCheckout { get; }
    internal abstract string AlertHeading { get; }
    internal abstract string TestInputsHeading { get; }

    internal abstract string ChooseHeading { get; }
    internal abstract string Currency { get; }

    /// <summary>The choice of the currency in which prices stand first.</summary>
    internal abstract string ShowPricesIn { get; }
    internal abstract string ShowPrices { get; }
    internal abstract string ExactPrices { get; }
    internal abstract string ConvertedPrices { get; }
    internal abstract string Approximately(string amount);
    internal abstract string AtTodaysRate { get; }
    internal abstract string ContinueWith(string method);
    internal abstract string ChoiceGone { get; }
    internal abstract string FormNotRead { get; }

    internal abstract string DetailsErrorSummary { get; }
    internal abstract string RailLegend { get; }
    internal abstract string RailRequired { get; }
    internal abstract string Label(Requirement requirement);

    /// <summary>How to write it; the code is the one with which every phone number must begin, or null.</summary>
    internal abstract string? Hint(Requirement requirement, string? dialingCode);

    /// <summary>Why a field is refused, as a sentence that begins with its label.</summary>
    internal abstract string Describe(Requirement requirement, FieldRefusal problem, bool isMissing);
    internal abstract string ReviewButton { get; }
    internal abstract string ReviewButtonBusy { get; }
    internal abstract string Change { get; }
    internal abstract string ChangeMethod { get; }
    internal abstract string ChangeDetails { get; }

    internal abstract string ReviewHeading { get; }
    internal abstract string Provider { get; }
    internal abstract string PayWith { get; }
    internal abstract string Price { get; }
    internal abstract string ExchangeRate { get; }
    internal abstract string Fee { get; }
    internal abstract string NoFee { get; }
    internal abstract string FeePaidBy(string merchant);
    internal abstract string YouPay { get; }
    internal abstract string ValidUntil(string time);
    internal abstract string TimeLeft { get; }
    internal abstract string TimeIsShort { get; }
    internal abstract string PriceExpired { get; }
    internal abstract string NewPriceButton { get; }
    internal abstract string NewPriceButtonBusy { get; }
    internal abstract string RenewedSame(string amount);
    internal abstract string RenewedChanged(string before, string now);
    internal abstract string Renewed(string amount);
    internal abstract string ConfirmedTooLate { get; }

    internal abstract string TransferHeading { get; }
    internal abstract string TransferText(string amount);
    internal abstract string PromptHeading { get; }
    internal abstract string PromptText(string provider, string phoneHint);
    internal abstract string AwaitingHeading { get; }
    internal abstract string AwaitingText { get; }
    internal abstract string PartlyReceived(string received, string missing);
    internal abstract string PartlyReceivedTooLate(string received, string missing);
    internal abstract string PartlyReceivedHeading { get; }
    internal abstract string Waiting { get; }
    internal abstract string Bank { get; }
    internal abstract string AccountNumber { get; }
    internal abstract string AccountName { get; }
    internal abstract string TransferReference { get; }
    internal abstract string AmountToSend { get; }
    internal abstract string Copy(string what);
    internal abstract string Copied { get; }
    internal abstract string CancelRefused { get; }

    internal abstract string FailedTitle(FailureReason reason);

    /// <summary>What happened, and what the payer can do; another attempt is offered only where there can be one.</summary>
    internal abstract string FailedText(FailureReason reason, string merchant, bool mayTryAgain);
    internal abstract string TryAgain { get; }
    internal abstract string RedirectingTitleOf(RedirectCause cause);

    /// <summary>The name of a field that no language knows, as words: "Account name" for "account_name".</summary>
    private protected static string Words(string field)
    {
        var words = field.Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
