using System.Text;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests;

public sealed class MimeTextTests
{
    private static string Long { get; } = string.Concat(Enumerable.Repeat("Grüße, 世界 😀 ", 15)).Trim();

    [Fact]
    public void The_headers_say_who_what_when_and_that_no_person_wrote_it()
    {
        var message = Mails.Message() with { ReplyTo = new EmailAddress("help@example.com", "Help") };
        var (headers, _) = Mails.Read(MimeText.Of(message));

        Assert.Equal("\"Harbour Coffee\" <shop@example.com>", headers["From"]);
        Assert.Equal("<ada@example.com>", headers["To"]);
        Assert.Equal("\"Help\" <help@example.com>", headers["Reply-To"]);
        Assert.Equal("Pay £12.50 to Harbour Coffee", headers["Subject"]);
        Assert.Equal("Sun, 01 Mar 2026 10:00:00 +0000", headers["Date"]);
        Assert.Equal("<eml_1@example.com>", headers["Message-ID"]);
        Assert.Equal(("auto-generated", "en", "1.0"), (headers["Auto-Submitted"], headers["Content-Language"], headers["MIME-Version"]));
    }

    [Fact]
    public void Text_and_html_are_alternatives_the_plainer_first()
    {
        var parts = Mails.Parts(MimeText.Of(Mails.Message(text: Long + "\n.\nlast")));

        Assert.Equal(["text/plain; charset=utf-8", "text/html; charset=utf-8"], parts.Keys);
        Assert.Equal([Long + "\r\n.\r\nlast", "<p>Hello</p>"], parts.Values);
    }

    public static TheoryData<string> Subjects =>
        new("Plain", "é", Long, "=?utf-8?B?QUJD?=", "quote \" and \\", " spaced ", new string('x', 300), "a\u2028b");

    [Theory]
    [MemberData(nameof(Subjects))]
    public void A_subject_and_a_name_are_read_as_they_were_written(string text)
    {
        var mail = MimeText.Of(Mails.Message(subject: text, name: text[..Math.Min(text.Length, 200)]));
        var (headers, _) = Mails.Read(mail);

        Assert.Equal(text, headers["Subject"]);
        Assert.Contains(
            text.Contains('"', StringComparison.Ordinal) ? "\"quote \\\" and \\\\\"" : text[..Math.Min(text.Length, 200)],
            headers["From"],
            StringComparison.Ordinal
        );
        Assert.True(Ascii.IsValid(mail));
        Assert.All(mail.Split("\r\n"), line => Assert.InRange(line.Length, 0, 100));
        Assert.DoesNotContain('\n', mail.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Equal(9, headers.Count);
    }

    [Theory]
    [InlineData("a\r\nBcc: b@example.com")]
    [InlineData("a\nb")]
    [InlineData("a\r")]
    public void A_header_cannot_be_ended_from_within(string text)
    {
        Assert.DoesNotContain('\n', HeaderText.Unstructured(text));
        Assert.DoesNotContain('\r', HeaderText.Phrase(text));
        Assert.Throws<ArgumentException>(() => Mails.Message(subject: text));
        Assert.Throws<ArgumentException>(() => Mails.Message(name: text));
        Assert.Throws<ArgumentException>(() => Mails.Message(to: text));
    }
}
