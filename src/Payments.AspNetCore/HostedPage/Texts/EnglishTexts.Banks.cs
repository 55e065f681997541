namespace Payments.AspNetCore;

internal sealed partial class EnglishTexts
{
    internal override string Total => "Total";
    internal override string CreditApplied => "Credit applied";
    internal override string CustomerCredit => "Account credit";

    internal override string MethodOfAccount(string method, string last4) => $"{method}, account ending {last4}";

    internal override string MandateHeading(DebitScheme scheme) => EnglishMandates.Heading(scheme);

    internal override IReadOnlyList<string> MandateText(DebitScheme scheme, string merchant) => EnglishMandates.Text(scheme, merchant);

    internal override string MandateReference => "Mandate reference";
    internal override string DebitExpectedOn => "Expected debit";
    internal override string SettlementExpectedOn => "Expected confirmation";

    internal override string AgreeButton(string amount) => $"Agree and pay {amount}";

    internal override string DebitText =>
        "We have sent the debit to your bank, and you don’t need to do anything else. You can "
        + "close this page and return to it later to see the outcome.";
    internal override string DebitOn => "Your account will be debited on";
    internal override string SettlementOn => "Payment confirmed on";

    internal override string ReferencedTransferText(string amount, string reference) =>
        $"Send {amount} to this account with the reference {reference}, so that we can match your payment.";

    internal override string SortCode => "Sort code";
    internal override string RoutingNumber => "Routing number";
    internal override string IbanLabel => "IBAN";
    internal override string Bic => "BIC";

    internal override string ApproveTitle => "Approve this payment with your bank";
    internal override string ApproveText =>
        "Your bank asks you to approve this payment and then returns you here. You have not been charged yet.";
    internal override string AbandonApproval => "Pay another way";
    internal override string BankTitle => "Test bank: approve this payment?";

    internal override string BankText(string amount, string merchant) =>
        $"{merchant} requests {amount} from your account. This page simulates your bank.";

    internal override string BankPass => "Approve";
    internal override string BankFail => "Decline";

    internal override string BankBack(string host) => $"Return to {host} without deciding";
}

/// <summary>What a payer agrees to before a bank account is debited, in English.</summary>
internal static class EnglishMandates
{
    internal static string Heading(DebitScheme scheme) =>
        scheme switch
        {
            DebitScheme.Bacs => "Direct Debit instruction",
            DebitScheme.SepaCore => "SEPA Direct Debit mandate",
            DebitScheme.Autogiro => "Autogiro consent",
        };

    internal static IReadOnlyList<string> Text(DebitScheme scheme, string merchant) =>
        scheme switch
        {
            DebitScheme.Bacs =>
            [
                $"You authorize {merchant} to collect this amount from your account by Direct Debit, and your bank "
                    + "to pay it. You confirm that you are the only person required to authorize debits from this account.",
                "The Direct Debit Guarantee protects you: you are notified in advance if the amount or the date changes. If an error is "
                    + "made, your bank refunds you in full and immediately. You can cancel the instruction with your bank at any time.",
            ],
            DebitScheme.SepaCore =>
            [
                $"You authorize {merchant} to send instructions to your bank to debit your account, and your bank to follow them.",
                "You are entitled to a refund from your bank under the terms of your agreement with it. Claim the refund "
                    + "within eight weeks of the date of the debit; your bank can explain your rights.",
            ],
            DebitScheme.Autogiro =>
            [
                $"You authorize {merchant} to withdraw this amount from your account by Autogiro, and your "
                    + "bank to make the withdrawal. The amount must be available in the account the day before.",
                "You can stop a withdrawal with your bank until the banking day before it, withdraw your consent at any "
                    + "time with your bank or the business, and claim a refund within eight weeks.",
            ],
        };
}
