namespace Payments;

/// <summary>The simulator's ledger file cannot be opened, read or written. The message says why and what to do.</summary>
public sealed class SimulatorLedgerException : Exception
{
    /// <summary>With a message that names the remedy.</summary>
    public SimulatorLedgerException(string message)
        : base(message) { }

    /// <summary>With a message that names the remedy, and the cause.</summary>
    public SimulatorLedgerException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Without a message.</summary>
    public SimulatorLedgerException() { }
}
