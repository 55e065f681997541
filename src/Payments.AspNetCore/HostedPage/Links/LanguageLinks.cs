using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>A language to choose.</summary>
/// <param name="Language">Its tag.</param>
/// <param name="Name">Its own name for itself.</param>
/// <param name="Href">The same page in it.</param>
internal sealed record LanguageLink(string Language, string Name, string Href);

/// <summary>
/// The links by which the payer chooses a language: the address that was asked for with another parameter. After a form that was refused
/// they lead to that form, empty.
/// </summary>
internal static class LanguageLinks
{
    public static IReadOnlyList<LanguageLink> Of(HttpRequest request)
    {
        var kept = request
            .Query.Where(parameter => !parameter.Key.Equals(StepFields.Language, StringComparison.OrdinalIgnoreCase))
            .ToArray();
        return
        [
            .. PageTexts.All.Select(texts => new LanguageLink(
                texts.Language,
                texts.LanguageName,
                QueryString.Create(kept.Append(new(StepFields.Language, texts.Language))).ToUriComponent()
            )),
        ];
    }
}
