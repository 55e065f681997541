using System.Text.Json.Serialization;

namespace Payments;

/// <summary>A debit that had counted as paid has failed after all, and its money went back.</summary>
/// <param name="Charge">The charge, returned.</param>
/// <param name="Session">The session that it had paid, which stays complete; or null.</param>
public sealed record ChargeReturned(Charge Charge, CheckoutSession? Session) : EventData
{
    /// <summary>"charge.returned".</summary>
    public const string TypeName = "charge.returned";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>Money arrived at a bank account.</summary>
/// <param name="Line">The line: matched, credited, or in suspense.</param>
public sealed record BankLineReceived(BankLine Line) : EventData
{
    /// <summary>"bank_line.received".</summary>
    public const string TypeName = "bank_line.received";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}

/// <summary>A bank line that was in suspense is resolved.</summary>
/// <param name="Line">The line: matched, credited, or returned.</param>
public sealed record BankLineResolved(BankLine Line) : EventData
{
    /// <summary>"bank_line.resolved".</summary>
    public const string TypeName = "bank_line.resolved";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => TypeName;

    private protected override void Closed() { }
}
