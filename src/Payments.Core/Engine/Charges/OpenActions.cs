using Payments.Providers;

namespace Payments;

/// <summary>
/// Closes what a payer was asked to do, before the merchant ends the payment: the provider says whether the payer was first, and its
/// answer decides. Nothing is canceled while the payer can still pay it.
/// </summary>
internal sealed class OpenActions(EngineServices engine, ChargeFlow charges, ChargeSettler settler)
{
    public static OpenActions Of(EngineParts parts) =>
        parts.Once(made => new OpenActions(made.Engine, ChargeFlow.Of(made), ChargeSettler.Of(made)));

    /// <summary>Closes the action that a charge waits for. Safe to repeat.</summary>
    public async ValueTask<ActionClosing> CloseAsync(Owner owner, string chargeId)
    {
        var known = await settler.LoadAsync(owner, chargeId, CancellationToken.None).ConfigureAwait(false);
        if (known.Charge.Value.Status != ChargeStatus.RequiresAction)
            return ActionClosing.NoAction;
        if (engine.ProviderNamed(known.Charge.Value.Provider) is not ICaptureProvider captures)
            return ActionClosing.Unsupported;
        if (engine.IsJoined)
            return ActionClosing.NotAnswered; // Nor asked: no provider is called inside the host's transaction.

        var outcome = await charges.AbandonActionAsync(captures, known.Charge.Value).ConfigureAwait(false);
        if (outcome is ChargeOutcome.Declined { Code: DeclineCode.Released or DeclineCode.AuthenticationAbandoned })
            return ActionClosing.Closed;

        var settled = await settler
            .SettleAsync(owner, await settler.StandingAsync(known, outcome).ConfigureAwait(false), outcome)
            .ConfigureAwait(false);
        return settled.IsSuccess && settled.Value.Charge.Status == ChargeStatus.RequiresAction
            ? ActionClosing.NotAnswered
            : ActionClosing.Decided;
    }

    /// <summary>Settles a closed action as one that the payer did not finish.</summary>
    public async ValueTask SettleClosedAsync(Owner owner, string chargeId) =>
        await settler
            .SettleAsync(
                owner,
                await settler.LoadAsync(owner, chargeId, CancellationToken.None).ConfigureAwait(false),
                new ChargeOutcome.Declined(DeclineCode.AuthenticationAbandoned)
            )
            .ConfigureAwait(false);
}

/// <summary>What became of a payer's open action.</summary>
internal enum ActionClosing
{
    /// <summary>The charge waits for none.</summary>
    NoAction,

    /// <summary>The provider has closed it: the payer can no longer pay by it.</summary>
    Closed,

    /// <summary>The payer or the provider was first; what they decided is on record.</summary>
    Decided,

    /// <summary>The provider did not say.</summary>
    NotAnswered,

    /// <summary>The provider cannot close one.</summary>
    Unsupported,
}
