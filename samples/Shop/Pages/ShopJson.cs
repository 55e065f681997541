using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop;

/// <summary>What the order's page asks for while it waits.</summary>
internal sealed record OrderStateResponse(string State);

/// <summary>Written at build time, so that it works in a trimmed shop too.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OrderStateResponse))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ShopJson : JsonSerializerContext;
