namespace Payments.Simulator;

/// <summary>What keeps the ledger's bytes.</summary>
internal interface ILedgerMedium : IDisposable
{
    /// <summary>For messages.</summary>
    string Name { get; }

    /// <summary>Adds bytes at the end and returns when they would outlive a power cut. One call at a time.</summary>
    void Append(ReadOnlySpan<byte> bytes);
}
