namespace Payments;

/// <summary>Decline codes in words.</summary>
public static class DeclineCodes
{
    /// <summary>One sentence for the merchant, without a full stop.</summary>
    public static string Describe(DeclineCode code) => code switch
    {
        DeclineCode.CardDeclined => "The card was declined",
        DeclineCode.InsufficientFunds => "There is not enough money on the account",
        DeclineCode.ExpiredCard => "The card has expired",
        DeclineCode.IncorrectCvc => "The security code is wrong",
        DeclineCode.IncorrectNumber => "The card number is wrong",
        DeclineCode.ProcessingError => "The processor could not process the payment",
        DeclineCode.TestModeCardOnly => "Test mode takes the published test cards only",
        DeclineCode.NotSent => "The payment never reached the processor",
        DeclineCode.PayerRefused => "The payer refused the payment",
        DeclineCode.NotPaidInTime => "The time to pay was over",
        DeclineCode.GivenUp => "The payer gave the payment up",
        DeclineCode.Underpaid => "Less than the amount was received, and it is given back",
        DeclineCode.PaidTooLate => "The money arrived too late, and it is given back",
    };
}
