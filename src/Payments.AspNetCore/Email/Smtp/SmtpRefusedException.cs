namespace Payments.AspNetCore;

/// <summary>A mail was refused, by the server or for it, before it was handed over.</summary>
internal sealed class SmtpRefusedException(string message, bool isPermanent) : Exception(message)
{
    public bool IsPermanent { get; } = isPermanent;
}
