namespace Payments.AspNetCore;

/// <summary>Completes a phone number as people write it at home. The payer sees the whole number before paying.</summary>
internal static class PhoneEntry
{
    /// <summary>"00233…" becomes "+233…", and where the country is known "024…" becomes "+23324…"; all else stays as it is.</summary>
    public static string? Complete(string? text, string? dialingCode)
    {
        var trimmed = text?.Trim();
        return trimmed switch
        {
            null => null,
            ['0', '0', .. var abroad] => "+" + abroad,
            ['0', .. var home] when dialingCode is not null => dialingCode + home,
            _ => trimmed,
        };
    }
}
