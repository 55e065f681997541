namespace Payments;

/// <summary>The ids of the methods that are known everywhere. A processor may offer others, by ids of the same form: lower snake case.</summary>
public static class MethodIds
{
    /// <summary>A payment card.</summary>
    public const string Card = "card";

    /// <summary>A transfer to a bank account that is made for one payment.</summary>
    public const string BankTransfer = "bank_transfer";

    /// <summary>A prompt on the payer's phone, by a mobile-money operator.</summary>
    public const string MobileMoney = "mobile_money";
}
