namespace Payments;

/// <summary>What a payer must give so that a method can be used, and how it is checked.</summary>
/// <param name="Field">The field's name in forms and on the wire, such as "phone_number".</param>
/// <param name="Kind">What it holds.</param>
public sealed record Requirement(string Field, RequirementKind Kind)
{
    /// <summary>The field of a phone number.</summary>
    public const string PhoneNumber = "phone_number";

    /// <summary>The field of a bank account number of any country.</summary>
    public const string BankAccountNumber = "bank_account_number";

    /// <summary>The field of an international bank account number.</summary>
    public const string Iban = "iban";

    /// <summary>The field of the sort code of a bank account in the United Kingdom.</summary>
    public const string SortCode = "sort_code";

    /// <summary>The field of the clearing number of a bank account in Sweden.</summary>
    public const string ClearingNumber = "clearing_number";

    /// <summary>The field of an account number that stands beside a sort code or a clearing number.</summary>
    public const string AccountNumber = "account_number";

    /// <summary>The field of the name of whoever holds the account.</summary>
    public const string AccountHolderName = "account_holder_name";

    /// <summary>The field of the personal or organization number of whoever holds the account.</summary>
    public const string PersonalNumber = "personal_number";
}
