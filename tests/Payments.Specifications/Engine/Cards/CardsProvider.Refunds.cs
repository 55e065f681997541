using Payments.Providers;

namespace Payments.Specifications;

public sealed partial class CardsProvider
{
    private readonly Dictionary<string, (RefundRequest? Request, RefundOutcome Outcome)> _refunds = [];
    private readonly Dictionary<string, string> _evidence = [];

    /// <summary>What it makes of a refund that it sees first; one that is pending is decided by <see cref="DecideRefund"/>.</summary>
    public Func<RefundRequest, RefundOutcome> OnRefund { get; set; } = request => new RefundOutcome.Succeeded("back_" + request.Key);

    /// <summary>Evidence by the dispute's reference.</summary>
    public IReadOnlyDictionary<string, string> Evidence
    {
        get
        {
            lock (_gate)
                return new Dictionary<string, string>(_evidence);
        }
    }

    /// <summary>The refunds that are not decided.</summary>
    public IReadOnlyList<string> PendingRefunds
    {
        get
        {
            lock (_gate)
                return [.. _refunds.Where(pair => pair.Value.Outcome is RefundOutcome.Pending).Select(pair => pair.Key)];
        }
    }

    public bool HasRefund(string key)
    {
        lock (_gate)
            return _refunds.ContainsKey(key);
    }

    public ValueTask<RefundOutcome> RefundAsync(RefundRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return DoAsync(
            CardCall.Refund,
            request.Key,
            () =>
            {
                if (!_refunds.ContainsKey(request.Key))
                    Note(request.Key, request, OnRefund(request));
                return _refunds[request.Key].Outcome;
            }
        );
    }

    public ValueTask<RefundOutcome> CancelRefundAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        DoAsync(
            CardCall.CancelRefund,
            key,
            () =>
            {
                if (!_refunds.TryGetValue(key, out var refund) || refund.Outcome is RefundOutcome.Pending)
                    _refunds[key] = (refund.Request, new RefundOutcome.Canceled());
                return _refunds[key].Outcome;
            }
        );

    public ValueTask SubmitEvidenceAsync(Owner owner, string disputeReference, string evidence, CancellationToken cancellationToken)
    {
        var done = DoAsync(CardCall.Evidence, disputeReference, () => _evidence[disputeReference] = evidence);
        return done.IsCompletedSuccessfully ? default : new ValueTask(done.AsTask());
    }

    /// <summary>A refund is decided, or turns out to have failed after all. What it is then is what the processor would tell.</summary>
    public RefundOutcome DecideRefund(string key, bool succeeds)
    {
        lock (_gate)
        {
            var (request, outcome) = _refunds[key];
            if (outcome is RefundOutcome.Pending)
                Note(key, request, succeeds ? new RefundOutcome.Succeeded("back_" + key) : new RefundOutcome.Failed("refused"));
            else if (outcome is RefundOutcome.Succeeded && !succeeds)
                Return(key, request!);
            return _refunds[key].Outcome;
        }
    }

    private void Return(string key, RefundRequest request)
    {
        _refunds[key] = (request, new RefundOutcome.Failed("came back"));
        _charges[request.ChargeKey].Refunded -= request.Amount.MinorUnits;
    }

    private void Note(string key, RefundRequest? request, RefundOutcome outcome)
    {
        _refunds[key] = (request, outcome);
        if (outcome is not RefundOutcome.Succeeded)
            return;

        var book = _charges[request!.ChargeKey];
        book.Refunded += request.Amount.MinorUnits;
        if (book.Refunded > book.Taken)
            _breaches.Add($"{request.ChargeKey} gives more back than was taken");
    }
}
