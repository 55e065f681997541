using Payments.Providers;

namespace Payments.Specifications;

/// <summary>The cards that a scripted provider keeps, and their setups. Whoever calls it holds the provider's gate.</summary>
internal sealed class CardVault(CardScript script, TimeProvider time)
{
    private readonly HashSet<string> _kept = [];
    private readonly HashSet<string> _forgotten = [];
    private readonly Dictionary<string, (CardStanding Standing, DeclineCode Code, DateTimeOffset Until)> _setups = [];

    /// <summary>The tokens of the cards that it keeps.</summary>
    public IReadOnlyList<string> Kept => [.. _kept.Order(StringComparer.Ordinal)];

    /// <summary>The keys of setups that wait for somebody.</summary>
    public IReadOnlyList<string> Open => [.. _setups.Where(pair => IsOpen(pair.Value.Standing)).Select(pair => pair.Key)];

    public bool IsForgotten(string token) => _forgotten.Contains(token);

    public string KeepToken(string token)
    {
        if (!_forgotten.Contains(token))
            _kept.Add(token);
        return token;
    }

    public bool Forget(string token)
    {
        _forgotten.Add(token);
        return _kept.Remove(token);
    }

    public SetupOutcome SetUp(string key)
    {
        if (!_setups.ContainsKey(key))
        {
            _setups[key] = script.Verdict(key) switch
            {
                CardVerdict.Approve => (CardStanding.Taken, default, default),
                CardVerdict.Decline => (CardStanding.Declined, script.Code, default),
                CardVerdict.Challenge => (CardStanding.Challenged, default, time.GetUtcNow() + script.ActionTime),
                CardVerdict.Undecided => (CardStanding.Undecided, default, default),
            };
        }

        return Say(key);
    }

    public SetupOutcome Resolve(string key)
    {
        _setups.TryAdd(key, (CardStanding.Released, DeclineCode.NotSent, default));
        return Say(key);
    }

    public SetupOutcome Abandon(string key)
    {
        if (!_setups.TryGetValue(key, out var setup) || IsOpen(setup.Standing))
            _setups[key] = (CardStanding.Released, DeclineCode.Released, default);
        return Say(key);
    }

    public SetupOutcome Authenticate(string key, bool passes)
    {
        if (IsOpen(_setups[key].Standing))
            _setups[key] = passes
                ? (CardStanding.Taken, default, default)
                : (CardStanding.Declined, DeclineCode.AuthenticationFailed, default);
        return Say(key);
    }

    private static bool IsOpen(CardStanding standing) => standing is CardStanding.Challenged or CardStanding.Undecided;

    private SetupOutcome Say(string key)
    {
        var (standing, code, until) = _setups[key];
        return standing switch
        {
            CardStanding.Taken => new SetupOutcome.Saved(KeepToken("setup_" + key)) { Fingerprint = script.Fingerprint },
            CardStanding.Declined or CardStanding.Released => new SetupOutcome.Declined(code),
            CardStanding.Challenged => new SetupOutcome.RequiresAction(new NextAction.RedirectToUrl("https://bank.example/" + key), until),
            CardStanding.Undecided or CardStanding.Reserved => new SetupOutcome.Unknown(),
        };
    }
}
