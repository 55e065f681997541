namespace Payments;

/// <summary>Looks up what a booking refers to.</summary>
internal static class Bookings
{
    /// <summary>
    /// The booking with the shares of its unit as they stand now; refused where the unit has no owners and its money is to go to
    /// them.
    /// </summary>
    public static async ValueTask<Result<Resolved>> ResolveAsync(
        EngineServices engine,
        Owner owner,
        Booking? booking,
        CancellationToken cancellationToken
    )
    {
        if (booking is not { TransferToOwners: true, Unit: { } unit })
            return new Resolved(booking is null ? null : booking with { Shares = [] });

        var ownership = await engine
            .Store.GetAsync(Storage.RecordTypes.UnitOwnerships, owner, unit, cancellationToken)
            .ConfigureAwait(false);
        return ownership is null or { Value.Shares.Count: 0 }
            ? new Refusal(
                RefusalKind.Invalid,
                "unit_without_owners",
                $"unit: {TextExcerpt.Of(unit, 64)} has no owners to pass its money on to; set its ownership first",
                "unit"
            )
            : new Resolved(booking with { Shares = ownership.Value.Shares });
    }

    internal sealed record Resolved(Booking? Booking);
}
