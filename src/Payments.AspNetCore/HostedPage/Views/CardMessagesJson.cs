using System.Text.Json.Serialization;

namespace Payments.AspNetCore.HostedPage.Views;

/// <summary>The messages of a card field for its script; written at build time, so that it works in a trimmed host too.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class CardMessagesJson : JsonSerializerContext;
