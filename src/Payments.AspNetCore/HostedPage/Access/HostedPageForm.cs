using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Payments.AspNetCore;

/// <summary>Reads the card form within narrow limits: it has four short fields.</summary>
internal static class HostedPageForm
{
    private static readonly FormOptions _limits = new()
    {
        BufferBody = false,
        BufferBodyLengthLimit = 16 * 1024,
        ValueCountLimit = 16,
        KeyLengthLimit = 64,
        ValueLengthLimit = 1024,
    };

    /// <summary>The form, or null where the body is not a form that the page sends.</summary>
    public static async ValueTask<IFormCollection?> ReadAsync(HttpRequest request)
    {
        if (
            request.ContentLength > _limits.BufferBodyLengthLimit
            || !IsForm(request.ContentType)
            || request.Headers.ContentEncoding.Count > 0
        )
            return null;

        try
        {
            return await new FormFeature(request, _limits).ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && type.Parameters.All(parameter => parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
