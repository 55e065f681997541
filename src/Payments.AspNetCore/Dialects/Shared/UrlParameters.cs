namespace Payments.AspNetCore;

/// <summary>Parameters of URLs that merchants wrote.</summary>
internal static class UrlParameters
{
    /// <summary>The URL with one more query parameter, before the fragment; all else stays as the merchant wrote it.</summary>
    /// <param name="url">The merchant's.</param>
    /// <param name="name">Letters, digits and underscores.</param>
    /// <param name="value">An id: any text is escaped.</param>
    public static string Add(string url, string name, string value)
    {
        var fragment = url.IndexOf('#', StringComparison.Ordinal);
        var (target, rest) = fragment < 0 ? (url, "") : (url[..fragment], url[fragment..]);
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var separator =
            question < 0 ? "?"
            : question == target.Length - 1 || target.EndsWith('&') ? ""
            : "&";
        return $"{target}{separator}{name}={Uri.EscapeDataString(value)}{rest}";
    }
}
