using System.Text.Json.Serialization;

namespace Payments;

/// <summary>What happened, with the thing it happened to as it was right after. Closed: the events of this library.</summary>
public abstract record EventData
{
    private protected EventData() { }

    /// <summary>The type by name, such as "checkout_session.paid".</summary>
    [JsonIgnore]
    public string Type => Name;

    private protected abstract string Name { get; }
}
