using System.Buffers;
using System.Text;

namespace Payments;

/// <summary>
/// The signature of Standard Webhooks 1.0.0: the header <c>webhook-signature</c> is a list, separated by one space, of
/// <c>v1,&lt;base64 HMAC-SHA256 of "id.timestamp.body"&gt;</c>, one for each secret.
/// The key is <see cref="WebhookSecret.StandardWebhooksKey"/>.
/// </summary>
public static class StandardWebhooksSignature
{
    /// <summary>The header that carries the message id, the same in every attempt.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header that carries the unix seconds of this attempt.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header that carries the signatures.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string Version = "v1,";
    private const int MaxPrefixLength = WebhookLimits.MaxMessageIdLength + SignatureTimestamp.MaxLength + 2;

    private static readonly SearchValues<char> MessageIdCharacters = SearchValues.Create([
        .. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c).Where(c => c != '.'),
    ]);

    /// <summary>The characters that the header for this many secrets takes: 47 for one, 48 more for each further one.</summary>
    public static int Length(int secretCount) => (secretCount * (Version.Length + SignatureText.Base64Length + 1)) - 1;

    /// <summary>The header as a new string; see <see cref="TrySign"/>.</summary>
    public static string Sign(ReadOnlySpan<WebhookSecret> secrets, ReadOnlySpan<char> id, DateTimeOffset timestamp, ReadOnlySpan<byte> body)
    {
        Span<char> header = stackalloc char[Length(WebhookLimits.MaxSecrets)];
        TrySign(secrets, id, timestamp, body, header, out var written);
        return new string(header[..written]);
    }

    /// <summary>Writes the header without allocating. False, and nothing written, when the destination is too short.</summary>
    /// <param name="secrets">One to eight, in the order their signatures appear.</param>
    /// <param name="id">1 to 255 printable ASCII characters without space and full stop.</param>
    /// <param name="timestamp">The time of this attempt, cut to whole seconds; not before 1970.</param>
    /// <param name="body">The very bytes that are sent.</param>
    /// <param name="destination">Room for the header, <see cref="Length"/> characters.</param>
    /// <param name="charsWritten">The header's length.</param>
    public static bool TrySign(
        ReadOnlySpan<WebhookSecret> secrets,
        ReadOnlySpan<char> id,
        DateTimeOffset timestamp,
        ReadOnlySpan<byte> body,
        Span<char> destination,
        out int charsWritten
    )
    {
        WebhookSecrets.Require(secrets);
        if (!IsMessageId(id))
            throw new ArgumentException("A message id has 1 to 255 printable ASCII characters, none a space or a full stop.", nameof(id));

        charsWritten = 0;
        Span<char> time = stackalloc char[SignatureTimestamp.MaxLength];
        Span<char> prefix = stackalloc char[MaxPrefixLength];
        prefix = WritePrefix(id, SignatureTimestamp.Format(timestamp, time), prefix);
        if (destination.Length < Length(secrets.Length))
            return false;

        using var content = new SignedContent(prefix, body);
        foreach (var secret in secrets)
        {
            if (charsWritten > 0)
                destination[charsWritten++] = ' ';
            Version.CopyTo(destination[charsWritten..]);
            charsWritten += Version.Length;
            SignatureText.Write(secret.StandardWebhooksKey, content.Bytes, SignatureEncoding.Base64, destination[charsWritten..]);
            charsWritten += SignatureText.Base64Length;
        }

        return true;
    }

    /// <summary>
    /// Checks the three headers against the bytes that arrived. Signatures of other versions than <c>v1</c> are passed over;
    /// a list without any <c>v1</c> is malformed, and so is an id with a full stop, which would let one signature stand for two messages.
    /// </summary>
    /// <param name="id">The header <see cref="IdHeader"/>; absent and empty are the same, for all three.</param>
    /// <param name="timestamp">The header <see cref="TimestampHeader"/>.</param>
    /// <param name="signature">The header <see cref="SignatureHeader"/>.</param>
    /// <param name="body">The raw bytes received, before any parsing.</param>
    /// <param name="secrets">One to eight candidates; one match with one of them suffices.</param>
    /// <param name="now">The receiver's time.</param>
    /// <param name="tolerance">How far the timestamp may lie from now on either side; 300 s when null, never negative.</param>
    public static SignatureVerdict Verify(
        ReadOnlySpan<char> id,
        ReadOnlySpan<char> timestamp,
        ReadOnlySpan<char> signature,
        ReadOnlySpan<byte> body,
        ReadOnlySpan<WebhookSecret> secrets,
        DateTimeOffset now,
        TimeSpan? tolerance = null
    )
    {
        WebhookSecrets.Require(secrets);
        if (id.IsEmpty || timestamp.IsEmpty || signature.IsEmpty)
            return SignatureVerdict.MissingHeader;
        if (!IsMessageId(id) || !SignatureTimestamp.TryParse(timestamp, out var seconds) || !IsList(signature))
            return SignatureVerdict.Malformed;
        if (!SignatureTimestamp.IsWithin(seconds, now, tolerance))
            return SignatureVerdict.TimestampOutOfTolerance;

        Span<char> prefix = stackalloc char[MaxPrefixLength];
        using var content = new SignedContent(WritePrefix(id, timestamp, prefix), body);
        return AnyMatches(signature, content.Bytes, secrets) ? SignatureVerdict.Valid : SignatureVerdict.NoMatch;
    }

    /// <summary>
    /// Checks the three headers against the body that arrived, with the tolerance of 300 s and the clock of this machine. Keep the body
    /// as it was received: text that was parsed and written again does not match.
    /// </summary>
    /// <param name="id">The header <see cref="IdHeader"/>; absent and empty are the same, for all three.</param>
    /// <param name="timestamp">The header <see cref="TimestampHeader"/>.</param>
    /// <param name="signature">The header <see cref="SignatureHeader"/>.</param>
    /// <param name="body">The raw body received, as UTF-8 text.</param>
    /// <param name="secret">The endpoint's secret, such as <c>whsec_…</c>.</param>
    /// <exception cref="ArgumentException">The secret is not one; see <see cref="WebhookSecret.Of"/>.</exception>
    public static SignatureVerdict Verify(string? id, string? timestamp, string? signature, string body, string secret) =>
        Verify(id, timestamp, signature, body, secret, TimeProvider.System);

    /// <inheritdoc cref="Verify(string?, string?, string?, string, string)"/>
    /// <param name="id">The header <see cref="IdHeader"/>; absent and empty are the same, for all three.</param>
    /// <param name="timestamp">The header <see cref="TimestampHeader"/>.</param>
    /// <param name="signature">The header <see cref="SignatureHeader"/>.</param>
    /// <param name="body">The raw body received, as UTF-8 text.</param>
    /// <param name="secret">The endpoint's secret, such as <c>whsec_…</c>.</param>
    /// <param name="clock">The receiver's clock.</param>
    public static SignatureVerdict Verify(string? id, string? timestamp, string? signature, string body, string secret, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var bytes = Encoding.UTF8.GetBytes(body);
        return Verify(id.AsSpan(), timestamp, signature, bytes, [WebhookSecret.Of(secret)], clock.GetUtcNow());
    }

    private static bool IsMessageId(ReadOnlySpan<char> id) =>
        id.Length is > 0 and <= WebhookLimits.MaxMessageIdLength && !id.ContainsAnyExcept(MessageIdCharacters);

    private static bool IsList(ReadOnlySpan<char> signature)
    {
        if (signature.Length > WebhookLimits.MaxSignatureHeaderLength || signature.ContainsAnyExceptInRange(' ', '~'))
            return false;

        var known = 0;
        foreach (var range in signature.Split(' '))
        {
            var element = signature[range];
            if (element.IndexOf(',') <= 0)
                return false;
            if (element.StartsWith(Version, StringComparison.Ordinal))
                known++;
        }

        return known > 0;
    }

    private static bool AnyMatches(ReadOnlySpan<char> signature, ReadOnlySpan<byte> content, ReadOnlySpan<WebhookSecret> secrets)
    {
        Span<char> expected = stackalloc char[Version.Length + SignatureText.Base64Length];
        Version.CopyTo(expected);
        var matches = false;
        foreach (var secret in secrets)
        {
            SignatureText.Write(secret.StandardWebhooksKey, content, SignatureEncoding.Base64, expected[Version.Length..]);
            foreach (var range in signature.Split(' '))
                matches |= SignatureText.FixedTimeEquals(signature[range], expected);
        }

        return matches;
    }

    private static Span<char> WritePrefix(ReadOnlySpan<char> id, ReadOnlySpan<char> timestamp, Span<char> destination)
    {
        id.CopyTo(destination);
        destination[id.Length] = '.';
        timestamp.CopyTo(destination[(id.Length + 1)..]);
        var length = id.Length + timestamp.Length + 2;
        destination[length - 1] = '.';
        return destination[..length];
    }
}
