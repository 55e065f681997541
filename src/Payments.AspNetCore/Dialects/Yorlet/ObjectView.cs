using System.Text.Json;

namespace Payments.AspNetCore.Yorlet;

/// <summary>
/// How one call sees objects: with the account that it acts for, and with those references whole that it asked for. Pure.
/// </summary>
/// <param name="account">The account that the call's header names; null writes none.</param>
/// <param name="expanded">The JSON of references, by their ids; null for none.</param>
internal sealed class ObjectView(string? account, IReadOnlyDictionary<string, string>? expanded = null)
{
    /// <summary>Without an account, and with nothing expanded.</summary>
    public static ObjectView Plain { get; } = new(null);

    /// <summary>"account", where the call named one.</summary>
    public void WriteAccount(Utf8JsonWriter writer)
    {
        if (account is not null)
            writer.WriteString("account", account);
    }

    /// <summary>Another object: its id, or the whole of it where the call asked for that; null where there is none.</summary>
    public void WriteReference(Utf8JsonWriter writer, string name, string? id)
    {
        if (id is null || expanded is null || !expanded.TryGetValue($"{name}:{id}", out var json))
        {
            writer.WriteString(name, id);
            return;
        }

        writer.WritePropertyName(name);
        writer.WriteRawValue(json);
    }
}
