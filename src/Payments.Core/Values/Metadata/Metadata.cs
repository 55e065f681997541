using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments;

/// <summary>
/// The merchant's own keys and values on a record, in the order in which they were given. Immutable; equal where keys,
/// values and order are. As a dictionary it shows every value as text: a string as it is, any other value as its compact
/// JSON. <see cref="Entries"/> and <see cref="TryGetJson"/> tell them apart. Write it as <c>[new("order", "1")]</c> or assign a
/// <c>Dictionary&lt;string, string&gt;</c>.
/// </summary>
[CollectionBuilder(typeof(Metadata), nameof(Create))]
[JsonConverter(typeof(MetadataJsonConverter))]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Metadata is the field's own word.")]
public sealed class Metadata : IReadOnlyDictionary<string, string>, IEquatable<Metadata>
{
    private readonly KeyValuePair<string, MetadataValue>[] _entries;

    private Metadata(KeyValuePair<string, MetadataValue>[] entries) => _entries = entries;

    /// <summary>No keys.</summary>
    public static Metadata Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Select(entry => entry.Key);

    /// <inheritdoc/>
    public IEnumerable<string> Values => _entries.Select(entry => entry.Value.AsText());

    /// <summary>Keys and values with their kinds, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, MetadataValue>> Entries => Array.AsReadOnly(_entries);

    /// <inheritdoc/>
    public string this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no metadata \"{key}\".");

    /// <summary>Metadata within <see cref="MetadataPolicy.Default"/>.</summary>
    /// <exception cref="ArgumentException">It is refused; the message names the key and the remedy.</exception>
    public static Metadata Of(params IEnumerable<KeyValuePair<string, string>> entries) =>
        TryCreate(entries, MetadataPolicy.Default, out var metadata, out var refusal, out var key)
            ? metadata
            : throw new ArgumentException(Describe(refusal, key, MetadataPolicy.Default), nameof(entries));

    /// <summary>What a collection expression calls, such as <c>[new("order", "1")]</c>; the same as <see cref="Of"/>.</summary>
    /// <exception cref="ArgumentException">It is refused; the message names the key and the remedy.</exception>
    public static Metadata Create(ReadOnlySpan<KeyValuePair<string, string>> entries) => Of(entries.ToArray());

    /// <summary>The entries of a dictionary; the same as <see cref="Of"/>, and null for null.</summary>
    /// <exception cref="ArgumentException">It is refused; the message names the key and the remedy.</exception>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Of is the named alternative.")]
    [return: NotNullIfNotNull(nameof(entries))]
    public static implicit operator Metadata?(Dictionary<string, string>? entries) => entries is null ? null : Of(entries);

    /// <summary>Metadata of strings within a policy, or the first refusal by precedence with the key it concerns.</summary>
    public static bool TryCreate(
        IEnumerable<KeyValuePair<string, string>> entries,
        MetadataPolicy policy,
        [NotNullWhen(true)] out Metadata? metadata,
        out MetadataRefusal refusal,
        out string? key
    )
    {
        ArgumentNullException.ThrowIfNull(policy);
        return TryBuild([.. entries.Select(entry => MetadataEntry.Of(entry.Key, entry.Value))], policy, out metadata, out refusal, out key);
    }

    /// <summary>
    /// Metadata from a JSON object within a policy, or the first refusal by precedence with the key it concerns; inside a nested
    /// value that is a path, such as "cart.items[2].note".
    /// </summary>
    public static bool TryCreate(
        JsonElement source,
        MetadataPolicy policy,
        [NotNullWhen(true)] out Metadata? metadata,
        out MetadataRefusal refusal,
        out string? key
    )
    {
        ArgumentNullException.ThrowIfNull(policy);
        (metadata, key) = (null, null);
        refusal =
            source.ValueKind != JsonValueKind.Object ? MetadataRefusal.NotAnObject
            : source.GetPropertyCount() > policy.MaximumKeys ? MetadataRefusal.TooManyKeys
            : MetadataRefusal.None;
        return refusal == MetadataRefusal.None
            && TryBuild(
                [.. source.EnumerateObject().Select(property => MetadataJsonReader.Read(property, MetadataPolicy.MaximumDepth))],
                policy,
                out metadata,
                out refusal,
                out key
            );
    }

    /// <summary>A refusal in words, with the remedy.</summary>
    public static string Describe(MetadataRefusal refusal, string? key, MetadataPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return MetadataRules.Describe(refusal, key, policy);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetJson(key, out _);

    /// <summary>The value as text: a string as it is, any other value as its compact JSON.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        value = TryGetJson(key, out var found) ? found.AsText() : null;
        return value is not null;
    }

    /// <summary>The value with its kind.</summary>
    public bool TryGetJson(string key, [NotNullWhen(true)] out MetadataValue? value)
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

    /// <summary>Writes all of it as one JSON object, numbers in the digits in which they were sent.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        foreach (var (key, value) in _entries)
        {
            writer.WritePropertyName(key);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        _entries.Select(entry => new KeyValuePair<string, string>(entry.Key, entry.Value.AsText())).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Metadata? other) => other is not null && _entries.AsSpan().SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Metadata);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _entries.Aggregate(_entries.Length, (hash, entry) => HashCode.Combine(hash, entry.Key, entry.Value));

    internal static Metadata FromStorage(KeyValuePair<string, MetadataValue>[] entries) =>
        entries.Length == 0 ? Empty : new Metadata(entries);

    private static bool TryBuild(
        MetadataEntry[] entries,
        MetadataPolicy policy,
        [NotNullWhen(true)] out Metadata? metadata,
        out MetadataRefusal refusal,
        out string? key
    )
    {
        (refusal, key) = MetadataRules.Check(entries, policy);
        metadata =
            refusal != MetadataRefusal.None
                ? null
                : FromStorage([.. entries.Select(entry => new KeyValuePair<string, MetadataValue>(entry.Key, entry.Value!))]);
        return metadata is not null;
    }
}

/// <summary>Metadata in a document. It passed its rules when it entered, and is read whatever the rules are now.</summary>
internal sealed class MetadataJsonConverter : JsonConverter<Metadata>
{
    public override Metadata Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Metadata is an object.");

        using var document = JsonDocument.ParseValue(ref reader);
        var entries = document
            .RootElement.EnumerateObject()
            .Select(property => MetadataJsonReader.Read(property, int.MaxValue))
            .Select(entry => new KeyValuePair<string, MetadataValue>(
                entry.Key,
                entry.Value ?? throw new JsonException($"The metadata {entry.Key} has no value.")
            ));
        return Metadata.FromStorage([.. entries]);
    }

    public override void Write(Utf8JsonWriter writer, Metadata value, JsonSerializerOptions options) => value.WriteTo(writer);
}
