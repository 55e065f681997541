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
