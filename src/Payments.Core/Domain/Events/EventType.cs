using System.Text.Json.Serialization.Metadata;

namespace Payments;

/// <summary>A type of event: its name, which is stored and never renamed, and how its data is written.</summary>
/// <param name="Name">Such as "checkout_session.paid".</param>
/// <param name="Description">When it happens: one sentence without a full stop.</param>
/// <param name="Json">How the data is written.</param>
internal sealed record EventType(string Name, string Description, JsonTypeInfo Json)
{
    public static EventType Of<TData>(string name, string description, JsonTypeInfo<TData> json)
        where TData : EventData => new(name, description, json);
}
