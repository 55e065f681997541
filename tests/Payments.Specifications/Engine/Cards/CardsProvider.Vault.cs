using Payments.Providers;

namespace Payments.Specifications;

public sealed partial class CardsProvider
{
    private readonly HashSet<string> _kept = [];
    private readonly HashSet<string> _forgotten = [];
    private readonly Dictionary<string, (CardStanding Standing, DeclineCode Code, DateTimeOffset Until)> _setups = [];

    /// <summary>The tokens of the cards that it keeps.</summary>
    public IReadOnlyList<string> Kept
    {
        get
        {
            lock (_gate)
                return [.. _kept.Order(StringComparer.Ordinal)];
        }
    }

    public ValueTask<SetupOutcome> SetUpAsync(SetupRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return DoAsync(
            CardCall.SetUp,
            request.Key,
            () =>
            {
                if (!_setups.ContainsKey(request.Key))
                {
                    _setups[request.Key] = Verdict(request.Key) switch
                    {
                        CardVerdict.Approve => (CardStanding.Taken, default, default),
                        CardVerdict.Decline => (CardStanding.Declined, Code, default),
                        CardVerdict.Challenge => (CardStanding.Challenged, default, time.GetUtcNow() + ActionTime),
                        CardVerdict.Undecided => (CardStanding.Undecided, default, default),
                    };
                }

                return SaySetup(request.Key);
            }
        );
    }

    public ValueTask<SetupOutcome> ResolveSetupAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        DoAsync(
            CardCall.ResolveSetup,
            key,
            () =>
            {
                _setups.TryAdd(key, (CardStanding.Released, DeclineCode.NotSent, default));
                return SaySetup(key);
            }
        );

    public ValueTask<SetupOutcome> AbandonSetupAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        DoAsync(
            CardCall.AbandonSetup,
            key,
            () =>
            {
                if (!_setups.TryGetValue(key, out var setup) || setup.Standing is CardStanding.Challenged or CardStanding.Undecided)
                    _setups[key] = (CardStanding.Released, DeclineCode.Released, default);
                return SaySetup(key);
            }
        );

    public ValueTask ForgetAsync(Owner owner, string token, CancellationToken cancellationToken)
    {
        var done = DoAsync(
            CardCall.Forget,
            token,
            () =>
            {
                _forgotten.Add(token);
                return _kept.Remove(token);
            }
        );
        return done.IsCompletedSuccessfully ? default : new ValueTask(done.AsTask());
    }

    /// <summary>The payer answers the challenge of a setup.</summary>
    public SetupOutcome AuthenticateSetup(string key, bool passes)
    {
        lock (_gate)
        {
            if (_setups[key].Standing is CardStanding.Challenged or CardStanding.Undecided)
                _setups[key] = passes
                    ? (CardStanding.Taken, default, default)
                    : (CardStanding.Declined, DeclineCode.AuthenticationFailed, default);
            return SaySetup(key);
        }
    }

    /// <summary>The keys of setups that wait for somebody.</summary>
    public IReadOnlyList<string> OpenSetups
    {
        get
        {
            lock (_gate)
                return
                [
                    .. _setups
                        .Where(pair => pair.Value.Standing is CardStanding.Challenged or CardStanding.Undecided)
                        .Select(pair => pair.Key),
                ];
        }
    }

    private bool IsForgotten(string token) => _forgotten.Contains(token);

    private string KeepToken(string token)
    {
        if (!_forgotten.Contains(token))
            _kept.Add(token);
        return token;
    }

    private SetupOutcome SaySetup(string key)
    {
        var (standing, code, until) = _setups[key];
        return standing switch
        {
            CardStanding.Taken => new SetupOutcome.Saved(KeepToken("setup_" + key)),
            CardStanding.Declined or CardStanding.Released => new SetupOutcome.Declined(code),
            CardStanding.Challenged => new SetupOutcome.RequiresAction(new NextAction.RedirectToUrl("https://bank.example/" + key), until),
            CardStanding.Undecided or CardStanding.Reserved => new SetupOutcome.Unknown(),
        };
    }
}
