using System.Text;
using MimeKit;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests;

public sealed class MimeMailTests
{
    private static string Long { get; } = string.Concat(Enumerable.Repeat("Grüße, 世界 😀 ", 15)).Trim();

    [Fact]
    public async Task The_headers_say_who_what_when_and_that_no_person_wrote_it()
    {
        var message = Mails.Message() with { ReplyTo = new EmailAddress("help@example.com", "Help") };
        var (headers, _) = Mails.Read(await Mails.WrittenAsync(message));

        Assert.Equal("\"Harbour Coffee\" <shop@example.com>", headers["From"]);
        Assert.Equal("<ada@example.com>", headers["To"]);
        Assert.Equal("\"Help\" <help@example.com>", headers["Reply-To"]);
        Assert.Equal("Pay £12.50 to Harbour Coffee", headers["Subject"]);
        Assert.Equal("Sun, 01 Mar 2026 10:00:00 +0000", headers["Date"]);
        Assert.Equal("<eml_1@example.com>", headers["Message-ID"]);
        Assert.Equal(("auto-generated", "en", "1.0"), (headers["Auto-Submitted"], headers["Content-Language"], headers["MIME-Version"]));
    }

    [Fact]
    public async Task Text_and_html_are_alternatives_the_plainer_first()
    {
        var parts = Mails.Parts(await Mails.WrittenAsync(Mails.Message(text: Long + "\n.\nlast")));

        Assert.Equal(["text/plain; charset=utf-8", "text/html; charset=utf-8"], parts.Keys);
        Assert.Equal([Long + "\r\n.\r\nlast", "<p>Hello</p>"], parts.Values);
    }

    public static TheoryData<string> Texts =>
        new(
            "Plain",
            "é",
            Long,
            "=?utf-8?B?QUJD?=",
            "a =?utf-8?q?b?= c",
            "quote \" and \\",
            " spaced ",
            "two  spaces   within " + new string('x', 60),
            new string('x', 69),
            new string('x', 70),
            new string('x', 300),
            new string('é', 250),
            string.Concat(Enumerable.Repeat("😀", 120)),
            string.Concat(Enumerable.Repeat("世", 80)),
            string.Join(' ', Enumerable.Repeat("harbour", 30)),
            new string('x', 68) + " " + new string('y', 100),
            "Zahlung von 1.234,50\u00A0€ an " + new string('W', 75) + " " + new string('ü', 40),
            string.Concat(Enumerable.Repeat("\"\\", 100)),
            "a\u2028b"
        );

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_subject_and_a_name_are_read_as_they_were_written(string text)
    {
        var name = string.Concat(text.EnumerateRunes().Take(200));
        var mail = await Mails.WrittenAsync(Mails.Message(subject: text, name: name));
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(mail));
        var read = await MimeMessage.LoadAsync(bytes, TestContext.Current.CancellationToken);
        var (headers, _) = Mails.Read(mail);

        Assert.Equal(text, headers["Subject"]);
        Assert.Equal(text.Trim(), read.Subject?.Trim());
        Assert.Equal(name, Assert.IsType<MailboxAddress>(Assert.Single(read.From)).Name);
        Assert.True(Ascii.IsValid(mail));
        Assert.DoesNotContain('\n', mail.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Equal(9, headers.Count);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task No_line_has_more_than_78_characters(string text)
    {
        var name = string.Concat(text.EnumerateRunes().Take(200));
        var message = Mails.Message(subject: text, name: name, text: text) with { ReplyTo = new EmailAddress("help@example.com", name) };
        var mail = await Mails.WrittenAsync(message);

        Assert.All(mail.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
        Assert.DoesNotContain(mail[..mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n"), string.IsNullOrWhiteSpace);
    }

    [Fact]
    public async Task A_subject_and_a_name_of_every_length_keep_their_lines_short()
    {
        for (var length = 1; length <= 255; length++)
        {
            foreach (var character in (string[])["x", "é", "世", "😀", "x ", "é "])
            {
                var text = string.Concat(Enumerable.Repeat(character, length)).Trim();
                if (text.Length > 255)
                    continue;
                foreach (var header in (string[])["From", "Reply-To"])
                    Assert.All(
                        Lines(header, HeaderText.Mailbox(header, text, "shop@example.com")),
                        line => Assert.InRange(line.Length, 1, 78)
                    );
                Assert.All(Lines("Subject", HeaderText.Unstructured("Subject", text)), line => Assert.InRange(line.Length, 1, 78));
            }
        }

        static string[] Lines(string header, string value) => $"{header}: {value}".Split("\r\n");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Ada")]
    [InlineData("Ädä")]
    public async Task An_address_that_cannot_be_folded_stays_below_998_characters(string? name)
    {
        var longest = $"{new string('a', 64)}@{string.Join('.', Enumerable.Repeat(new string('b', 60), 3))}.example";
        var message = Mails.Message(to: longest, from: longest, name: name) with { MessageId = $"<eml_1@{longest[65..]}>" };
        var lines = (await Mails.WrittenAsync(message)).Split("\r\n");

        Assert.Contains(lines, line => line.Contains($"<{longest}>", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 998));
        Assert.All(lines.Where(line => line.Length > 78), line => Assert.Contains('@', line));
    }

    [Theory]
    [InlineData("a\r\nBcc: b@example.com")]
    [InlineData("a\nb")]
    [InlineData("a\r")]
    public void A_header_cannot_be_ended_from_within(string text)
    {
        Assert.DoesNotContain('\n', HeaderText.Unstructured("Subject", text));
        Assert.DoesNotContain('\r', HeaderText.Mailbox("From", text, "a@example.com"));
        Assert.Throws<ArgumentException>(() => Mails.Message(subject: text));
        Assert.Throws<ArgumentException>(() => Mails.Message(name: text));
        Assert.Throws<ArgumentException>(() => Mails.Message(to: text));
    }

    [Theory]
    [InlineData("a+b@example.com", "a+b@example.com", false)]
    [InlineData("o'hara@example.com", "o'hara@example.com", false)]
    [InlineData("a..b@example.com", "\"a..b\"@example.com", false)]
    [InlineData("a.@example.com", "\"a.\"@example.com", false)]
    [InlineData("ada@bücher.example", "ada@xn--bcher-kva.example", false)]
    [InlineData("jörg@bücher.example", "jörg@xn--bcher-kva.example", true)]
    public void An_address_is_written_as_mail_servers_write_it(string address, string text, bool needsUtf8) =>
        Assert.Equal(new SmtpAddress(text, needsUtf8), SmtpAddress.Of(new EmailAddress(address), isReceiver: true));

    [Theory]
    [InlineData("ada@x..example")]
    [InlineData("ada@-..-")]
    public void An_address_that_cannot_be_is_the_mails_fault_where_it_is_the_receivers(string address)
    {
        var of = new EmailAddress(address);

        Assert.Equal(SmtpVerdict.Message, Assert.Throws<SmtpRefusedException>(() => SmtpAddress.Of(of, isReceiver: true)).Verdict);
        Assert.Equal(SmtpVerdict.Host, Assert.Throws<SmtpRefusedException>(() => SmtpAddress.Of(of, isReceiver: false)).Verdict);
    }
}
