using System.Text;

namespace Payments;

/// <summary>
/// The header <c>t=&lt;unix seconds&gt;,v1=&lt;hex HMAC-SHA256 of "t.body"&gt;</c>, with one <c>v1</c> for each secret while one
/// is being rotated. The key is the secret's whole text (<see cref="WebhookSecret.LiteralKey"/>).
/// </summary>
public static class TimestampedSignature
{
    private const string TimestampLabel = "t=";
    private const string SignatureLabel = ",v1=";

    /// <summary>The most characters that a header for this many secrets takes: 82 for one, 68 more for each further one.</summary>
    public static int MaxLength(int secretCount) =>
        TimestampLabel.Length + SignatureTimestamp.MaxLength + (secretCount * (SignatureLabel.Length + SignatureText.HexLength));

    /// <summary>The header as a new string; see <see cref="TrySign"/>.</summary>
    public static string Sign(ReadOnlySpan<WebhookSecret> secrets, DateTimeOffset timestamp, ReadOnlySpan<byte> body)
    {
        Span<char> header = stackalloc char[MaxLength(WebhookLimits.MaxSecrets)];
        TrySign(secrets, timestamp, body, header, out var written);
        return new string(header[..written]);
    }

    /// <summary>Writes the header without allocating. False, and nothing written, when the destination is too short.</summary>
    /// <param name="secrets">One to eight, in the order their signatures appear.</param>
    /// <param name="timestamp">The time of this attempt, cut to whole seconds; not before 1970.</param>
    /// <param name="body">The very bytes that are sent.</param>
    /// <param name="destination">Room for the header; <see cref="MaxLength"/> characters always suffice.</param>
    /// <param name="charsWritten">The header's length.</param>
    public static bool TrySign(
        ReadOnlySpan<WebhookSecret> secrets,
        DateTimeOffset timestamp,
        ReadOnlySpan<byte> body,
        Span<char> destination,
        out int charsWritten
    )
    {
        WebhookSecrets.Require(secrets);
        charsWritten = 0;
        Span<char> prefixBuffer = stackalloc char[SignatureTimestamp.MaxLength + 1];
        var time = SignatureTimestamp.Format(timestamp, prefixBuffer);
        var length = TimestampLabel.Length + time.Length + (secrets.Length * (SignatureLabel.Length + SignatureText.HexLength));
        if (destination.Length < length)
            return false;

        TimestampLabel.CopyTo(destination);
        time.CopyTo(destination[TimestampLabel.Length..]);
        charsWritten = TimestampLabel.Length + time.Length;

        prefixBuffer[time.Length] = '.';
        using var content = new SignedContent(prefixBuffer[..(time.Length + 1)], body);
        foreach (var secret in secrets)
        {
            SignatureLabel.CopyTo(destination[charsWritten..]);
            charsWritten += SignatureLabel.Length;
            SignatureText.Write(secret.LiteralKey, content.Bytes, SignatureEncoding.Hex, destination[charsWritten..]);
            charsWritten += SignatureText.HexLength;
        }

        return true;
    }

    /// <summary>
    /// Checks a header against the bytes that arrived. Exactly one <c>t</c> and at least one <c>v1</c> are required, elements
    /// of other names are passed over, white space is malformed, and a signature in any but lower-case hex does not match.
    /// </summary>
    /// <param name="header">The header's value; absent and empty are the same.</param>
    /// <param name="body">The raw bytes received, before any parsing.</param>
    /// <param name="secrets">One to eight candidates; one match with one of them suffices.</param>
    /// <param name="now">The receiver's time.</param>
    /// <param name="tolerance">How far the timestamp may lie from now on either side; 300 s when null, never negative.</param>
    public static SignatureVerdict Verify(
        ReadOnlySpan<char> header,
        ReadOnlySpan<byte> body,
        ReadOnlySpan<WebhookSecret> secrets,
        DateTimeOffset now,
        TimeSpan? tolerance = null
    )
    {
        WebhookSecrets.Require(secrets);
        if (header.IsEmpty)
            return SignatureVerdict.MissingHeader;
        if (!TryReadTimestamp(header, out var time, out var seconds))
            return SignatureVerdict.Malformed;
        if (!SignatureTimestamp.IsWithin(seconds, now, tolerance))
            return SignatureVerdict.TimestampOutOfTolerance;

        // The timestamp is signed as it is spelt, so that leading zeros cannot be added or taken away.
        Span<char> prefix = stackalloc char[time.Length + 1];
        time.CopyTo(prefix);
        prefix[^1] = '.';
        using var content = new SignedContent(prefix, body);
        return AnyMatches(header, content.Bytes, secrets) ? SignatureVerdict.Valid : SignatureVerdict.NoMatch;
    }

    /// <summary>
    /// Checks a header against the body that arrived, with the tolerance of 300 s and the clock of this machine. Keep the body as it
    /// was received: text that was parsed and written again does not match.
    /// </summary>
    /// <param name="header">The header's value; absent and empty are the same.</param>
    /// <param name="body">The raw body received, as UTF-8 text.</param>
    /// <param name="secret">The endpoint's secret, such as <c>whsec_…</c>.</param>
    /// <exception cref="ArgumentException">The secret is not one; see <see cref="WebhookSecret.Of"/>.</exception>
    public static SignatureVerdict Verify(string? header, string body, string secret) => Verify(header, body, secret, TimeProvider.System);

    /// <inheritdoc cref="Verify(string?, string, string)"/>
    /// <param name="header">The header's value; absent and empty are the same.</param>
    /// <param name="body">The raw body received, as UTF-8 text.</param>
    /// <param name="secret">The endpoint's secret, such as <c>whsec_…</c>.</param>
    /// <param name="clock">The receiver's clock.</param>
    public static SignatureVerdict Verify(string? header, string body, string secret, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return Verify(header.AsSpan(), Encoding.UTF8.GetBytes(body), [WebhookSecret.Of(secret)], clock.GetUtcNow());
    }

    private static bool TryReadTimestamp(ReadOnlySpan<char> header, out ReadOnlySpan<char> time, out long seconds)
    {
        time = default;
        seconds = 0;
        if (header.Length > WebhookLimits.MaxSignatureHeaderLength || header.ContainsAnyExceptInRange('!', '~'))
            return false;

        var signatures = 0;
        foreach (var range in header.Split(','))
        {
            if (!TryReadElement(header[range], out var name, out var value))
                return false;
            if (name is "v1")
                signatures++;
            if (name is not "t")
                continue;
            if (!time.IsEmpty || !SignatureTimestamp.TryParse(value, out seconds))
                return false;
            time = value;
        }

        return !time.IsEmpty && signatures > 0;
    }

    private static bool AnyMatches(ReadOnlySpan<char> header, ReadOnlySpan<byte> content, ReadOnlySpan<WebhookSecret> secrets)
    {
        Span<char> expected = stackalloc char[SignatureText.HexLength];
        var matches = false;
        foreach (var secret in secrets)
        {
            SignatureText.Write(secret.LiteralKey, content, SignatureEncoding.Hex, expected);
            foreach (var range in header.Split(','))
            {
                if (TryReadElement(header[range], out var name, out var value) && name is "v1")
                    matches |= SignatureText.FixedTimeEquals(value, expected);
            }
        }

        return matches;
    }

    private static bool TryReadElement(ReadOnlySpan<char> element, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        var equals = element.IndexOf('=');
        name = equals > 0 ? element[..equals] : default;
        value = equals > 0 ? element[(equals + 1)..] : default;
        return equals > 0;
    }
}
