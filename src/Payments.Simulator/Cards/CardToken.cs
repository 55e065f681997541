using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Simulator;

/// <summary>
/// simtok_(behaviour)_(brand)_(last four)_(month)_(year)_(22 letters and digits)_(check). All that a charge needs is in it, so it is good
/// after a restart. The check has no secret: it finds a token that was mistyped, cut or edited, not one that was forged,
/// and in test mode there is nothing to gain by that. A saved card's token holds nothing: the ledger has the card.
/// </summary>
internal sealed record CardToken
{
    private const string Prefix = "simtok";
    private const int CheckBytes = 4;

    // The first tokens did not say when their cards expire.
    private const int PartsWithoutExpiry = 6;
    private const int Parts = 8;
    private const int UnsaidMonth = 12;
    private const int UnsaidYear = 2099;

    private CardToken(string text, CardBehaviour behaviour, CardSummary card)
    {
        Text = text;
        Behaviour = behaviour;
        Card = card;
    }

    public string Text { get; }

    public CardBehaviour Behaviour { get; }

    public CardSummary Card { get; }

    /// <summary>The saved card; null where the token is of a card that was typed.</summary>
    public SavedCard? Kept { get; private init; }

    public static CardToken New(CardBehaviour behaviour, CardSummary card, DateTimeOffset now, RandomSource random)
    {
        var expiry = string.Create(CultureInfo.InvariantCulture, $"{card.ExpiryMonth:00}_{card.ExpiryYear:0000}");
        var body = Id.New($"{Prefix}_{behaviour.Word}_{card.Brand}_{card.Last4}_{expiry}_", now, random);
        return new CardToken($"{body}_{CheckOf(body)}", behaviour, card);
    }

    public static CardToken Of(SavedCard kept) => new(kept.Token, kept.Behaves, kept.Card) { Kept = kept };

    /// <summary>The token, or null where <see cref="New"/> did not make it.</summary>
    public static CardToken? Read(string text)
    {
        var end = text.LastIndexOf('_');
        var parts = text.Split('_');
        return
            parts.Length is Parts or PartsWithoutExpiry
            && parts[0] == Prefix
            && text[(end + 1)..] == CheckOf(text[..end])
            && CardBehaviour.Find(parts[1]) is { } behaviour
            ? new CardToken(text, behaviour, CardOf(parts))
            : null;
    }

    private static CardSummary CardOf(string[] parts) =>
        parts.Length == Parts
            ? new(parts[2], parts[3], int.Parse(parts[4], CultureInfo.InvariantCulture), int.Parse(parts[5], CultureInfo.InvariantCulture))
            : new(parts[2], parts[3], UnsaidMonth, UnsaidYear);

    private static string CheckOf(string body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)).AsSpan(0, CheckBytes));
}
