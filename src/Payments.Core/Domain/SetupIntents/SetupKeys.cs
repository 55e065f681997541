using System.Globalization;

namespace Payments;

/// <summary>The keys by which processors know the tries of a setup intent.</summary>
internal static class SetupKeys
{
    public static string Of(string setupIntentId, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{setupIntentId}.{attempt}");

    /// <summary>Whether a key is one of the tries that a setup intent has made.</summary>
    public static bool IsOf(SetupIntent setup, string key) =>
        Enumerable.Range(1, setup.Attempts).Any(attempt => Of(setup.Id, attempt) == key);

    /// <summary>The setup intent that a key was made for.</summary>
    public static string IntentOf(string key) => key.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? key[..dot] : key;
}
