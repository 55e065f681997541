using System.Text;

namespace Payments.AspNetCore;

/// <summary>What a mail says, before it is text or HTML.</summary>
internal sealed record EmailContent
{
    public required string Language { get; init; }

    public required string Subject { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }

    public IReadOnlyList<PageFact> Facts { get; init; } = [];

    public EmailLink? Link { get; init; }

    public required IReadOnlyList<string> Footer { get; init; }
}

/// <summary>Where a mail leads.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Url">The absolute URL.</param>
/// <param name="Hint">The text above the URL itself.</param>
internal sealed record EmailLink(string Label, string Url, string Hint);

/// <summary>A mail as plain text: a link is whole, on a line of its own.</summary>
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
