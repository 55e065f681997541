using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Payments;

/// <summary>
/// Makes the fingerprint that a saved card has in an account out of what a provider calls its number: keyed with a secret of this
/// installation and bound to account and mode, so that nobody can try numbers on it, nor compare two accounts' cards.
/// </summary>
internal sealed class CardFingerprints(SigningKeys keys)
{
    private const string KeyPurpose = "card_fingerprint";
    private const int Bytes = 16;

    public static CardFingerprints Of(EngineParts parts) => parts.Once(made => new CardFingerprints(SigningKeys.Of(made)));

    /// <summary>22 characters of base64url; null where the provider reported nothing.</summary>
    public async ValueTask<string?> OfAsync(Owner owner, string provider, string? reported, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reported))
            return null;

        var key = await keys.GetAsync(KeyPurpose, cancellationToken).ConfigureAwait(false);
        return Digest(key, owner, provider, reported);
    }

    // What was reported comes last: it is the one text that may hold anything.
    private static string Digest(byte[] key, Owner owner, string provider, string reported) =>
        Base64Url.EncodeToString(
            HMACSHA256
                .HashData(key, Encoding.UTF8.GetBytes($"{(owner.Livemode ? "live" : "test")}\n{owner.Account}\n{provider}\n{reported}"))
                .AsSpan(0, Bytes)
        );
}
