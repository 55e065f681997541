using System.Security.Cryptography;
using System.Text;

namespace Payments;

/// <summary>
/// The token in the hosted page's URL: "cs_", the session's id body, 256 random bits in base 62, the mode and the
/// account. It leads to one session of one owner without a table of its own, and cannot be guessed. Only the very text
/// that was issued opens the page.
/// </summary>
public static class PageToken
{
    private const int SecretEnd = 3 + Base62.Length128 + Base62.Length256;

    /// <summary>A new token for a session.</summary>
    public static string New(Owner owner, string sessionId, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(sessionId);
        ArgumentNullException.ThrowIfNull(random);
        Span<byte> secret = stackalloc byte[32];
        random.Fill(secret);
        Span<char> text = stackalloc char[Base62.Length256];
        Base62.Encode(secret, text);
        return $"{sessionId}{text}_{(owner.Livemode ? 'l' : 't')}_{owner.Account}";
    }

    /// <summary>The owner and the session that a text claims to open. Nothing is proved until <see cref="Opens"/>.</summary>
    public static bool TryParse(string? text, out Owner owner, out string sessionId)
    {
        owner = default;
        sessionId = "";
        if (text is null || text.Length < SecretEnd + 4 || text.Length > SecretEnd + 3 + Owner.MaxAccountLength)
            return false;

        var id = text[..(3 + Base62.Length128)];
        if (!Id.IsWellFormed(id, SessionStorage.IdPrefix) || !Base62.IsValid(text.AsSpan(id.Length, Base62.Length256)))
            return false;

        if (
            text.AsSpan(SecretEnd, 3) is not ("_t_" or "_l_")
            || !Owner.TryOf(text[(SecretEnd + 3)..], text[SecretEnd + 1] == 'l', out owner)
        )
            return false;

        sessionId = id;
        return true;
    }

    /// <summary>True where the text is the session's own token. Takes the same time whether it nearly is or not.</summary>
    public static bool Opens(string text, CheckoutSession session)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(session);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(session.PageToken));
    }
}

/// <summary>Knows the hosted page's address. An ASP.NET Core host registers it; without one, sessions have no page.</summary>
public interface IHostedPageUrls
{
    /// <summary>The page's absolute URL for a token, or null where no public URL is known.</summary>
    string? For(string pageToken);

    /// <summary>The absolute URL at which a payer does what an action asks for, or null where no public URL is known.</summary>
    string? For(NextAction action);

    /// <summary>
    /// Why there is no URL although the host has a page, with the remedy: a session that nobody can open is not created. Null where there
    /// is one, and where the host has no page.
    /// </summary>
    Refusal? WhyNone => null;
}
