namespace Payments;

/// <summary>Why money moves in the ledger.</summary>
public enum LedgerEntryKind
{
    /// <summary>A payer's money has been taken, or has arrived and counts as payment.</summary>
    Payment,

    /// <summary>What processing a payment costs.</summary>
    Fee,

    /// <summary>Money is set aside for a refund, or returned to the payer.</summary>
    Refund,

    /// <summary>A refund came to nothing, and its money is the merchant's again.</summary>
    RefundReversal,

    /// <summary>A payer's bank has taken money back, until it is decided, or for good.</summary>
    Dispute,

    /// <summary>A dispute is won.</summary>
    DisputeReversal,

    /// <summary>A debit was returned after it had counted as paid.</summary>
    Return,

    /// <summary>Money is passed on to a payee.</summary>
    Transfer,

    /// <summary>Money comes back from a payee.</summary>
    TransferReversal,

    /// <summary>Money is paid out to the merchant's bank.</summary>
    Payout,

    /// <summary>Money is kept for a customer, or what was kept is changed by hand.</summary>
    Credit,

    /// <summary>A customer's credit is applied to a payment, or comes back from one that was not concluded.</summary>
    CreditApplied,

    /// <summary>Money has arrived that is not matched, or waits for a decision.</summary>
    Receipt,

    /// <summary>Money that was not matched is sent back.</summary>
    ReceiptReversal,

    /// <summary>A correction by hand.</summary>
    Adjustment,
}
