using Payments.Providers;

namespace Payments.Specifications;

/// <summary>What a provider really did with each charge, beside what it says.</summary>
internal sealed class ModelProvider
{
    private readonly Dictionary<string, Truth> _truths = [];

    internal enum Truth
    {
        NeverArrived,
        Undecided,
        Approved,
        Declined,
    }

    internal enum Line
    {
        Good,
        Silent,
        Broken,
    }

    /// <summary>How questions fare.</summary>
    public Line Questions { get; set; }

    /// <summary>The keys by which money moved.</summary>
    public IEnumerable<string> Taken => _truths.Where(pair => pair.Value == Truth.Approved).Select(pair => pair.Key);

    public void Did(string key, Truth truth) => _truths[key] = truth;

    public void Decide(Truth truth)
    {
        foreach (var key in _truths.Where(pair => pair.Value == Truth.Undecided).Select(pair => pair.Key).ToList())
            _truths[key] = truth;
    }

    public static ChargeOutcomeKind KindOf(Truth truth) =>
        truth switch
        {
            Truth.NeverArrived => ChargeOutcomeKind.Unknown,
            Truth.Undecided => ChargeOutcomeKind.Pending,
            Truth.Approved => ChargeOutcomeKind.Approved,
            Truth.Declined => ChargeOutcomeKind.Declined,
        };

    public static ChargeOutcome Outcome(ChargeOutcomeKind kind, string key, DeclineCode code = DeclineCode.CardDeclined) =>
        kind switch
        {
            ChargeOutcomeKind.Approved => new ChargeOutcome.Approved("ref_" + key),
            ChargeOutcomeKind.Declined => new ChargeOutcome.Declined(code),
            ChargeOutcomeKind.Pending => new ChargeOutcome.Pending(),
            ChargeOutcomeKind.Unknown => new ChargeOutcome.Unknown("the line was cut"),
            ChargeOutcomeKind.AwaitingPayment
            or ChargeOutcomeKind.Received
            or ChargeOutcomeKind.RequiresAction
            or ChargeOutcomeKind.Authorized
            or ChargeOutcomeKind.Captured
            or ChargeOutcomeKind.Returned => throw new ArgumentOutOfRangeException(
                nameof(kind),
                kind,
                "A session's card has no such outcome here."
            ),
        };

    /// <summary>What a question brings, for the model.</summary>
    public ChargeOutcomeKind Says(string key) =>
        Questions != Line.Good ? ChargeOutcomeKind.Unknown
        : _truths.GetValueOrDefault(key) == Truth.NeverArrived ? ChargeOutcomeKind.Declined
        : KindOf(_truths[key]);

    /// <summary>What a question brings, for the engine.</summary>
    public ValueTask<ChargeOutcome> Resolve(string key) =>
        Questions switch
        {
            Line.Broken => throw new IOException("the line is down"),
            Line.Silent => new(Outcome(ChargeOutcomeKind.Unknown, key)),
            Line.Good => new(Outcome(Says(key), key, _truths.ContainsKey(key) ? DeclineCode.CardDeclined : DeclineCode.NotSent)),
        };
}
