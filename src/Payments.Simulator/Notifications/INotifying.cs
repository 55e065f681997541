using System.Collections.Immutable;

namespace Payments.Simulator;

/// <summary>A book of which the host is told.</summary>
internal interface INotifying
{
    LedgerSubject Subject { get; }

    /// <summary>Since when there is something to tell of.</summary>
    DateTimeOffset Since { get; }

    /// <summary>The notifications that the host has not taken, in the order in which they are told; of any time.</summary>
    ImmutableArray<PlannedNotification> Untold { get; }
}
