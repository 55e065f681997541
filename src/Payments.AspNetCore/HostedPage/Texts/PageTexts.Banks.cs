namespace Payments.AspNetCore;

internal abstract partial class PageTexts
{
    internal abstract string Total { get; }
    internal abstract string CreditApplied { get; }
    internal abstract string CustomerCredit { get; }
    internal abstract string MethodOfAccount(string method, string last4);

    internal abstract string MandateHeading(DebitScheme scheme);

    /// <summary>What the payer agrees to, and how the money is got back; first to last.</summary>
    internal abstract IReadOnlyList<string> MandateText(DebitScheme scheme, string merchant);

    internal abstract string MandateReference { get; }
    internal abstract string DebitExpectedOn { get; }
    internal abstract string SettlementExpectedOn { get; }
    internal abstract string AgreeButton(string amount);
    internal abstract string DebitText { get; }
    internal abstract string DebitOn { get; }
    internal abstract string SettlementOn { get; }

    internal abstract string ReferencedTransferText(string amount, string reference);
    internal abstract string SortCode { get; }
    internal abstract string RoutingNumber { get; }
    internal abstract string IbanLabel { get; }
    internal abstract string Bic { get; }

    internal abstract string ApproveTitle { get; }
    internal abstract string ApproveText { get; }
    internal abstract string AbandonApproval { get; }
    internal abstract string BankTitle { get; }
    internal abstract string BankText(string amount, string merchant);
    internal abstract string BankPass { get; }
    internal abstract string BankFail { get; }
    internal abstract string BankBack(string host);
}
