using System.Text;
using System.Text.Json.Nodes;

namespace Payments.EndToEnd.Tests;

/// <summary>One webhook as it came in: the raw bytes, and the headers by their lower-case names.</summary>
internal sealed record ReceivedPost(byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The interface in whose form it is, by the header that signs it.</summary>
    public string Format =>
        Headers.ContainsKey("x-syncpay-signature") ? OrganizationApi.SyncPay
        : Headers.ContainsKey("x-syncgram-signature") ? OrganizationApi.Syncgram
        : "synapto";

    /// <summary>The same for every try of one event in one form.</summary>
    public string Id =>
        Format switch
        {
            OrganizationApi.SyncPay => $"{Format} {(string)Json["event_id"]!}",
            OrganizationApi.Syncgram => $"{Format} {(string)Json["id"]!}",
            _ => Headers["webhook-id"],
        };

    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string Type => (string)Json[Format == OrganizationApi.SyncPay ? "event" : "type"]!;

    /// <summary>The checkout of which SyncPay or Syncgram tells; null in other forms.</summary>
    public string? CheckoutId => (string?)Json["data"]?["checkout_id"];
}
