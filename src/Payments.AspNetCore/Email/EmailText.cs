using System.Text;

namespace Payments.AspNetCore;

/// <summary>A mail as plain text: a link stands whole on a line of its own.</summary>
internal static class EmailText
{
    public static string Of(EmailContent content)
    {
        var text = new StringBuilder();
        foreach (var paragraph in content.Paragraphs)
            text.Append(null, $"{paragraph}\n\n");
        if (content.Link is { } link)
            text.Append(null, $"{link.Label}:\n\n{link.Url}\n\n");
        foreach (var fact in content.Facts)
            text.Append(null, $"{fact.Label}: {fact.Value}\n");
        return text.Append(null, $"{(content.Facts.Count > 0 ? "\n" : "")}-- \n{string.Join('\n', content.Footer)}\n").ToString();
    }
}
