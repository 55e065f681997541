namespace Payments;

/// <summary>What a payer must give so that a method can be used, and how it is checked.</summary>
/// <param name="Field">The field's name in forms and on the wire, such as "phone_number".</param>
/// <param name="Kind">What it holds.</param>
public sealed record Requirement(string Field, RequirementKind Kind)
{
    /// <summary>The field of a phone number.</summary>
    public const string PhoneNumber = "phone_number";

    /// <summary>The field of a bank account number.</summary>
    public const string BankAccountNumber = "bank_account_number";
}
