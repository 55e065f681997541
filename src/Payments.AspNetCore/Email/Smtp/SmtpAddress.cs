using System.Globalization;
using System.Text;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>An address as mail servers write it: the domain in ASCII; what stands before it may need a server that speaks UTF-8.</summary>
internal readonly record struct SmtpAddress(string Text, bool NeedsUtf8)
{
    /// <exception cref="SmtpRefusedException">The domain is none.</exception>
    public static SmtpAddress Of(EmailAddress address)
    {
        var at = address.Address.IndexOf('@', StringComparison.Ordinal);
        var local = address.Address[..at];
        try
        {
            return new SmtpAddress($"{local}@{new IdnMapping().GetAscii(address.Address[(at + 1)..])}", !Ascii.IsValid(local));
        }
        catch (ArgumentException)
        {
            throw new SmtpRefusedException("The address has a domain that cannot be", isPermanent: true);
        }
    }
}
