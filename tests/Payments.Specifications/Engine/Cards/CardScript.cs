using System.Collections.Concurrent;
using Payments.Providers;

namespace Payments.Specifications;

/// <summary>
/// What a test has a provider of cards do. Every call can be lost on its way there or back, and held at a gate before or after it is
/// done.
/// </summary>
public abstract class CardScript
{
    /// <summary>What it does with a charge or a setup of this key.</summary>
    public Func<string, CardVerdict> Verdict { get; set; } = _ => CardVerdict.Approve;

    /// <summary>Why it declines.</summary>
    public DeclineCode Code { get; set; } = DeclineCode.CardDeclined;

    /// <summary>What it says it knows the number of a card by that it keeps; null where it does not tell them apart.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>What it does with a refund that it sees first; one that is pending is decided by the test.</summary>
    public Func<RefundRequest, RefundOutcome> OnRefund { get; set; } = request => new RefundOutcome.Succeeded("back_" + request.Key);

    /// <summary>What becomes of a call with this key on its way.</summary>
    public Func<CardCall, string, CardFault> Fault { get; set; } = (_, _) => CardFault.None;

    /// <summary>Awaited before a call is done.</summary>
    public Func<CardCall, string, Task>? Before { get; set; }

    /// <summary>Awaited after a call is done and before its response goes back.</summary>
    public Func<CardCall, string, Task>? After { get; set; }

    /// <summary>Called with each outcome of charges and refunds as it goes back; a lost one as what the caller must take it for.</summary>
    public Action<CardCall, string, object>? Answered { get; set; }

    public TimeSpan ActionTime { get; set; } = TimeSpan.FromMinutes(10);

    public TimeSpan Reservation { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Whether it only reserves what it was asked to take.</summary>
    public bool ReservesUnasked { get; set; }

    /// <summary>Every call that arrived, in order.</summary>
    public ConcurrentQueue<(CardCall Call, string Key)> Calls { get; } = new();

    /// <summary>Held while its records are read or changed.</summary>
    protected Lock Gate { get; } = new();

    public int CallsOf(CardCall call) => Calls.Count(made => made.Call == call);

    protected T Locked<T>(Func<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        lock (Gate)
            return read();
    }

    protected ValueTask<T> DoAsync<T>(CardCall call, string key, Func<T> act)
    {
        if (Before is not null || After is not null)
            return HeldAsync(call, key, act);
        return new(Do(call, key, act));
    }

    private async ValueTask<T> HeldAsync<T>(CardCall call, string key, Func<T> act)
    {
        if (Before is { } before)
            await before(call, key);
        try
        {
            return Do(call, key, act);
        }
        finally
        {
            if (After is { } after)
                await after(call, key);
        }
    }

    private T Do<T>(CardCall call, string key, Func<T> act)
    {
        lock (Gate)
        {
            var fault = Fault(call, key);
            if (fault != CardFault.None && typeof(T) == typeof(ChargeOutcome))
                Answered?.Invoke(call, key, new ChargeOutcome.Unknown("lost"));
            if (fault == CardFault.RequestLost)
                throw new IOException("the request is lost");
            Calls.Enqueue((call, key));
            var answer = act();
            if (fault == CardFault.AnswerLost)
                throw new IOException("the answer is lost");
            if (answer is ChargeOutcome or RefundOutcome)
                Answered?.Invoke(call, key, answer);
            return answer;
        }
    }
}

/// <summary>What a provider of cards can be asked.</summary>
public enum CardCall
{
    Charge,
    Resolve,
    Capture,
    Release,
    SetUp,
    ResolveSetup,
    AbandonSetup,
    Forget,
    Refund,
    CancelRefund,
    Evidence,
}

/// <summary>What becomes of a call on its way.</summary>
public enum CardFault
{
    /// <summary>It arrives, and so does its response.</summary>
    None,

    /// <summary>It never arrives.</summary>
    RequestLost,

    /// <summary>It arrives, and its response does not.</summary>
    AnswerLost,
}
