using System.Collections.Frozen;
using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>
/// Cultures by tag. A process with invariant globalization, as many container images set it, knows none and throws: this has null
/// instead, so that callers name what they do without.
/// </summary>
internal static class KnownCulture
{
    /// <summary>The page's: British English, or what is nearest to it where the process knows no cultures.</summary>
    public static CultureInfo British { get; } = Find("en-GB") ?? CultureInfo.InvariantCulture;

    // Made once: the runtime remembers every tag that it is asked for, and browsers may send any.
    private static readonly FrozenDictionary<string, CultureInfo> _specific = CultureInfo
        .GetCultures(CultureTypes.SpecificCultures)
        .Where(culture => culture.Name.Length > 0)
        .ToFrozenDictionary(culture => culture.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A culture of a country that the system has data of, such as "de-AT"; safe to ask for whatever a browser sends.</summary>
    public static CultureInfo? FindSpecific(string tag) => _specific.GetValueOrDefault(tag);

    public static CultureInfo? Find(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
