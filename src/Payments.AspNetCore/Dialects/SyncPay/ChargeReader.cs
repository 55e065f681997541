using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.SyncPay;

/// <summary>Looks up charges, and what responses show beside them.</summary>
internal sealed class ChargeReader(PaymentEngine engine)
{
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
}
