using System.Globalization;
using System.Text;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// A mail as it is sent over the wire (RFC 5322, 2045 to 2047): its headers, and its text and HTML as alternatives, all in lines of
/// ASCII.
/// </summary>
internal static class MimeText
{
    // Nothing in base 64 looks like it.
    private const string Boundary = "=_alternative_=";

    public static string Of(EmailMessage message)
    {
        var text = new StringBuilder();
        Header("From", Mailbox(message.From));
        Header("To", Mailbox(message.To));
        if (message.ReplyTo is { } reply)
            Header("Reply-To", Mailbox(reply));
        Header("Subject", HeaderText.Unstructured(message.Subject));
        Header("Date", message.Date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header("Message-ID", message.MessageId);
        Header("Auto-Submitted", "auto-generated");
        Header("Content-Language", message.Language);
        Header("MIME-Version", "1.0");
        Header("Content-Type", $"multipart/alternative; boundary=\"{Boundary}\"");
        Part("text/plain", message.Text);
        Part("text/html", message.Html);
        return text.Append(null, $"\r\n--{Boundary}--\r\n").ToString();

        void Header(string name, string value) => text.Append(null, $"{name}: {value}\r\n");

        void Part(string type, string content) =>
            text.Append(
                null,
                $"\r\n--{Boundary}\r\nContent-Type: {type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{Body(content)}\r\n"
            );
    }

    private static string Mailbox(EmailAddress address) =>
        address.Name is null ? $"<{SmtpAddress.Of(address).Text}>" : $"{HeaderText.Phrase(address.Name)} <{SmtpAddress.Of(address).Text}>";

    private static string Body(string content) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(content.ReplaceLineEndings("\r\n")), Base64FormattingOptions.InsertLineBreaks);
}
