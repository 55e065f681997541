using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <summary>
/// Whose a provider's own id is: one id moves the money of one charge. The row of the id is the gate, and it is looked at only where it
/// is taken.
/// </summary>
internal static class ProviderReferences
{
    /// <summary>What an outcome claims for a charge.</summary>
    public static ReferenceClaim ClaimOf(Charge charge, ChargeOutcome outcome) => ClaimOf(charge, ReportedMoney.ReferenceOf(outcome));

    /// <summary>The claim of an id for a charge; of nothing where there is no id, or the charge has claimed it before.</summary>
    public static ReferenceClaim ClaimOf(Charge charge, string? reference) =>
        !string.IsNullOrWhiteSpace(reference) && !HasClaimed(charge, reference)
            ? new ReferenceClaim(
                new ProviderReference
                {
                    Id = $"{charge.Provider} {PayerText.Reference(reference)}",
                    Owner = charge.Owner,
                    ChargeId = charge.Id,
                },
                IsOfAnother: false
            )
            : new ReferenceClaim(null, IsOfAnother: false);

    // Money was reported or reserved by this id before. Charges of earlier releases have claimed nothing, and need not any more.
    private static bool HasClaimed(Charge charge, string reference) =>
        charge.History.Any(entry =>
            entry.Reference == reference
            && entry.Status
                is ChargeStatus.Authorized
                    or ChargeStatus.Underpaid
                    or ChargeStatus.Succeeded
                    or ChargeStatus.Accepted
                    or ChargeStatus.PaidLate
        );
}

/// <summary>An id that is claimed for a charge.</summary>
/// <param name="Row">The row to insert; null where nothing is claimed, or the charge has it.</param>
/// <param name="IsOfAnother">Whether another charge has it.</param>
internal readonly record struct ReferenceClaim(ProviderReference? Row, bool IsOfAnother)
{
    public void Add(ChangeSet changes)
    {
        if (Row is not null)
            changes.Insert(ProviderReferenceStorage.Table, Row);
    }

    public async ValueTask<ReferenceClaim> LookAsync(EngineServices engine, Owner owner)
    {
        if (Row is null)
            return this;

        var found = await engine
            .Store.GetAsync(ProviderReferenceStorage.Table, owner, Row.Id, CancellationToken.None)
            .ConfigureAwait(false);
        return found is null ? this : new ReferenceClaim(null, found.Value.ChargeId != Row.ChargeId);
    }
}
