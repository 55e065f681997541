namespace Payments;

/// <summary>A record's own copy of a list, which stays as it is, whatever the caller does with his.</summary>
internal static class OwnList
{
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T>? given) =>
        given is { Count: > 0 } ? Array.AsReadOnly([.. given]) : Array.Empty<T>();
}
