using System.Collections.Concurrent;
using Payments.Providers;

namespace Payments.Specifications;

/// <summary>
/// A provider of cards that does what a test says and keeps its own records of the money, so that a test can hold the engine's against
/// them.
/// </summary>
public sealed class CardsProvider
    : CardScript,
        IPaymentProvider,
        IChargeResolver,
        ICaptureProvider,
        ICardVault,
        IMethodCatalog,
        IRefundProvider,
        IRefundCanceler,
        IDisputeProvider
{
    private readonly CardVault _vault;
    private readonly CardCharges _charges;
    private readonly CardRefunds _refunds;
    private readonly Dictionary<string, string> _evidence = [];

    public CardsProvider(TimeProvider time)
    {
        _vault = new CardVault(this, time);
        _charges = new CardCharges(this, _vault, time);
        _refunds = new CardRefunds(this, _charges);
    }

    public string Name { get; init; } = "cards";

    public bool Livemode { get; init; }

    public IReadOnlyList<MethodOffer> Methods { get; } =
    [
        new MethodOffer
        {
            Method = MethodIds.Card,
            DisplayName = "Card",
            Description = "Pay by card",
            Currencies = Currency.All,
        },
        new MethodOffer
        {
            Method = MethodIds.BankTransfer,
            DisplayName = "Transfer",
            Description = "Send a transfer",
            Currencies = [Currency.Gbp, Currency.Eur],
        },
    ];

    /// <summary>Every charge that arrived, as often as it did.</summary>
    public ConcurrentQueue<ChargeRequest> Requests { get; } = new();

    /// <summary>What no provider may ever see: money taken twice, more refunded than was taken.</summary>
    public IReadOnlyList<string> Breaches => Locked(() => _charges.Breaches);

    /// <summary>All that was taken and not refunded or returned, in minor units.</summary>
    public long Balance => Locked(() => _charges.Balance);

    /// <summary>The tokens of the cards that it keeps.</summary>
    public IReadOnlyList<string> Kept => Locked(() => _vault.Kept);

    /// <summary>The keys of setups that wait for somebody.</summary>
    public IReadOnlyList<string> OpenSetups => Locked(() => _vault.Open);

    /// <summary>The refunds that are not decided.</summary>
    public IReadOnlyList<string> PendingRefunds => Locked(() => _refunds.Pending);

    /// <summary>Evidence by the dispute's reference.</summary>
    public IReadOnlyDictionary<string, string> Evidence => Locked(() => new Dictionary<string, string>(_evidence));

    public ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return DoAsync(
            CardCall.Charge,
            request.Key,
            () =>
            {
                Requests.Enqueue(request);
                return _charges.Charge(request);
            }
        );
    }

    public ValueTask<ChargeOutcome> ResolveAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        DoAsync(CardCall.Resolve, key, () => _charges.Resolve(key));

    public ValueTask<ChargeOutcome> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return DoAsync(CardCall.Capture, request.Key, () => _charges.Capture(request));
    }

    public ValueTask<ChargeOutcome> ReleaseAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        DoAsync(CardCall.Release, key, () => _charges.Release(key, CardStanding.Reserved, CardStanding.Challenged, CardStanding.Undecided));

    public ValueTask<ChargeOutcome> AbandonActionAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        DoAsync(CardCall.Release, key, () => _charges.Release(key, CardStanding.Challenged));

    public ValueTask<SetupOutcome> SetUpAsync(SetupRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return DoAsync(CardCall.SetUp, request.Key, () => _vault.SetUp(request.Key));
    }

    public ValueTask<SetupOutcome> ResolveSetupAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        DoAsync(CardCall.ResolveSetup, key, () => _vault.Resolve(key));

    public ValueTask<SetupOutcome> AbandonSetupAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        DoAsync(CardCall.AbandonSetup, key, () => _vault.Abandon(key));

    public ValueTask ForgetAsync(Owner owner, string token, CancellationToken cancellationToken) =>
        Done(DoAsync(CardCall.Forget, token, () => _vault.Forget(token)));

    public ValueTask<RefundOutcome> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return DoAsync(CardCall.Refund, request.Key, () => _refunds.Refund(request));
    }

    public ValueTask<RefundOutcome> CancelRefundAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        DoAsync(CardCall.CancelRefund, key, () => _refunds.Cancel(key));

    public ValueTask SubmitEvidenceAsync(Owner owner, string disputeReference, string evidence, CancellationToken cancellationToken) =>
        Done(DoAsync(CardCall.Evidence, disputeReference, () => _evidence[disputeReference] = evidence));

    /// <summary>The record of one charge, or null where its key was never seen.</summary>
    public CardBook? BookOf(string key) => Locked(() => _charges.Find(key));

    /// <summary>The keys that are in a state.</summary>
    public IReadOnlyList<string> KeysIn(CardStanding standing) => Locked(() => _charges.KeysIn(standing));

    /// <summary>The outcome of a charge, as the provider would tell it.</summary>
    public ChargeOutcome Says(string key) => Locked(() => _charges.Says(key));

    /// <summary>The payer passes or fails the challenge. The outcome is what the provider would tell.</summary>
    public ChargeOutcome Authenticate(string key, bool passes) =>
        Locked(() => _charges.Decide(key, CardStanding.Challenged, passes, DeclineCode.AuthenticationFailed));

    /// <summary>What was undecided is decided.</summary>
    public ChargeOutcome Decide(string key, bool approved) => Locked(() => _charges.Decide(key, CardStanding.Undecided, approved, Code));

    /// <summary>Reserved money is taken at the provider's own desk.</summary>
    public ChargeOutcome TakeByHand(string key, long amount) => Locked(() => _charges.TakeByHand(key, amount));

    /// <summary>The payer's bank takes back what had counted as paid.</summary>
    public void ReturnLate(string key, long amount) => Locked(() => _charges[key].Returned += amount);

    /// <summary>The payer passes or fails the challenge of a setup.</summary>
    public SetupOutcome AuthenticateSetup(string key, bool passes) => Locked(() => _vault.Authenticate(key, passes));

    public bool HasRefund(string key) => Locked(() => _refunds.Has(key));

    /// <summary>A refund is decided, or turns out to have failed after all. The outcome is what the provider would tell.</summary>
    public RefundOutcome DecideRefund(string key, bool succeeds) => Locked(() => _refunds.Decide(key, succeeds));

    private static ValueTask Done<T>(ValueTask<T> call) => call.IsCompletedSuccessfully ? default : new ValueTask(call.AsTask());
}
