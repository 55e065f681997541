using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// An address as mail servers write it: the domain in ASCII, and a local part that is no dot-atom in quotes. One beyond ASCII needs a
/// server that supports SMTPUTF8.
/// </summary>
internal readonly partial record struct SmtpAddress(string Text, bool NeedsUtf8)
{
    /// <exception cref="SmtpRefusedException">No mail server could take the address.</exception>
    public static SmtpAddress Of(EmailAddress address, bool isReceiver)
    {
        var at = address.Address.IndexOf('@', StringComparison.Ordinal);
        var local = address.Address[..at];
        try
        {
            var domain = new IdnMapping().GetAscii(address.Address[(at + 1)..]);
            var text = $"{(DotAtom().IsMatch(local) ? local : $"\"{local}\"")}@{domain}";
            _ = new MailboxAddress(null, text);
            return new SmtpAddress(text, !Ascii.IsValid(local));
        }
        catch (Exception exception) when (exception is ArgumentException or ParseException)
        {
            throw isReceiver
                ? new SmtpRefusedException("The address is one that no mail server takes", SmtpVerdict.Message)
                : new SmtpRefusedException(
                    "The sender's or the reply address is one that no mail server takes; set EmailOptions.From and ReplyTo",
                    SmtpVerdict.Host
                );
        }
    }

    [GeneratedRegex(@"\A[^.""\\\s]+(\.[^.""\\\s]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex DotAtom();
}
