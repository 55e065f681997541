namespace Payments.EndToEnd.Tests;

/// <summary>The time in some days: what waits for it, or for the lease of a process that died, is due.</summary>
internal sealed class LaterTime(TimeSpan later) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + later;
}
