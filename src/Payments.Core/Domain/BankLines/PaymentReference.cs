using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Payments;

/// <summary>
/// What a payer writes on a bank transfer so that it finds its session: "P", eight letters and digits, and a check character;
/// none of them can be mistaken for another. Found again in whatever else is written, in either case and with anything between.
/// </summary>
public static class PaymentReference
{
    /// <summary>Its length.</summary>
    public const int Length = 10;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly SearchValues<char> _allowed = SearchValues.Create(Alphabet);

    // A prime, so that nearly every wrong character and every swap of neighbours is seen.
    private const int Modulus = 31;

    /// <summary>A new one.</summary>
    public static string New(RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<byte> bytes = stackalloc byte[Length - 2];
        random.Fill(bytes);
        return string.Create(
            Length,
            bytes,
            static (text, drawn) =>
            {
                text[0] = 'P';
                for (var i = 0; i < drawn.Length; i++)
                    text[i + 1] = Alphabet[drawn[i] % Alphabet.Length];
                text[^1] = Alphabet[CheckOf(text[1..^1])];
            }
        );
    }

    /// <summary>Every reference that a text may hold, in the order of the text; none for null.</summary>
    public static IReadOnlyList<string> FindIn(string? text)
    {
        if (text is null)
            return [];

        var clean = string.Concat(text.Where(char.IsAsciiLetterOrDigit).Take(4 * Limits.RemittanceLength).Select(Plain));
        var found = new List<string>();
        for (var start = 0; start + Length <= clean.Length; start++)
        {
            var candidate = clean.AsSpan(start, Length);
            if (candidate[0] == 'P' && !candidate[1..].ContainsAnyExcept(_allowed) && candidate[^1] == Alphabet[CheckOf(candidate[1..^1])])
                found.Add(candidate.ToString());
        }

        return found;
    }

    private static char Plain(char character) =>
        char.ToUpperInvariant(character) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            'U' => 'V',
            var other => other,
        };

    private static int CheckOf(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
            sum += (i + 2) * Alphabet.IndexOf(body[i], StringComparison.Ordinal);
        return sum % Modulus;
    }
}

/// <summary>What a payer has written, as it is kept: money is never refused for it. Pure.</summary>
internal static class PayerText
{
    /// <summary>
    /// A bank's id of a line, as it is stored: hashed where it contains a card number, so that the line is still recognised.
    /// </summary>
    public static string Reference(string reference) =>
        CardNumber.IsWithin(reference) ? Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(reference))) : reference;

    /// <summary>
    /// The text, or null where there is none: control characters are spaces, what is too long is cut, and where it contains a card
    /// number every digit is hidden.
    /// </summary>
    public static string? Clean(string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(longest))
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());

        var kept = clean.ToString();
        return CardNumber.IsWithin(kept) ? Hidden(kept) : kept;
    }

    private static string Hidden(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => Rune.IsDigit(rune) ? "*" : rune.ToString()));
}
