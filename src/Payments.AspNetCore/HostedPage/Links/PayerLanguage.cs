using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>
/// Which language a page is in: the one that the payer chose, else the session's own, else the one that the browser asks for. Only
/// languages with texts count, and without any it is English.
/// </summary>
internal static class PayerLanguage
{
    /// <summary>A tag such as "de" or "de-AT".</summary>
    private static string Of(HttpRequest request, string? own) =>
        PayerChoice.Of(request.Query).Language is { } chosen
            ? Asked(request).Prepend(own ?? "").FirstOrDefault(tag => PageTexts.IsOf(tag, chosen)) ?? chosen
        : PageTexts.Find(own) is not null ? own!
        : Asked(request).FirstOrDefault(tag => PageTexts.Find(tag) is not null) ?? PageTexts.Default;

    /// <summary>What the browser asks for, best first. A header that cannot be read asks for nothing.</summary>
    public static IEnumerable<string> Asked(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .AcceptLanguage.Where(language => language.Value.Value is { Length: > 0 } and not "*" && language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value!);

    /// <summary>The words of a request's responses.</summary>
    public static PageWords WordsOf(HttpContext http) => http.Items[typeof(PageWords)] as PageWords ?? Choose(http, session: null);

    /// <summary>Chooses the words of a request's responses, once the session that it is about is known.</summary>
    public static PageWords Choose(HttpContext http, CheckoutSession? session)
    {
        var words = PageWords.For(Of(http.Request, session?.Locale));
        http.Items[typeof(PageWords)] = words;
        return words;
    }
}
