using System.Security.Cryptography;
using System.Text;

namespace Payments.Simulator;

/// <summary>
/// simtok_(behaviour)_(brand)_(last four)_(22 letters and digits)_(check). All that a charge needs is in it, so it is good
/// after a restart. The check has no secret: it finds a token that was mistyped, cut or edited, not one that was forged,
/// and in test mode there is nothing to gain by that.
/// </summary>
internal sealed record CardToken
{
    private const string Prefix = "simtok";
    private const int CheckBytes = 4;

    private CardToken(string text, CardBehaviour behaviour)
    {
        Text = text;
        Behaviour = behaviour;
    }

    public string Text { get; }

    public CardBehaviour Behaviour { get; }

    public static CardToken New(CardBehaviour behaviour, string brand, string last4, DateTimeOffset now, RandomSource random)
    {
        var body = Id.New($"{Prefix}_{behaviour.Word}_{brand}_{last4}_", now, random);
        return new CardToken($"{body}_{CheckOf(body)}", behaviour);
    }

    /// <summary>The token, or null where the text is none that <see cref="New"/> made.</summary>
    public static CardToken? Read(string text)
    {
        var end = text.LastIndexOf('_');
        var parts = text.Split('_');
        return parts.Length == 6 && parts[0] == Prefix && text[(end + 1)..] == CheckOf(text[..end])
            && CardBehaviour.Find(parts[1]) is { } behaviour
            ? new CardToken(text, behaviour)
            : null;
    }

    private static string CheckOf(string body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)).AsSpan(0, CheckBytes));
}
