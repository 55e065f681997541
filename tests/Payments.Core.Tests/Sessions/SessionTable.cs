namespace Payments.Core.Tests;

/// <summary>The session's states and commands by their words. "late" is at or after the session's time of expiry.</summary>
internal static class SessionTable
{
    public static Dictionary<string, SessionState> States { get; } = new()
    {
        ["open"] = new SessionState.Open(),
        ["paying"] = new SessionState.Open("ch_1"),
        ["complete"] = new SessionState.Complete("ch_1", TestRecords.Noon),
        ["expired"] = new SessionState.Expired(ExpiryCause.Requested, TestRecords.Noon),
        ["canceled"] = new SessionState.Canceled(TestRecords.Noon),
    };

    public static Dictionary<string, SessionCommand> Commands { get; } = new()
    {
        ["start payment"] = new SessionCommand.StartPayment("ch_2"),
        ["its charge succeeded"] = new SessionCommand.PaymentSucceeded("ch_1"),
        ["another charge succeeded"] = new SessionCommand.PaymentSucceeded("ch_9"),
        ["its charge failed"] = new SessionCommand.PaymentFailed("ch_1"),
        ["another charge failed"] = new SessionCommand.PaymentFailed("ch_9"),
        ["expire by request"] = new SessionCommand.Expire(ExpiryCause.Requested),
        ["expire by time"] = new SessionCommand.Expire(ExpiryCause.TimeElapsed),
        ["cancel"] = new SessionCommand.Cancel(),
    };

    public static TransitionTable Table { get; } = new(
        "Session",
        [.. States.Keys.SelectMany(state => new[] { state, state + ", late" })],
        [.. Commands.Keys],
        Apply);

    public static (SessionState State, DateTimeOffset Now) At(string state)
    {
        var late = state.EndsWith(", late", StringComparison.Ordinal);
        return (States[late ? state[..^6] : state], late ? TestRecords.Expiry : TestRecords.Expiry.AddTicks(-1));
    }

    public static string Word(SessionState state) => state is SessionState.Open { ChargeInFlight: not null } ? "paying" : state.Status.ToString().ToLowerInvariant();

    private static string Apply(string state, string command)
    {
        var (standing, now) = At(state);
        var decision = SessionMachine.Apply(TestRecords.Session(standing), Commands[command], now);
        return decision.IsRefused ? TransitionTable.Code(decision.Refusal) : decision.IsChanged ? Word(decision.State.State) : "same";
    }
}
