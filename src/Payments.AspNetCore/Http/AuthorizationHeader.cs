using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>The Authorization header.</summary>
internal static class AuthorizationHeader
{
    /// <summary>What follows the scheme, or null where the header is absent, appears more than once or has another scheme.</summary>
    public static string? Read(HttpRequest request, string scheme)
    {
        var values = request.Headers.Authorization;
        if (values.Count != 1 || values[0] is not { } text)
            return null;
        if (!text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || text.Length <= scheme.Length || text[scheme.Length] != ' ')
            return null;

        var secret = text[(scheme.Length + 1)..].Trim(' ');
        return secret.Length == 0 ? null : secret;
    }
}
