using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Payments;

/// <summary>Tells what one payer gave from what another did, without keeping it.</summary>
internal static class PayerDigests
{
    /// <param name="quoteId">Keeps the digests of one account number under two quotes apart.</param>
    /// <param name="fields">What the payer gave, by field; in any order.</param>
    public static string Of(string quoteId, IReadOnlyDictionary<string, string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(quoteId);
        foreach (var (field, value) in fields.Where(field => field.Value is not null).OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            Append(field);
            Append(value!);
        }

        // In base 64 a run of digits as long as a card's number is next to impossible; in hex it is not.
        return Convert.ToBase64String(hash.GetHashAndReset());

        void Append(string text)
        {
            // The length keeps "a"+"bc" from "ab"+"c".
            var bytes = Encoding.UTF8.GetBytes(text);
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }
}
