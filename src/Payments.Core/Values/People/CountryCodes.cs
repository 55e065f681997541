namespace Payments;

/// <summary>The countries of ISO 3166-1 by their two letters, and Kosovo, to which banks give XK.</summary>
internal static class CountryCodes
{
    /// <param name="code">Two letters, of either case.</param>
    public static bool Contains(string code) =>
        CountryCurrencies.TryFind(code, out _) || code.Equals("AQ", StringComparison.OrdinalIgnoreCase);
}
