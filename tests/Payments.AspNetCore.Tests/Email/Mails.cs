using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests;

/// <summary>Mails to send, and what a reader makes of one that has arrived.</summary>
internal static partial class Mails
{
    public static EmailMessage Message(
        string subject = "Pay £12.50 to Harbour Coffee",
        string? name = "Harbour Coffee",
        string to = "ada@example.com",
        string from = "shop@example.com",
        string text = "Hello\n"
    ) =>
        new()
        {
            MessageId = "<eml_1@example.com>",
            From = new EmailAddress(from, name),
            To = new EmailAddress(to),
            Subject = subject,
            Text = text,
            Html = "<p>Hello</p>",
            Language = "en",
            Date = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2)),
        };

    /// <summary>A mail as it goes over the wire.</summary>
    public static async Task<string> WrittenAsync(EmailMessage message)
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        using var mail = MimeMail.Of(message, _ => default);
        using var written = new MemoryStream();
        await mail.WriteToAsync(format, written, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(written.ToArray());
    }

    /// <summary>The headers of a mail or a part, unfolded and decoded, and what follows them.</summary>
    public static (Dictionary<string, string> Headers, string Body) Read(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = text[..end].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n");
        return (lines.Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => Decode(pair[1])), text[(end + 4)..]);
    }

    /// <summary>The text of each part, by its type.</summary>
    public static Dictionary<string, string> Parts(string mail)
    {
        var (headers, body) = Read(mail);
        var boundary = BoundaryIn().Match(headers["Content-Type"]).Groups[1].Value;
        var parts = body.Split($"--{boundary}");
        return parts[1..^1]
            .Select(part => Read(part["\r\n".Length..]))
            .ToDictionary(part => part.Headers["Content-Type"], part => Encoding.UTF8.GetString(Convert.FromBase64String(part.Body)));
    }

    private static string Decode(string value) =>
        EncodedWords()
            .Replace(
                value,
                words =>
                    Encoding.UTF8.GetString([
                        .. EncodedWord().Matches(words.Value).SelectMany(word => Convert.FromBase64String(word.Groups[1].Value)),
                    ])
            );

    [GeneratedRegex("boundary=\"(.+)\"")]
    private static partial Regex BoundaryIn();

    [GeneratedRegex(@"=\?utf-8\?B\?[^?]*\?=( =\?utf-8\?B\?[^?]*\?=)*")]
    private static partial Regex EncodedWords();

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=")]
    private static partial Regex EncodedWord();
}
