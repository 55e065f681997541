namespace Payments.AspNetCore;

internal sealed partial class EnglishTexts
{
    internal override string Total => "Total";
    internal override string CreditApplied => "Credit applied";
    internal override string CustomerCredit => "Account credit";

    internal override string MethodOfAccount(string method, string last4) => $"{method}, account ending {last4}";

    internal override string MandateHeading(DebitScheme scheme) =>
        scheme switch
        {
            DebitScheme.Bacs => "Direct Debit instruction",
            DebitScheme.SepaCore => "SEPA Direct Debit mandate",
            DebitScheme.Autogiro => "Autogiro consent",
        };

    internal override IReadOnlyList<string> MandateText(DebitScheme scheme, string merchant) =>
        scheme switch
        {
            DebitScheme.Bacs =>
            [
                $"You let {merchant} collect this amount from your account by Direct Debit, and ask your bank "
                    + "to pay it. You confirm that you alone can authorize debits of this account.",
                "The Direct Debit Guarantee protects you: if the amount or the date is to change, you are told before. If a mistake is "
                    + "made, your bank gives you all of it back at once. You can cancel the instruction at your bank at any time.",
            ],
            DebitScheme.SepaCore =>
            [
                $"You let {merchant} send your bank an order to debit your account, and your bank carry that order out.",
                "You have a right to your money back from your bank by the terms of your agreement with it. Ask for it "
                    + "within eight weeks from the day of the debit; your bank tells you more about your rights.",
            ],
            DebitScheme.Autogiro =>
            [
                $"You consent to {merchant} drawing this amount from your account by Autogiro, and to your "
                    + "bank making the withdrawal. The money must be in the account the day before.",
                "You can stop a withdrawal at your bank until the banking day before it, end the consent at any "
                    + "time there or with the business, and ask for your money back within eight weeks.",
            ],
        };

    internal override string MandateReference => "Mandate reference";
    internal override string DebitExpectedOn => "Expected debit";
    internal override string SettlementExpectedOn => "Expected to count as paid";

    internal override string AgreeButton(string amount) => $"Agree and pay {amount}";

    internal override string DebitText =>
        "Your bank has been asked for the money, and you need not do anything more. You can "
        + "close this page: it shows what came of the payment when you come back.";
    internal override string DebitOn => "Your bank is debited on";
    internal override string SettlementOn => "Counts as paid on";

    internal override string ReferencedTransferText(string amount, string reference) =>
        $"Send {amount} to this account, and write {reference} as the reference: by that your payment is found.";

    internal override string SortCode => "Sort code";
    internal override string RoutingNumber => "Routing number";
    internal override string IbanLabel => "IBAN";
    internal override string Bic => "BIC";

    internal override string ApproveTitle => "Approve it at your bank";
    internal override string ApproveText => "Your bank asks you to approve this payment, and leads you back here. No money has moved yet.";
    internal override string ApproveGiveUp => "Pay in another way";
    internal override string BankTitle => "Test bank: approve this payment?";

    internal override string BankText(string amount, string merchant) =>
        $"{merchant} asks for {amount} from your account. This page stands for your bank's.";

    internal override string BankPass => "Approve";
    internal override string BankFail => "Refuse";

    internal override string BankBack(string host) => $"Go back to {host} without answering";
}
