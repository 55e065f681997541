namespace Payments.PowerCuts;

/// <summary>
/// A clock that is some days ahead, more in each round, and that can be moved on: a lease of a process that died is over, and a
/// question to the provider is due, without a wait.
/// </summary>
internal sealed class RoundTime(int round) : TimeProvider
{
    private TimeSpan _ahead = TimeSpan.FromDays(round);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public void MoveOn(TimeSpan by) => _ahead += by;
}
