using System.Globalization;

namespace Shop;

/// <summary>How the shop writes amounts.</summary>
internal static class ShopCulture
{
    public static CultureInfo British { get; } = Find();

    // A process with invariant globalization, as many container images set it, knows no cultures.
    private static CultureInfo Find()
    {
        try
        {
            return CultureInfo.GetCultureInfo("en-GB");
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
