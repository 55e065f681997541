using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Payments.Tests.Webhooks;

public sealed class SignatureProperties
{
    private static readonly WebhookSecret Secret = Secrets.Of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    [Fact]
    public void Whatever_is_signed_verifies_and_a_flipped_bit_does_not() =>
        Prop.ForAll<NonEmptyArray<byte>, NonNegativeInt, NonNegativeInt>(
                (bytes, seconds, bit) =>
                {
                    var body = bytes.Get;
                    var now = DateTimeOffset.FromUnixTimeSeconds(seconds.Get);
                    var timestamped = TimestampedSignature.Sign([Secret], now, body);
                    var standard = StandardWebhooksSignature.Sign([Secret], "msg_1", now, body);
                    var flipped = body.ToArray();
                    flipped[bit.Get / 8 % body.Length] ^= (byte)(1 << (bit.Get % 8));

                    return TimestampedSignature.Verify(timestamped, body, [Secret], now) == SignatureVerdict.Valid
                        && TimestampedSignature.Verify(timestamped, flipped, [Secret], now) == SignatureVerdict.NoMatch
                        && VerifyStandard(standard, body, now) == SignatureVerdict.Valid
                        && VerifyStandard(standard, flipped, now) == SignatureVerdict.NoMatch;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_the_verifiers_throw_or_accept() =>
        Prop.ForAll<string?, string?, string?>(
                (header, id, time) =>
                    TimestampedSignature.Verify(header, [], [Secret], DateTimeOffset.UnixEpoch) != SignatureVerdict.Valid
                    && StandardWebhooksSignature.Verify(id, time, header, [], [Secret], DateTimeOffset.UnixEpoch) != SignatureVerdict.Valid
                    && BodySignature.Verify(header, [], [Secret], SignatureEncoding.Hex) != SignatureVerdict.Valid
            )
            .QuickCheckThrowOnFailure();

    private static SignatureVerdict VerifyStandard(string header, byte[] body, DateTimeOffset now) =>
        StandardWebhooksSignature.Verify(
            "msg_1",
            now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            header,
            body,
            [Secret],
            now
        );
}
