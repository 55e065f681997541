using System.Text.Json.Serialization;

namespace Payments;

/// <summary>What a payer must do outside, so that the money arrives. Closed: the two cases below.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(BankAccount), "bank_account")]
[JsonDerivedType(typeof(PhonePrompt), "phone_prompt")]
public abstract record PaymentInstructions
{
    private protected PaymentInstructions()
    {
    }

    private protected abstract void Closed();

    /// <summary>Send the amount to a bank account that was made for this charge alone.</summary>
    /// <param name="BankName">The bank.</param>
    /// <param name="AccountNumber">The account.</param>
    /// <param name="AccountName">Whose account it is.</param>
    /// <param name="Reference">What to write as the transfer's reference.</param>
    public sealed record BankAccount(string BankName, string AccountNumber, string AccountName, string Reference) : PaymentInstructions
    {
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
