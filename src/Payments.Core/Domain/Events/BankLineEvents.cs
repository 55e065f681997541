namespace Payments;

/// <summary>What happens to bank lines.</summary>
internal static class BankLineEvents
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        EventType.Of(BankLineReceived.TypeName, "Money arrived at a bank account", EventJson.Default.BankLineReceived),
        EventType.Of(
            BankLineReversed.TypeName,
            "A bank has taken a line back, and what it had paid is undone",
            EventJson.Default.BankLineReversed
        ),
        EventType.Of(BankLineResolved.TypeName, "A bank line that was in suspense is resolved", EventJson.Default.BankLineResolved),
    ];
}

/// <summary>Money arrived at a bank account.</summary>
/// <param name="Line">The line: matched, credited, or in suspense.</param>
public sealed record BankLineReceived(BankLine Line) : EventData
{
    /// <summary>"bank_line.received".</summary>
    public const string TypeName = "bank_line.received";

    private protected override string Name => TypeName;
}

/// <summary>A bank line that was in suspense is resolved.</summary>
/// <param name="Line">The line: matched, credited, or returned.</param>
public sealed record BankLineResolved(BankLine Line) : EventData
{
    /// <summary>"bank_line.resolved".</summary>
    public const string TypeName = "bank_line.resolved";

    private protected override string Name => TypeName;
}

/// <summary>
/// A bank has taken a line back. What it had paid is undone: each charge that is returned by it has an event of its own.
/// </summary>
/// <param name="Line">The line.</param>
/// <param name="Reopened">The lines that had paid a session together with it, and wait in suspense again; none in most cases.</param>
public sealed record BankLineReversed(BankLine Line, IReadOnlyList<BankLine> Reopened) : EventData
{
    /// <summary>"bank_line.reversed".</summary>
    public const string TypeName = "bank_line.reversed";

    private protected override string Name => TypeName;
}
