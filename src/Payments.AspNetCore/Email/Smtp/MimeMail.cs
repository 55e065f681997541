using System.Globalization;
using System.Text;
using MimeKit;
using MimeKit.IO;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// A mail as it is sent over the wire (RFC 5322, 2045 to 2047): its headers, and its text and HTML as alternatives. All lines are ASCII,
/// unless an address is not.
/// </summary>
internal static class MimeMail
{
    // The same at every try, and nothing in base 64 looks like it.
    private const string Boundary = "=_alternative_=";

    /// <param name="message">The mail.</param>
    /// <param name="atEnd">Called and awaited when all of the mail has left but the end that the transport adds to it.</param>
    /// <exception cref="SmtpRefusedException">No mail server could take one of the addresses.</exception>
    public static MimeMessage Of(EmailMessage message, Func<CancellationToken, ValueTask> atEnd)
    {
        var body = new BodyWithEnd(atEnd) { Part("plain", message.Text), Part("html", message.Html) };
        body.Boundary = Boundary;
        body.Headers.Add("Content-Language", message.Language);

        var mail = new MimeMessage();
        mail.Headers.Clear();
        Add("From", Mailbox("From", message.From));
        Add("To", Mailbox("To", message.To, isReceiver: true));
        if (message.ReplyTo is { } reply)
            Add("Reply-To", Mailbox("Reply-To", reply));
        Add("Subject", HeaderText.Unstructured("Subject", message.Subject));
        Add("Date", message.Date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Add("Message-ID", message.MessageId);
        Add("Auto-Submitted", "auto-generated");
        mail.Body = body;
        return mail;

        // As it is: MimeKit's own folding does not count the header's name, and takes "=?" in a text for an encoded word.
        void Add(string name, string value)
        {
            var header = new Header(name, "");
            header.SetRawValue(Encoding.UTF8.GetBytes($" {value}\r\n"));
            mail.Headers.Add(header);
        }
    }

    private static string Mailbox(string header, EmailAddress address, bool isReceiver = false) =>
        HeaderText.Mailbox(header, address.Name, SmtpAddress.Of(address, isReceiver).Text);

    private static TextPart Part(string type, string content)
    {
        var part = new TextPart(type) { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, content.ReplaceLineEndings("\r\n"));
        return part;
    }

    /// <summary>
    /// A body that calls back once all of it has left. A transport writes the end of the data only after the body has returned, so nothing
    /// that lets a server take the mail can leave before the call has.
    /// </summary>
    private sealed class BodyWithEnd(Func<CancellationToken, ValueTask> atEnd) : MultipartAlternative
    {
        public override async Task WriteToAsync(
            FormatOptions options,
            Stream stream,
            bool contentOnly,
            CancellationToken cancellationToken = default
        )
        {
            await base.WriteToAsync(options, stream, contentOnly, cancellationToken).ConfigureAwait(false);
            if (stream is MeasuringStream)
                return;

            // A filter does not flush what it writes to.
            while (stream is FilteredStream filtered)
            {
                await filtered.FlushAsync(cancellationToken).ConfigureAwait(false);
                stream = filtered.Source;
            }

            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            await atEnd(cancellationToken).ConfigureAwait(false);
        }
    }
}
