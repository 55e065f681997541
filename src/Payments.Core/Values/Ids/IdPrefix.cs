namespace Payments;

/// <summary>The prefix of each concept's ids.</summary>
internal static class IdPrefix
{
    public const string Session = "cs_";
    public const string Intent = "pi_";
    public const string Charge = "ch_";
    public const string Event = "evt_";
    public const string Endpoint = "we_";
    public const string Delivery = "dlv_";
    public const string ApiKey = "key_";
    public const string Quote = "qte_";
    public const string Refund = "re_";
    public const string Customer = "cus_";
    public const string PaymentMethod = "pm_";
    public const string SetupIntent = "seti_";
    public const string Dispute = "dp_";
    public const string LedgerTransaction = "ltx_";
    public const string BankLine = "bln_";
    public const string CustomerBalanceTransaction = "cbtx_";
    public const string Email = "eml_";
}
