namespace Payments;

/// <summary>Every type of event, by name, in words.</summary>
public static class EventTypes
{
    private static readonly SortedDictionary<string, string> _descriptions = new(
        Concepts.All.EventTypes.ToDictionary(type => type.Name, type => type.Description),
        StringComparer.Ordinal
    );

    /// <summary>The names, in ordinal order.</summary>
    public static IReadOnlyCollection<string> All => _descriptions.Keys;

    /// <summary>When an event of this type happens: one sentence without a full stop.</summary>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    public static string Describe(string type) =>
        _descriptions.TryGetValue(type, out var description)
            ? description
            : throw new ArgumentException($"There is no event type {TextExcerpt.Of(type)}.", nameof(type));
}
