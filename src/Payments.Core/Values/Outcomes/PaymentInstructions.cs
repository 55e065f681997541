using System.Text.Json.Serialization;

namespace Payments;

/// <summary>What a payer must do outside, so that the money arrives. Closed: the two cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(BankAccount), "bank_account")]
[JsonDerivedType(typeof(PhonePrompt), "phone_prompt")]
public abstract record PaymentInstructions
{
    private protected PaymentInstructions() { }

    private protected abstract void Closed();

    /// <summary>
    /// Send the amount to a bank account: one that was made for this charge alone, the customer's own, or the merchant's.
    /// </summary>
    /// <param name="BankName">The bank.</param>
    /// <param name="AccountNumber">The account; where there is an <see cref="Iban"/>, as that has it.</param>
    /// <param name="AccountName">Whose account it is.</param>
    /// <param name="Reference">What to write as the transfer's reference.</param>
    public sealed record BankAccount(string BankName, string AccountNumber, string AccountName, string Reference) : PaymentInstructions
    {
        /// <summary>The sort code of an account in the United Kingdom, as people write it, such as "10-88-00"; else null.</summary>
        public string? SortCode { get; init; }

        /// <summary>The IBAN, in groups of four; null where the account has none, or is paid otherwise.</summary>
        public string? Iban { get; init; }

        /// <summary>The bank's BIC, or null.</summary>
        public string? Bic { get; init; }

        /// <summary>The routing number of an account in the United States; else null.</summary>
        public string? RoutingNumber { get; init; }

        private protected override void Closed() { }
    }

    /// <summary>Answer the prompt on a phone.</summary>
    /// <param name="Operator">The operator's name.</param>
    /// <param name="PhoneHint">The last digits of the phone's number; no more of it is kept.</param>
    public sealed record PhonePrompt(string Operator, string PhoneHint) : PaymentInstructions
    {
        private protected override void Closed() { }
    }
}

/// <summary>When a debit is presented and settled, in banking days of its scheme.</summary>
/// <param name="SubmitOn">The day on which it is handed in.</param>
/// <param name="DebitOn">The day on which the payer's account is debited.</param>
/// <param name="SettleOn">The day from which it counts as paid, unless the bank has refused it.</param>
/// <param name="LateFailureUntil">Until when it may still fail; null where that is not known.</param>
public sealed record DebitTimings(DateOnly SubmitOn, DateOnly DebitOn, DateOnly SettleOn, DateOnly? LateFailureUntil = null);
