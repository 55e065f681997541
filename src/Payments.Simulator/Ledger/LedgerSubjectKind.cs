namespace Payments.Simulator;

/// <summary>By name in the ledger; a charge is the one that goes without saying.</summary>
internal enum LedgerSubjectKind
{
    Charge,
    Refund,
    Setup,
    Card,
    Dispute,
}
