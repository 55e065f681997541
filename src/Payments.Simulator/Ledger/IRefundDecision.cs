using Payments.Providers;

namespace Payments.Simulator;

/// <summary>An entry that decides a refund's key. There is one per key.</summary>
internal interface IRefundDecision
{
    /// <summary>Whose refund it is; null where the key is closed to any.</summary>
    Owner? Owner { get; }

    /// <summary>True where the request is the one that was decided, or where the key is closed to any.</summary>
    bool Answers(RefundRequest request);

    /// <summary>True where the decision names another owner than the one who asks.</summary>
    bool BelongsToAnother(Owner owner) => Owner is { } own && own != owner;
}
