using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Payments;

/// <summary>
/// The reference of a payer's mandate. It follows from the quote that the payer confirms, so that the page can show it before the
/// payer agrees and the provider gets the same. Pure.
/// </summary>
public static class MandateReference
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int LetterCount = 10;

    // Twelve digits: Bankgirot takes up to sixteen, and fewer than thirteen pass for no card number.
    private const ulong PayerNumbers = 900_000_000_000;
    private const ulong FirstPayerNumber = 100_000_000_000;

    /// <summary>
    /// At Bacs "DD" and ten letters, of the eighteen characters that there are; at SEPA "MAND-" and ten letters, of thirty-five;
    /// at Autogiro the payer's number of twelve digits.
    /// </summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="quoteId">The quote's id.</param>
    public static string For(DebitScheme scheme, string quoteId)
    {
        ArgumentNullException.ThrowIfNull(quoteId);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(quoteId));
        var letters = string.Concat(digest.Take(LetterCount).Select(one => Letters[one % Letters.Length]));
        return scheme switch
        {
            DebitScheme.Bacs => $"DD{letters}",
            DebitScheme.SepaCore => $"MAND-{letters}",
            DebitScheme.Autogiro => FormattableString.Invariant(
                $"{FirstPayerNumber + (BinaryPrimitives.ReadUInt64BigEndian(digest) % PayerNumbers)}"
            ),
        };
    }
}
