using System.Text.RegularExpressions;

namespace Payments.AspNetCore;

/// <summary>
/// An entry of <see cref="CheckoutEndpointOptions.BrowserOrigins"/>: an origin as browsers send it, or a scheme with its colon, which is
/// all of its pages. Nothing else passes, since entries become part of a policy header.
/// </summary>
internal static partial class BrowserOrigin
{
    private const string Files = "file:";

    // Pages of these have no origin by which they could be told apart, or are as many as the web.
    private static readonly string[] _unnamed = ["http:", "https:", "ws:", "wss:", "about:", "blob:", "data:", "javascript:", "null:"];

    public static bool IsValid(string? entry) =>
        entry is not null
        && (
            Uri.TryCreate(entry, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? IsWebOrigin(entry, url)
                : entry == Files + "//" || (OtherOrigin().IsMatch(entry) && !_unnamed.Contains(SchemeOf(entry)))
        );

    /// <summary>Whether the entry covers an origin that a browser has sent.</summary>
    public static bool Covers(string entry, string origin) =>
        entry == origin || ((entry.EndsWith(':') || entry == Files + "//") && SchemeOf(origin) == SchemeOf(entry));

    /// <summary>The entry as a source of a content security policy, which knows no origin without a host.</summary>
    public static string ToSource(string entry) => entry == Files + "//" ? Files : entry;

    private static bool IsWebOrigin(string entry, Uri url) =>
        entry == $"{url.Scheme}://{url.IdnHost}{(url.IsDefaultPort ? "" : $":{url.Port}")}" && WebOrigin().IsMatch(entry);

    private static string SchemeOf(string text) => text[..(text.IndexOf(':', StringComparison.Ordinal) + 1)];

    [GeneratedRegex(@"\Ahttps?://[a-z0-9._-]+(:[0-9]+)?\z")]
    private static partial Regex WebOrigin();

    [GeneratedRegex(@"\A[a-z][a-z0-9+.-]*:(//[a-z0-9._-]+(:[0-9]{1,5})?)?\z")]
    private static partial Regex OtherOrigin();
}
