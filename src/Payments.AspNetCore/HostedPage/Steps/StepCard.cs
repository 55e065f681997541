using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Payments.Providers;

namespace Payments.AspNetCore;

/// <summary>
/// A tokenized card on its way through the payer's browser, from the details to the confirmation: what the provider said of it, sealed with
/// a key of the server's and bound to its session. What comes back edited, or from another session, is no card. Its number is not in it.
/// </summary>
/// <param name="Tokenized">What the provider made of the card.</param>
/// <param name="Sealed">The same as the page carries it.</param>
internal sealed record StepCard(TokenizedCard Tokenized, string Sealed)
{
    private const string KeyPurpose = "page_card";
    private const int LongestSeal = 2048;
    private const int LongestToken = 255;
    private const int Parts = 8;

    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async ValueTask<StepCard> SealAsync(
        PaymentEngine engine,
        CheckoutSession session,
        TokenizedCard card,
        CancellationToken cancellationToken
    )
    {
        var key = await engine.SigningKeys.GetAsync(KeyPurpose, cancellationToken).ConfigureAwait(false);
        var content = Base64Url.EncodeToString(_strict.GetBytes(string.Join('\n', PartsOf(session, card))));
        return new StepCard(card, $"{content}.{SignatureOf(content, key)}");
    }

    /// <summary>The card, or null for everything that <see cref="SealAsync"/> did not make for this session.</summary>
    public static async ValueTask<StepCard?> OpenAsync(
        PaymentEngine engine,
        CheckoutSession session,
        string? text,
        CancellationToken cancellationToken
    )
    {
        if (text is not { Length: > 0 and <= LongestSeal } || text.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var dot))
            return null;

        // Texts are compared, never bytes: several texts decode to the same bytes.
        var key = await engine.SigningKeys.GetAsync(KeyPurpose, cancellationToken).ConfigureAwait(false);
        var (content, signature) = (text[..dot], text[(dot + 1)..]);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(SignatureOf(content, key)), Encoding.UTF8.GetBytes(signature)))
            return null;

        var parts = _strict.GetString(Base64Url.DecodeFromChars(content)).Split('\n', Parts);
        var card = new TokenizedCard(
            parts[^1],
            new CardSummary(
                parts[3],
                parts[4],
                int.Parse(parts[5], CultureInfo.InvariantCulture),
                int.Parse(parts[6], CultureInfo.InvariantCulture)
            )
        );
        return IsToken(card.Token) && PartsOf(session, card).SequenceEqual(parts) ? new StepCard(card, text) : null;
    }

    public override string ToString() => "(card)";

    // The token is the last: it is the provider's text, and all of the rest.
    private static string[] PartsOf(CheckoutSession session, TokenizedCard card) =>
        [
            session.Owner.Livemode ? "live" : "test",
            session.Owner.Account,
            session.Id,
            card.Card.Brand,
            card.Card.Last4,
            card.Card.ExpiryMonth.ToString(CultureInfo.InvariantCulture),
            card.Card.ExpiryYear.ToString(CultureInfo.InvariantCulture),
            card.Token,
        ];

    private static bool IsToken(string token) =>
        token is { Length: > 0 and <= LongestToken }
        && token.All(character => character is >= '!' and <= '~')
        && !CardNumber.IsWithin(token);

    private static string SignatureOf(string content, byte[] key) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(content)));
}
