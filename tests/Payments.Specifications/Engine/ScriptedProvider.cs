using System.Collections.Concurrent;
using Payments.Providers;

namespace Payments.Specifications;

/// <summary>
/// A provider that answers what a test says, and remembers what it was asked. It approves and knows nothing unless told
/// otherwise.
/// </summary>
public sealed class ScriptedProvider : IPaymentProvider, IChargeResolver
{
    public string Name { get; init; } = "scripted";

    public bool Livemode { get; init; }

    public Func<ChargeRequest, CancellationToken, ValueTask<ChargeOutcome>> OnCharge { get; set; } = (request, _) => Approve(request);

    public Func<string, ValueTask<ChargeOutcome>> OnResolve { get; set; } = _ => new(new ChargeOutcome.Unknown("the test says nothing"));

    /// <summary>Every charge that arrived.</summary>
    public ConcurrentQueue<ChargeRequest> Charges { get; } = new();

    /// <summary>The key of every question that arrived.</summary>
    public ConcurrentQueue<string> Questions { get; } = new();

    public static ValueTask<ChargeOutcome> Approve(ChargeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(new ChargeOutcome.Approved("ref_" + request.Key));
    }

    public static ValueTask<ChargeOutcome> Decline(DeclineCode code = DeclineCode.CardDeclined) => new(new ChargeOutcome.Declined(code));

    public ValueTask<ChargeOutcome> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken)
    {
        Charges.Enqueue(request);
        return OnCharge(request, cancellationToken);
    }

    public ValueTask<ChargeOutcome> ResolveAsync(Owner owner, string key, CancellationToken cancellationToken)
    {
        Questions.Enqueue(key);
        return OnResolve(key);
    }
}
