using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Payments.AspNetCore;

/// <summary>
/// The payer's country: what the host says, else the region of the language that the browser prefers. It decides which price stands
/// first, and never which prices can be paid.
/// </summary>
internal static class PayerCountry
{
    /// <summary>Two capital letters, or null where nothing says it.</summary>
    public static string? Of(HttpContext http, CheckoutEndpointOptions options) =>
        Known(FromHost(http, options)) ?? FromLanguage(http.Request);

    // Where prices stand is not worth a page that fails.
    private static string? FromHost(HttpContext http, CheckoutEndpointOptions options)
    {
        try
        {
            return options.PayerCountry?.Invoke(http);
        }
#pragma warning disable CA1031 // The host's code may throw anything.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            (http.RequestServices?.GetService(typeof(ILogger<CheckoutEndpointOptions>)) as ILogger)?.LogWarning(
                exception,
                "CheckoutEndpointOptions.PayerCountry threw; the price is shown by the browser's language."
            );
            return null;
        }
    }

    // "de, de-AT;q=0.8, en-US;q=0.5" is a payer in Austria, and "de, en-US;q=0.5" may be anywhere: a second language is a help for
    // reading, and says nothing of a place.
    private static string? FromLanguage(HttpRequest request)
    {
        string? first = null;
        foreach (var tag in PayerLanguage.Asked(request))
        {
            var parts = tag.Split('-');
            first ??= parts[0];
            if (!string.Equals(parts[0], first, StringComparison.OrdinalIgnoreCase))
                return null;
            if (Known(parts.Skip(1).FirstOrDefault(part => part.Length == 2)) is { } country)
                return country;
        }

        return null;
    }

    private static string? Known(string? country) =>
        country?.Trim() is { Length: 2 } trimmed && Currency.TryOfCountry(trimmed, out _) ? trimmed.ToUpperInvariant() : null;
}
