namespace Payments;

/// <summary>
/// The ids of the methods that are known everywhere. A provider may offer others, by ids of the same form: lower snake case.
/// </summary>
public static class MethodIds
{
    /// <summary>A payment card.</summary>
    public const string Card = "card";

    /// <summary>A transfer to a bank account that is made for one payment.</summary>
    public const string BankTransfer = "bank_transfer";

    /// <summary>A prompt on the payer's phone, by a mobile-money operator.</summary>
    public const string MobileMoney = "mobile_money";

    /// <summary>A transfer to the merchant's own bank account.</summary>
    public const string DirectTransfer = "direct_transfer";

    /// <summary>What is kept for the customer; no provider takes part, and no page offers it.</summary>
    public const string CustomerBalance = "customer_balance";

    /// <summary>A debit of an account in the United Kingdom by the Bacs scheme, in pounds.</summary>
    public const string BacsDebit = "bacs_debit";

    /// <summary>A debit of an account in a SEPA country by the SEPA Core scheme, in euros.</summary>
    public const string SepaDebit = "sepa_debit";

    /// <summary>A debit of an account in Sweden by Bankgirot's Autogiro, in kronor.</summary>
    public const string Autogiro = "autogiro";

    /// <summary>A payment by open banking: the payer chooses a bank, approves there, and comes back.</summary>
    public const string PayByBank = "pay_by_bank";
}
