namespace Payments;

/// <summary>What a required field holds.</summary>
public enum RequirementKind
{
    /// <summary>A phone number in E.164: "+", then 7 to 15 digits that begin with the country's code.</summary>
    Phone,

    /// <summary>A bank account number: 6 to 20 digits.</summary>
    BankAccount,

    /// <summary>Any text of 1 to 100 characters.</summary>
    Text,
}
