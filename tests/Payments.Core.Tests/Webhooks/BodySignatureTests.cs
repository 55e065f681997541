using System.Security.Cryptography;
using Xunit;

namespace Payments.Tests.Webhooks;

public sealed class BodySignatureTests
{
    private static readonly WebhookSecret Secret = Secrets.Of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static readonly WebhookSecret Stranger = Secrets.Of("a-strangers-secret");
    private static readonly byte[] Body = """{"event_id":"evt_1"}"""u8.ToArray();

    [Fact]
    public void The_body_alone_is_signed_under_the_literal_text()
    {
        var mac = HMACSHA256.HashData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"u8, Body);

        Assert.Equal(Convert.ToHexStringLower(mac), BodySignature.Sign(Secret, Body, SignatureEncoding.Hex));
        Assert.Equal(Convert.ToBase64String(mac), BodySignature.Sign(Secret, Body, SignatureEncoding.Base64));
    }

    [Theory]
    [InlineData(SignatureEncoding.Hex, 64)]
    [InlineData(SignatureEncoding.Base64, 44)]
    public void Its_own_signature_is_accepted_with_any_candidate(SignatureEncoding encoding, int length)
    {
        var header = BodySignature.Sign(Secret, Body, encoding);

        Assert.Equal(length, header.Length);
        Assert.Equal(length, BodySignature.Length(encoding));
        Assert.Equal(SignatureVerdict.Valid, BodySignature.Verify(header, Body, [Stranger, Secret], encoding));
        Assert.Equal(SignatureVerdict.NoMatch, BodySignature.Verify(header, Body, [Stranger], encoding));
        Assert.Equal(SignatureVerdict.NoMatch, BodySignature.Verify(header, Body.AsSpan(1), [Secret], encoding));
    }

    [Theory]
    [InlineData(SignatureEncoding.Hex)]
    [InlineData(SignatureEncoding.Base64)]
    public void Any_other_spelling_does_not_match(SignatureEncoding encoding)
    {
        var header = BodySignature.Sign(Secret, Body, encoding);
        for (var at = 0; at < header.Length; at++)
        {
            Assert.Equal(SignatureVerdict.NoMatch, Verify(header.Insert(at, " "), encoding));
            for (var c = ' '; c <= '~'; c++)
            {
                if (c != header[at])
                    Assert.Equal(SignatureVerdict.NoMatch, Verify(header[..at] + c + header[(at + 1)..], encoding));
            }
        }

        Assert.Equal(SignatureVerdict.NoMatch, Verify(header + "\n", encoding));
        Assert.Equal(SignatureVerdict.NoMatch, Verify(header[..^1], encoding));
    }

    [Fact]
    public void One_spelling_is_not_taken_for_the_other()
    {
        Assert.Equal(SignatureVerdict.NoMatch, Verify(BodySignature.Sign(Secret, Body, SignatureEncoding.Hex), SignatureEncoding.Base64));
        Assert.Equal(SignatureVerdict.NoMatch, Verify(BodySignature.Sign(Secret, Body, SignatureEncoding.Base64), SignatureEncoding.Hex));
    }

    [Fact]
    public void An_empty_header_is_missing() => Assert.Equal(SignatureVerdict.MissingHeader, Verify("", SignatureEncoding.Hex));

    [Fact]
    public void A_destination_that_is_too_short_is_left_alone()
    {
        var destination = new char[44];

        Assert.False(BodySignature.TrySign(Secret, Body, SignatureEncoding.Hex, destination, out var written));
        Assert.Equal(0, written);
        Assert.All(destination, c => Assert.Equal('\0', c));
        Assert.True(BodySignature.TrySign(Secret, Body, SignatureEncoding.Base64, destination, out written));
        Assert.Equal(44, written);
    }

    private static SignatureVerdict Verify(string header, SignatureEncoding encoding) =>
        BodySignature.Verify(header, Body, [Secret], encoding);
}
