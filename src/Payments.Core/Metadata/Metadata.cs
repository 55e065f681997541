using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// The merchant's own keys and values on a record, in the order in which they were given. Immutable; equal where keys,
/// values and order are.
/// </summary>
[JsonConverter(typeof(MetadataJsonConverter))]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Metadata is the field's own word.")]
public sealed class Metadata : IReadOnlyDictionary<string, string>, IEquatable<Metadata>
{
    private readonly KeyValuePair<string, string>[] _entries;

    internal Metadata(KeyValuePair<string, string>[] entries) => _entries = entries;

    /// <summary>No keys.</summary>
    public static Metadata Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Select(entry => entry.Key);

    /// <inheritdoc/>
    public IEnumerable<string> Values => _entries.Select(entry => entry.Value);

    /// <inheritdoc/>
    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no metadata \"{key}\".");

    /// <summary>Metadata within <see cref="MetadataPolicy.Default"/>.</summary>
    /// <exception cref="ArgumentException">It is refused; the message names the key and the remedy.</exception>
    public static Metadata Of(params IEnumerable<KeyValuePair<string, string>> entries) =>
        TryCreate(entries, MetadataPolicy.Default, out var metadata, out var refusal, out var key)
            ? metadata
            : throw new ArgumentException(Describe(refusal, key, MetadataPolicy.Default), nameof(entries));

    /// <summary>Metadata within a policy, or the first refusal by precedence with the key it concerns.</summary>
    public static bool TryCreate(
        IEnumerable<KeyValuePair<string, string>> entries,
        MetadataPolicy policy,
        [NotNullWhen(true)] out Metadata? metadata,
        out MetadataRefusal refusal,
        out string? key)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var array = entries.ToArray();
        (refusal, key) = MetadataRules.Check(array, policy);
        metadata = refusal != MetadataRefusal.None ? null : array.Length == 0 ? Empty : new Metadata(array);
        return metadata is not null;
    }

    /// <summary>A refusal in words, with the remedy.</summary>
    public static string Describe(MetadataRefusal refusal, string? key, MetadataPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return MetadataRules.Describe(refusal, key, policy);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        foreach (var entry in _entries)
        {
            if (entry.Key == key)
            {
                value = entry.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Metadata? other) => other is not null && _entries.AsSpan().SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Metadata);

    /// <inheritdoc/>
    public override int GetHashCode() => _entries.Aggregate(_entries.Length, (hash, entry) => HashCode.Combine(hash, entry.Key, entry.Value));
}
