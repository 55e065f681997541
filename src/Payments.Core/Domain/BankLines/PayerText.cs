using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Payments;

/// <summary>What a payer has written, as it is kept: money is never refused for it. Pure.</summary>
internal static class PayerText
{
    /// <summary>
    /// A bank's id of a line, as it is kept: where a card number stands in it, what it hashes to, so that the line is still known
    /// again.
    /// </summary>
    public static string Reference(string reference) =>
        CardNumber.IsWithin(reference) ? Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(reference))) : reference;

    /// <summary>
    /// The text, or null where there is none: control characters are spaces, what is too long is cut, and where a card number
    /// stands in it every digit is hidden.
    /// </summary>
    public static string? Clean(string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(longest))
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());

        var kept = clean.ToString();
        return CardNumber.IsWithin(kept) ? string.Concat(kept.Select(character => char.IsAsciiDigit(character) ? '*' : character)) : kept;
    }
}
