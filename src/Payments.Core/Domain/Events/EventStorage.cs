using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Payments.Storage;

namespace Payments;

/// <summary>How events are stored.</summary>
internal static class EventStorage
{
    public const string IdPrefix = "evt_";

    public const string PublishWork = "events.publish";

    public const string HandleWork = "event.handle";

    public const string HandleAgainWork = "event.handle_again";

    public static ListOrder ByOrigin { get; } =
        new(
            "origin",
            Column.Text<PaymentEvent>("origin", paymentEvent => StorableText.OrNull(EventOrigins.Of(paymentEvent.Data))),
            By: null
        );

    /// <summary>The table of events of these types; a document names its type in the property "is".</summary>
    public static RecordType<PaymentEvent> MakeTable(IReadOnlyList<EventType> types)
    {
        var resolvers = types.Select(type => type.Json.OriginatingResolver).Append(EventJson.Default).Distinct();
        var options = new JsonSerializerOptions(EventJson.Default.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine([.. resolvers]).WithAddedModifier(json => AddTypes(json, types)),
        };
        var document = (JsonTypeInfo<PaymentEvent>)options.GetTypeInfo(typeof(PaymentEvent));
        return new("events", paymentEvent => paymentEvent.Id, document, [ByOrigin.Group!], lists: [ListOrder.ById, ByOrigin])
        {
            Writer = new EventWriter(types).Write,
        };
    }

    private static void AddTypes(JsonTypeInfo json, IReadOnlyList<EventType> types)
    {
        if (json.Type != typeof(EventData))
            return;

        json.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "is" };
        foreach (var type in types)
            json.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type.Json.Type, type.Name));
    }
}
