using Payments.Providers;

namespace Payments.Specifications;

/// <summary>The refunds of a scripted provider. Whoever calls it holds the provider's gate.</summary>
internal sealed class CardRefunds(CardScript script, CardCharges charges)
{
    private readonly Dictionary<string, (RefundRequest? Request, RefundOutcome Outcome)> _refunds = [];

    /// <summary>The refunds that are not decided.</summary>
    public IReadOnlyList<string> Pending =>
        [.. _refunds.Where(pair => pair.Value.Outcome is RefundOutcome.Pending).Select(pair => pair.Key)];

    public bool Has(string key) => _refunds.ContainsKey(key);

    public RefundOutcome Refund(RefundRequest request)
    {
        if (!_refunds.ContainsKey(request.Key))
            Note(request.Key, request, script.OnRefund(request));
        return _refunds[request.Key].Outcome;
    }

    public RefundOutcome Cancel(string key)
    {
        if (!_refunds.TryGetValue(key, out var refund) || refund.Outcome is RefundOutcome.Pending)
            _refunds[key] = (refund.Request, new RefundOutcome.Canceled());
        return _refunds[key].Outcome;
    }

    /// <summary>A refund is decided, or turns out to have failed after all.</summary>
    public RefundOutcome Decide(string key, bool succeeds)
    {
        var (request, outcome) = _refunds[key];
        if (outcome is RefundOutcome.Pending)
            Note(key, request, succeeds ? new RefundOutcome.Succeeded("back_" + key) : new RefundOutcome.Failed("refused"));
        else if (outcome is RefundOutcome.Succeeded && !succeeds)
            Return(key, request!);
        return _refunds[key].Outcome;
    }

    private void Return(string key, RefundRequest request)
    {
        _refunds[key] = (request, new RefundOutcome.Failed("came back"));
        charges[request.ChargeKey].Refunded -= request.Amount.MinorUnits;
    }

    private void Note(string key, RefundRequest? request, RefundOutcome outcome)
    {
        _refunds[key] = (request, outcome);
        if (outcome is RefundOutcome.Succeeded)
            charges.Refund(request!);
    }
}
