using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Payments.AspNetCore;

/// <summary>
/// The claims as JSON with one spelling: five members in one order, no white space, no escapes. Reading takes that spelling and no
/// other, so that no two readers can make different things of one token.
/// </summary>
internal static class CheckoutTokenPayload
{
    private const int MaximumIdLength = 64;

    // 9999-12-31T23:59:59Z.
    private const long LastSecond = 253_402_300_799;

    /// <exception cref="ArgumentException">A claim cannot be expressed in a token.</exception>
    public static string Write(CheckoutClaims claims)
    {
        if (!Owner.TryOf(claims.Owner.Account, claims.Owner.Livemode, out _))
            throw new ArgumentException("A checkout token is for a session of an account.", nameof(claims));
        if (!IsId(claims.SessionId))
            throw new ArgumentException($"A session id is 1 to {MaximumIdLength} letters, digits, '_' or '-'.", nameof(claims));
        if (claims.ExpiresAt < DateTimeOffset.UnixEpoch)
            throw new ArgumentException("A checkout token does not end before 1970.", nameof(claims));

        var (mode, use) = (ModeOf(claims.Owner), UseOf(claims.Purpose));
        var end = claims.ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $$"""{"sub":"{{claims.SessionId}}","org":"{{claims.Owner.Account}}","mode":"{{mode}}","use":"{{use}}","exp":{{end}}}""";
    }

    public static bool TryRead(ReadOnlySpan<char> json, [NotNullWhen(true)] out CheckoutClaims? claims)
    {
        claims = null;
        if (
            !TryTake(ref json, "{\"sub\":\"", "\"", out var id)
            || !IsId(id)
            || !TryTake(ref json, ",\"org\":\"", "\"", out var account)
            || !TryTake(ref json, ",\"mode\":\"", "\"", out var mode)
            || !TryReadMode(mode, out var livemode)
            || !TryTake(ref json, ",\"use\":\"", "\"", out var use)
            || !TryReadUse(use, out var purpose)
            || !TryTake(ref json, ",\"exp\":", "}", out var end)
            || !TryReadSeconds(end, out var seconds)
            || json.Length > 0
            || !Owner.TryOf(account.ToString(), livemode, out var owner)
        )
            return false;

        claims = new CheckoutClaims(owner, id.ToString(), purpose, DateTimeOffset.FromUnixTimeSeconds(seconds));
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<char> json, string name, string end, out ReadOnlySpan<char> value)
    {
        value = default;
        if (!json.StartsWith(name, StringComparison.Ordinal))
            return false;

        var rest = json[name.Length..];
        var length = rest.IndexOf(end, StringComparison.Ordinal);
        if (length < 0)
            return false;

        value = rest[..length];
        json = rest[(length + end.Length)..];
        return true;
    }

    private static bool IsId(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaximumIdLength && !text.ContainsAnyExcept(Base64UrlText.Alphabet);

    private static bool TryReadMode(ReadOnlySpan<char> text, out bool livemode)
    {
        livemode = text is "live";
        return livemode || text is "test";
    }

    private static bool TryReadUse(ReadOnlySpan<char> text, out CheckoutTokenPurpose purpose)
    {
        purpose = text is "pay" ? CheckoutTokenPurpose.Pay : CheckoutTokenPurpose.Follow;
        return text is "pay" or "follow";
    }

    private static bool TryReadSeconds(ReadOnlySpan<char> text, out long seconds)
    {
        seconds = 0;
        return text.Length is > 0 and <= 12
            && !text.ContainsAnyExceptInRange('0', '9')
            && (text[0] != '0' || text.Length == 1)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds)
            && seconds <= LastSecond;
    }

    private static string ModeOf(Owner owner) => owner.Livemode ? "live" : "test";

    private static string UseOf(CheckoutTokenPurpose purpose) =>
        purpose switch
        {
            CheckoutTokenPurpose.Pay => "pay",
            CheckoutTokenPurpose.Follow => "follow",
        };
}

/// <summary>What a checkout token says.</summary>
/// <param name="Owner">Whose session it is; an account, not the directory.</param>
/// <param name="SessionId">1 to 64 of A-Z, a-z, 0-9, '_' and '-'.</param>
/// <param name="Purpose">What the holder may do.</param>
/// <param name="ExpiresAt">The first moment at which it is worth nothing, 1970 or later; a token holds whole seconds and drops
/// the rest.</param>
internal sealed record CheckoutClaims(Owner Owner, string SessionId, CheckoutTokenPurpose Purpose, DateTimeOffset ExpiresAt);

/// <summary>What a checkout token gives the right to do.</summary>
internal enum CheckoutTokenPurpose
{
    /// <summary>Open the hosted page and pay.</summary>
    Pay,

    /// <summary>See what becomes of the payment.</summary>
    Follow,
}
