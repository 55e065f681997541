namespace Payments.AspNetCore;

/// <summary>
/// Ids with the prefixes that merchants know. A checkout's begins with the tag of its owner, so that it leads to the session alone, as
/// the documented page URL needs: "chk_", 8 letters and digits of the tag, 22 of the session. It is a name and no secret.
/// </summary>
internal static class WireIds
{
    private const string CheckoutPrefix = "chk_";
    private const string SessionPrefix = "cs_";

    /// <summary>Charges: "chr_".</summary>
    public static WireIdKind Charge { get; } = new("chr_", "ch_");

    /// <summary>A payment's id: that of the charge that paid. Before any charge, the intent's, which no page or answer shows.</summary>
    public static string Payment(string intentId, Charge? charge) => charge is null ? intentId : Charge.Of(charge.Id);

    /// <summary>Quotes: "quote_".</summary>
    public static WireIdKind Quote { get; } = new("quote_", "qte_");

    /// <summary>Refunds: "ref_".</summary>
    public static WireIdKind Refund { get; } = new("ref_", "re_");

    /// <summary>A checkout's id.</summary>
    /// <param name="ownerTag">What <see cref="OwnerTags.GetAsync"/> gave.</param>
    /// <param name="sessionId">The session's id.</param>
    public static string Checkout(string ownerTag, string sessionId) => CheckoutPrefix + ownerTag + sessionId[SessionPrefix.Length..];

    /// <summary>The tag and the session that a checkout's id names, whether or not there are such.</summary>
    public static bool TryCheckout(string? text, out string ownerTag, out string sessionId)
    {
        ownerTag = sessionId = "";
        if (
            text is null
            || text.Length != CheckoutPrefix.Length + OwnerTag.Length + Id.BodyLength
            || !text.StartsWith(CheckoutPrefix, StringComparison.Ordinal)
        )
            return false;

        sessionId = SessionPrefix + text[(CheckoutPrefix.Length + OwnerTag.Length)..];
        ownerTag = text[CheckoutPrefix.Length..(CheckoutPrefix.Length + OwnerTag.Length)];
        return Id.IsWellFormed(sessionId, SessionPrefix);
    }
}

/// <summary>One concept's ids under another prefix.</summary>
/// <param name="Wire">The prefix on the wire.</param>
/// <param name="Own">The library's prefix.</param>
internal sealed record WireIdKind(string Wire, string Own)
{
    /// <summary>The library's id on the wire.</summary>
    public string Of(string id) => Wire + id[Own.Length..];

    /// <summary>The library's id for one that came by the wire; "", which names nothing, for a text that is none.</summary>
    public string Read(string? text) => Id.IsWellFormed(text, Wire) ? Own + text![Wire.Length..] : "";
}
