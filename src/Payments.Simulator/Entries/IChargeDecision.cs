using Payments.Providers;

namespace Payments.Simulator;

/// <summary>An entry that decides a charge's key. There is one per key, and nothing takes it back.</summary>
internal interface IChargeDecision
{
    /// <summary>What was answered.</summary>
    ChargeOutcome Outcome { get; }

    /// <summary>What was taken with the decision; null where it is not known in what currency.</summary>
    Money? Taken { get; }

    /// <summary>The owner of the charge; null where the key is closed to all.</summary>
    Owner? Owner { get; }

    /// <summary>True where the request is the one that was decided, or where the key is closed to all.</summary>
    bool Answers(ChargeRequest request, CardToken? token);

    /// <summary>True where the decision names another owner than the one who asks.</summary>
    bool BelongsToAnother(Owner owner) => Owner is { } own && own != owner;
}

/// <summary>An entry that decides a refund's key. There is one per key.</summary>
internal interface IRefundDecision
{
    /// <summary>The owner of the refund; null where the key is closed to all.</summary>
    Owner? Owner { get; }

    /// <summary>True where the request is the one that was decided, or where the key is closed to all.</summary>
    bool Answers(RefundRequest request);

    /// <summary>True where the decision names another owner than the one who asks.</summary>
    bool BelongsToAnother(Owner owner) => Owner is { } own && own != owner;
}

/// <summary>An entry that decides a setup's key. There is one per key, and nothing takes it back.</summary>
internal interface ISetupDecision
{
    /// <summary>What was answered.</summary>
    SetupOutcome Outcome { get; }

    /// <summary>The owner of the setup; null where the key is closed to all.</summary>
    Owner? Owner { get; }

    /// <summary>True where the request is the one that was decided, or where the key is closed to all.</summary>
    bool Answers(SetupRequest request, CardToken? token);

    /// <summary>True where the decision names another owner than the one who asks.</summary>
    bool BelongsToAnother(Owner owner) => Owner is { } own && own != owner;
}
