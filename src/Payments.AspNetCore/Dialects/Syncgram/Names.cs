namespace Payments.AspNetCore.Syncgram;

/// <summary>Syncgram's ids: the library's with other prefixes. They hold no account, because every caller has a key or a token.</summary>
internal static class Names
{
    /// <summary>What <see cref="CheckoutSession.Origin"/> says of Syncgram's checkouts, and the name of its webhooks.</summary>
    public const string Origin = "syncgram";

    /// <summary>Checkouts: "chk_".</summary>
    public static WireIdKind Checkout { get; } = new("chk_", "cs_");

    /// <summary>Charges: "chr_".</summary>
    public static WireIdKind Charge => WireIds.Charge;

    /// <summary>Refunds: "ref_".</summary>
    public static WireIdKind Refund => WireIds.Refund;
}
