namespace Payments.Core.Tests;

/// <summary>
/// The session's states and commands by their words. "late" is at or after the session's time of expiry; "paying once" is a session whose
/// first payment is its last.
/// </summary>
internal static class SessionTable
{
    public static Dictionary<string, CheckoutSession> States { get; } =
        new()
        {
            ["open"] = TestRecords.Session(new SessionState.Open()),
            ["paying"] = TestRecords.Session(new SessionState.Open("ch_1")),
            ["paying once"] = TestRecords.Session(new SessionState.Open("ch_1")) with { OneAttempt = true },
            ["complete"] = TestRecords.Session(new SessionState.Complete("ch_1", TestRecords.Noon)),
            ["expired"] = TestRecords.Session(new SessionState.Expired(ExpiryCause.Requested, TestRecords.Noon)),
            ["canceled"] = TestRecords.Session(new SessionState.Canceled(TestRecords.Noon)),
            ["failed"] = TestRecords.Session(new SessionState.Failed("ch_1", DeclineCode.CardDeclined, TestRecords.Noon)) with
            {
                OneAttempt = true,
            },
        };

    public static Dictionary<string, SessionCommand> Commands { get; } =
        new()
        {
            ["start payment"] = new SessionCommand.StartPayment("ch_2"),
            ["its charge succeeded"] = new SessionCommand.PaymentSucceeded("ch_1"),
            ["another charge succeeded"] = new SessionCommand.PaymentSucceeded("ch_9"),
            ["its charge failed"] = new SessionCommand.PaymentFailed("ch_1", DeclineCode.CardDeclined),
            ["another charge failed"] = new SessionCommand.PaymentFailed("ch_9", DeclineCode.CardDeclined),
            ["its charge expired"] = new SessionCommand.PaymentExpired("ch_1", ChargeExpiry.TimeElapsed),
            ["its charge was given up"] = new SessionCommand.PaymentExpired("ch_1", ChargeExpiry.GivenUp),
            ["another charge expired"] = new SessionCommand.PaymentExpired("ch_9", ChargeExpiry.TimeElapsed),
            ["expire by request"] = new SessionCommand.Expire(ExpiryCause.Requested),
            ["expire by time"] = new SessionCommand.Expire(ExpiryCause.TimeElapsed),
            ["cancel"] = new SessionCommand.Cancel(),
            ["accept its charge late"] = new SessionCommand.AcceptLatePayment("ch_1"),
            ["accept another charge late"] = new SessionCommand.AcceptLatePayment("ch_9"),
        };

    public static TransitionTable Table { get; } =
        new("Session", [.. States.Keys.SelectMany(state => new[] { state, state + ", late" })], [.. Commands.Keys], Apply);

    public static (CheckoutSession Session, DateTimeOffset Now) At(string state)
    {
        var late = state.EndsWith(", late", StringComparison.Ordinal);
        return (States[late ? state[..^6] : state], late ? TestRecords.Expiry : TestRecords.Expiry.AddTicks(-1));
    }

    private static string Word(CheckoutSession session) =>
        session.State is SessionState.Open { ChargeInFlight: not null } ? "paying" : session.Status.ToString().ToLowerInvariant();

    private static string Apply(string state, string command)
    {
        var (standing, now) = At(state);
        var decision = SessionMachine.Apply(standing, Commands[command], now);
        return decision.IsRefused ? TransitionTable.Code(decision.Refusal)
            : decision.IsChanged ? Word(decision.State)
            : "same";
    }
}
