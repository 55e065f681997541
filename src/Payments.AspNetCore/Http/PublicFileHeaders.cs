using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>The headers of a file that is the same for everyone, and that pages of every origin may load.</summary>
internal static class PublicFileHeaders
{
    /// <summary>
    /// Lets every page load it: also by <c>type="module"</c>, <c>crossorigin</c> and <c>integrity</c>, for which browsers want to be
    /// told so, and where the page isolates itself. Nothing is read of the request, so no cookie is ever asked for.
    /// </summary>
    public static void Apply(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }
}
