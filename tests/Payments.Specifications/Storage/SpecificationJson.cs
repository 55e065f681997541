using System.Text.Json.Serialization;

namespace Payments.Specifications;

[JsonSerializable(typeof(Note))]
[JsonSerializable(typeof(Counter))]
[JsonSerializable(typeof(Entry))]
internal sealed partial class SpecificationJson : JsonSerializerContext;
