using System.Collections.Concurrent;
using Payments.Providers;

namespace Payments.EndToEnd.Tests;

/// <summary>A test-mode provider in memory that asks for 3-D Secure of one card, declines another, and counts what it charged.</summary>
internal sealed class ChallengingProvider(TimeProvider time)
    : IPaymentProvider,
        ICardTokenizer,
        ICaptureProvider,
        ICardVault,
        ITestChallenges
{
    public const string Approved = "4242424242424242";
    public const string Declined = "4000000000000002";
    public const string Challenged = "4000002500003155";

    /// <summary>What opens the challenge of the attempt with a key.</summary>
    public static string ChallengeOf(string key) => "t_" + key.Replace('.', '-');

    private readonly ConcurrentDictionary<string, TestChallenge> _challenges = new();
    private int _approved;

    public string Name => "challenging";

    public bool Livemode => false;

    /// <summary>Tells what became of a challenge; set once the engine is there.</summary>
    public Func<ProviderNotification, Task>? Tell { get; set; }

    public int ApprovedCharges => Volatile.Read(ref _approved);

    public ValueTask<Result<TokenizedCard>> TokenizeAsync(CardDetails card, CancellationToken cancellationToken) =>
        new(new TokenizedCard("tok_" + card.Number[^4..], new CardSummary("visa", card.Number[^4..], card.ExpiryMonth, card.ExpiryYear)));

    public ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken) =>
        new(
            ((PaymentSource.Card)request.Source).Token[^4..] switch
            {
                "0002" => new ChargeOutcome.Declined(DeclineCode.InsufficientFunds),
                "3155" => new ChargeOutcome.RequiresAction(
                    "ref_" + request.Key,
                    Challenge(request.Key, request.Owner, request.Amount, request.ReturnUrl),
                    time.GetUtcNow().AddMinutes(15)
                ),
                _ => Approve(request.Key, request.SaveCard),
            }
        );

    public ValueTask<ChargeOutcome> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken) =>
        new(new ChargeOutcome.Captured("ref_" + request.Key, request.Amount));

    public ValueTask<ChargeOutcome> ReleaseAsync(Owner owner, string key, CancellationToken cancellationToken)
    {
        Close(key);
        return new(new ChargeOutcome.Declined(DeclineCode.Released));
    }

    public ValueTask<ChargeOutcome> AbandonActionAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        ReleaseAsync(owner, key, cancellationToken);

    public ValueTask<SetupOutcome> SetUpAsync(SetupRequest request, CancellationToken cancellationToken) =>
        new(
            request.Source.Token[^4..] switch
            {
                "0002" => new SetupOutcome.Declined(DeclineCode.CardDeclined),
                "3155" => new SetupOutcome.RequiresAction(
                    Challenge(request.Key, request.Owner, null, request.ReturnUrl),
                    time.GetUtcNow().AddMinutes(15)
                ),
                var last4 => new SetupOutcome.Saved("kept_" + last4),
            }
        );

    public ValueTask<SetupOutcome> ResolveSetupAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        new(new SetupOutcome.Unknown());

    public ValueTask<SetupOutcome> AbandonSetupAsync(Owner owner, string key, CancellationToken cancellationToken)
    {
        Close(key);
        return new(new SetupOutcome.Declined(DeclineCode.Released));
    }

    public ValueTask ForgetAsync(Owner owner, string token, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<TestChallenge?> FindChallengeAsync(string token, CancellationToken cancellationToken) =>
        new(_challenges.GetValueOrDefault(token));

    public async ValueTask<TestChallenge?> AnswerChallengeAsync(string token, bool authenticated, CancellationToken cancellationToken)
    {
        if (_challenges.GetValueOrDefault(token) is not { State: TestChallengeState.Open } open)
            return _challenges.GetValueOrDefault(token);

        var answered = open with { State = authenticated ? TestChallengeState.Passed : TestChallengeState.Failed };
        _challenges[token] = answered;
        var key = token[2..].Replace('-', '.');
        await Tell!(
            open.Amount is null
                ? new SetupNotification(
                    Name,
                    open.Owner,
                    key,
                    authenticated ? new SetupOutcome.Saved("kept_3155") : new SetupOutcome.Declined(DeclineCode.AuthenticationFailed)
                )
                : new ChargeNotification(
                    Name,
                    open.Owner,
                    key,
                    authenticated ? Approve(key, save: false) : new ChargeOutcome.Declined(DeclineCode.AuthenticationFailed)
                )
        );
        return answered;
    }

    private ChargeOutcome.Approved Approve(string key, bool save)
    {
        Interlocked.Increment(ref _approved);
        return new ChargeOutcome.Approved("ref_" + key) { SavedToken = save ? "kept_4242" : null };
    }

    private NextAction.TestChallenge Challenge(string key, Owner owner, Money? amount, string? returnUrl)
    {
        var token = ChallengeOf(key);
        _challenges[token] = new TestChallenge(
            token,
            owner,
            new CardSummary("visa", "3155", 12, 2039),
            amount,
            TestChallengeState.Open,
            returnUrl
        );
        return new NextAction.TestChallenge(token);
    }

    private void Close(string key)
    {
        if (_challenges.TryGetValue(ChallengeOf(key), out var open))
            _challenges[open.Token] = open with { State = TestChallengeState.Closed };
    }
}
