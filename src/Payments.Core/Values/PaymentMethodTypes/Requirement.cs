namespace Payments;

/// <summary>What a payer must give so that a method can be used, and how it is checked.</summary>
/// <param name="Field">The field's name in forms and on the wire, such as "phone_number".</param>
/// <param name="Kind">What it holds.</param>
public sealed record Requirement(string Field, RequirementKind Kind)
{
    /// <summary>When it is required; null, which is the default, for always.</summary>
    public RequirementCondition? When { get; init; }

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

    /// <summary>The field of an account number that goes with a sort code or a clearing number.</summary>
    public const string AccountNumber = "account_number";

    /// <summary>The field of the name of the account holder.</summary>
    public const string AccountHolderName = "account_holder_name";

    /// <summary>The field of the personal or organization number of the account holder.</summary>
    public const string PersonalNumber = "personal_number";

    /// <summary>The field of the street and house number of the payer's address.</summary>
    public const string AddressLine1 = "address_line1";

    /// <summary>The field of the town of the payer's address.</summary>
    public const string AddressCity = "address_city";

    /// <summary>The field of the postal code of the payer's address.</summary>
    public const string AddressPostalCode = "address_postal_code";

    /// <summary>The field of the country of the payer's address.</summary>
    public const string AddressCountry = "address_country";
}

/// <summary>What a required field holds.</summary>
public enum RequirementKind
{
    /// <summary>
    /// The number of a mobile phone with its country's code; taken in E.164, "+" and up to 15 digits. The country's
    /// numbering plan must have it, and as a mobile number (libphonenumber).
    /// </summary>
    Phone,

    /// <summary>A bank account number: 6 to 20 digits.</summary>
    BankAccount,

    /// <summary>Any text of 1 to 100 characters.</summary>
    Text,

    /// <summary>The IBAN of an account in a SEPA country; taken in its electronic form.</summary>
    Iban,

    /// <summary>The sort code of a <see cref="UkBankAccount"/>: six digits.</summary>
    SortCode,

    /// <summary>The account number of a <see cref="UkBankAccount"/>: eight digits.</summary>
    UkAccountNumber,

    /// <summary>The clearing number of a <see cref="SwedishBankAccount"/>: four digits.</summary>
    ClearingNumber,

    /// <summary>
    /// The account number of a <see cref="SwedishBankAccount"/>: 7, 9 or 10 digits, as the bank of the clearing number has them.
    /// Where no field of the kind <see cref="ClearingNumber"/> is looked at beside it, nothing but its form can be checked: at
    /// most ten digits.
    /// </summary>
    SwedishAccountNumber,

    /// <summary>The name of the account holder: 1 to 70 characters with a letter among them.</summary>
    AccountHolder,

    /// <summary>
    /// The number of a person or an organization in Sweden (<see cref="SwedishIdentityNumber"/>), without which there is no
    /// Autogiro mandate: 10 or 12 digits. It goes to the provider and is never stored.
    /// </summary>
    PersonalNumber,

    /// <summary>The street and house number of an address: 1 to 70 characters.</summary>
    AddressLine,

    /// <summary>The town of an address: 1 to 35 characters.</summary>
    AddressCity,

    /// <summary>The postal code of an address: 1 to 16 characters.</summary>
    PostalCode,

    /// <summary>A country: the two letters of ISO 3166-1, in either case; taken in upper case.</summary>
    Country,
}
