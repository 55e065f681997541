using Payments.Providers;

namespace Payments;

/// <content>Refunds that a person sends: of charges that a bank's line paid, which no provider can refund.</content>
public sealed partial class Refunds
{
    /// <summary>
    /// Says that a person has sent the money of a refund that is made by hand. Saying it again changes nothing. Refused where there is
    /// no such refund, where its provider sends it, where it has failed or is canceled, and where the reference is no text.
    /// </summary>
    /// <param name="owner">Whose refund.</param>
    /// <param name="id">The refund.</param>
    /// <param name="reference">
    /// The bank's own id of the transfer; 1 to <see cref="Limits.UniqueReferenceLength"/> characters, or null.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<Refund>> MarkSentAsync(
        Owner owner,
        string id,
        string? reference = null,
        CancellationToken cancellationToken = default
    ) =>
        MarkAsync(
            owner,
            id,
            FieldText.Check(reference, Limits.UniqueReferenceLength, "reference"),
            new RefundOutcome.Succeeded(reference ?? id),
            RefundStatus.Succeeded,
            cancellationToken
        );

    /// <summary>
    /// Says that the money of a refund that is made by hand did not reach the payer, also after it was sent: it is the merchant's again,
    /// and can be refunded again. Saying it again changes nothing. Refused as <see cref="MarkSentAsync"/>, and where it is canceled.
    /// </summary>
    /// <param name="owner">Whose refund.</param>
    /// <param name="id">The refund.</param>
    /// <param name="reason">Why; 1 to <see cref="Limits.ReasonLength"/> characters.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<Refund>> MarkFailedAsync(Owner owner, string id, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return MarkAsync(
            owner,
            id,
            FieldText.Check(reason, Limits.ReasonLength, "reason"),
            new RefundOutcome.Failed(reason),
            RefundStatus.Failed,
            cancellationToken
        );
    }

    private async ValueTask<Result<Refund>> MarkAsync(
        Owner owner,
        string id,
        Refusal? wrong,
        RefundOutcome outcome,
        RefundStatus marked,
        CancellationToken cancellationToken
    )
    {
        if (wrong is not null)
            return wrong;

        var found = await GetAsync(owner, id, cancellationToken).ConfigureAwait(false);
        if (!found.IsSuccess)
            return found;
        if (!found.Value.IsByHand)
            return RefundRefusals.NotByHand;

        var isFinal = found.Value.Status is RefundStatus.Failed or RefundStatus.Canceled;
        return Decided(isFinal ? found.Value : await _refunds.SettleAsync(owner, id, outcome).ConfigureAwait(false), marked);
    }

    private static Result<Refund> Decided(Refund refund, RefundStatus wanted) =>
        refund.Status == wanted ? refund : RefundRefusals.NotMarkable(refund);
}
