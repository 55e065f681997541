namespace Payments.AspNetCore;

/// <summary>
/// A way out to another site, named for people by its host. The host is in its ASCII form, so that one script cannot pose as
/// another.
/// </summary>
internal sealed record ReturnLink
{
    private ReturnLink(string href, string host) => (Href, Host) = (href, host);

    internal string Href { get; }

    internal string Host { get; }

    /// <summary>Refuses, as a bug of the caller, anything but an absolute http or https URL.</summary>
    internal static ReturnLink To(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0)
            throw new ArgumentException("A return link needs an absolute http or https URL without user name.", nameof(url));
        var host = uri.IdnHost + (uri.IsDefaultPort ? "" : FormattableString.Invariant($":{uri.Port}"));
        return new ReturnLink(uri.AbsoluteUri, host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host);
    }
}
