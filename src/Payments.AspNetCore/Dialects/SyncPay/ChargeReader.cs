using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Looks up charges, and what responses show beside them.</summary>
internal sealed class ChargeReader(PaymentEngine engine)
{
    /// <summary>How far back lists look: the newest 10,000 charges, 100 at a time.</summary>
    private const int MaximumScan = 10_000;

    public ValueTask<string> TagAsync(HttpContext http, Owner owner) => engine.OwnerTags.GetAsync(owner, http.RequestAborted);

    /// <summary>One charge by its id on the wire.</summary>
    public async Task<ApiResponse> ReadAsync(HttpContext http, Owner owner, string id)
    {
        var found = await engine.Charges.GetAsync(owner, WireIds.Charge.Read(id), http.RequestAborted).ConfigureAwait(false);
        return found.IsSuccess ? (await RenderAsync(http, found.Value).ConfigureAwait(false))(found.Value) : Errors.Of(found.Refusal);
    }

    /// <summary>Writes a charge and its later versions: what they take from the checkout never changes.</summary>
    public async Task<Func<Charge, ApiResponse>> RenderAsync(HttpContext http, Charge charge)
    {
        var metadata = Metadata.Empty;
        if (
            charge.SessionId is { } session
            && await engine.CheckoutSessions.GetAsync(charge.Owner, session, http.RequestAborted).ConfigureAwait(false)
                is { IsSuccess: true } found
        )
            metadata = found.Value.Metadata;
        var checkoutId = ChargeResponses.CheckoutOf(charge, await TagAsync(http, charge.Owner).ConfigureAwait(false));
        return moved => ChargeResponses.Of(moved, checkoutId, metadata);
    }

    /// <summary>An owner's charges, from the newest on.</summary>
    public async IAsyncEnumerable<Charge> NewestAsync(HttpContext http, Owner owner)
    {
        string? cursor = null;
        for (var seen = 0; seen < MaximumScan; seen += Limits.PageSize)
        {
            var page = (await engine.Charges.ListAsync(owner, Limits.PageSize, cursor, http.RequestAborted).ConfigureAwait(false)).Value;
            foreach (var charge in page.Items)
                yield return charge;

            cursor = page.NextCursor;
            if (cursor is null)
                yield break;
        }
    }
}
