namespace Payments.Simulator;

/// <summary>What an entry is about. A charge and a refund may have the same key.</summary>
internal readonly record struct LedgerSubject(LedgerSubjectKind Kind, string Key)
{
    public static LedgerSubject Charge(string key) => new(LedgerSubjectKind.Charge, key);

    public static LedgerSubject Refund(string key) => new(LedgerSubjectKind.Refund, key);

    public static LedgerSubject Setup(string key) => new(LedgerSubjectKind.Setup, key);

    public static LedgerSubject Card(string token) => new(LedgerSubjectKind.Card, token);

    public static LedgerSubject Dispute(string reference) => new(LedgerSubjectKind.Dispute, reference);
}

/// <summary>By name in the ledger; a charge is the one that goes without saying.</summary>
internal enum LedgerSubjectKind
{
    Charge,
    Refund,
    Setup,
    Card,
    Dispute,
}
