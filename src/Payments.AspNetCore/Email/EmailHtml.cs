using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Payments.AspNetCore;

/// <summary>
/// A mail as HTML, as mail programs take it: styles on the elements themselves, no script, nothing loaded but the logo. Every
/// value is encoded.
/// </summary>
internal static class EmailHtml
{
    private const string Font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="content">What it says.</param>
    /// <param name="merchant">The name of the business.</param>
    /// <param name="accent">The colour of the button.</param>
    /// <param name="logo">The logo's absolute URL, or null.</param>
    public static string Of(EmailContent content, string merchant, AccentPalette accent, string? logo)
    {
        var html = new StringBuilder();
        html.Append(
            null,
            $"""
            <!DOCTYPE html>
            <html lang="{E(content.Language)}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{E(
                content.Subject
            )}</title></head>
            <body style="margin:0;padding:24px 12px;background:#f4f5f5;color:{RgbColor.Ink};{Font};font-size:16px;line-height:1.5">
            <div style="max-width:520px;margin:0 auto;padding:28px;background:#ffffff;border-radius:8px;border-top:4px solid {accent.Edge}">
            <p style="margin:0 0 20px;font-weight:600">{Logo(logo)}{E(merchant)}</p>
            <h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">{E(content.Subject)}</h1>

            """
        );
        foreach (var paragraph in content.Paragraphs)
            html.Append(null, $"<p style=\"margin:0 0 16px\">{E(paragraph)}</p>\n");
        if (content.Link is { } link)
        {
            var button =
                $"display:inline-block;padding:12px 24px;border:1px solid {accent.Edge};border-radius:6px;"
                + $"background:{accent.Fill};color:{accent.OnFill};font-weight:600;text-decoration:none";
            html.Append(
                null,
                $"""
                <p style="margin:24px 0"><a href="{E(link.Url)}" style="{button}">{E(link.Label)}</a></p>
                <p style="margin:0 0 16px;font-size:14px">{E(link.Hint)}<br><a href="{E(
                    link.Url
                )}" style="color:{RgbColor.Ink};word-break:break-all">{E(link.Url)}</a></p>

                """
            );
        }

        if (content.Facts.Count > 0)
            html.Append(
                null,
                $"<table role=\"presentation\" style=\"border-collapse:collapse;margin:0 0 16px\">"
                    + $"{string.Concat(content.Facts.Select(Row))}</table>\n"
            );
        return html.Append(
                null,
                $"""
                <p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #dfe1e2;font-size:14px;color:#55595c">{string.Join(
                    "<br>",
                    content.Footer.Select(E)
                )}</p>
                </div>
                </body>
                </html>

                """
            )
            .ToString();
    }

    private static string Logo(string? url) =>
        url is null ? "" : $"<img src=\"{E(url)}\" alt=\"\" height=\"32\" style=\"height:32px;vertical-align:middle;margin-right:12px\">";

    private static string Row(PageFact fact) =>
        $"<tr><td style=\"padding:4px 16px 4px 0;color:#55595c;vertical-align:top\">{E(fact.Label)}</td>"
        + $"<td style=\"padding:4px 0\">{E(fact.Value)}</td></tr>";

    private static string E(string text) => _encoder.Encode(text);
}
