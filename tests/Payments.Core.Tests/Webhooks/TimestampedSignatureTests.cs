using System.Text;
using Xunit;

namespace Payments.Tests.Webhooks;

public sealed class TimestampedSignatureTests
{
    private const string Hex = "f0c3e10b74a338ef0fa494da0613853a7ca6062be6c885f797256df31125737b";
    private const string Header = "t=1759581623,v1=" + Hex;

    private static readonly WebhookSecret Secret = Secrets.Of("whsec_lFlsnLxC3X4yW7dByaMMkGasgatGyI");
    private static readonly WebhookSecret OldSecret = Secrets.Of("an-older-secret");
    private static readonly WebhookSecret Stranger = Secrets.Of("a-strangers-secret");
    private static readonly DateTimeOffset Signed = DateTimeOffset.FromUnixTimeSeconds(1759581623);
    private static readonly byte[] Body = "example-webhook-body"u8.ToArray();

    [Fact]
    public void The_published_example_is_signed_and_accepted()
    {
        Assert.Equal(Header, TimestampedSignature.Sign([Secret], Signed, Body));
        Assert.Equal(SignatureVerdict.Valid, Verify(Header));
    }

    [Fact]
    public void During_rotation_every_secret_signs_and_any_of_them_verifies()
    {
        var header = TimestampedSignature.Sign([OldSecret, Secret], Signed, Body);

        Assert.EndsWith(",v1=" + Hex, header, StringComparison.Ordinal);
        Assert.Equal(SignatureVerdict.Valid, TimestampedSignature.Verify(header, Body, [Secret], Signed));
        Assert.Equal(SignatureVerdict.Valid, TimestampedSignature.Verify(header, Body, [OldSecret], Signed));
        Assert.Equal(SignatureVerdict.Valid, TimestampedSignature.Verify(Header, Body, [Stranger, Secret], Signed));
        Assert.Equal(SignatureVerdict.NoMatch, TimestampedSignature.Verify(header, Body, [Stranger], Signed));
    }

    [Fact]
    public void The_body_the_time_and_the_secret_are_all_signed()
    {
        var otherBody = Body.ToArray();
        otherBody[^1] ^= 1;

        Assert.Equal(SignatureVerdict.NoMatch, TimestampedSignature.Verify(Header, otherBody, [Secret], Signed));
        Assert.Equal(SignatureVerdict.NoMatch, TimestampedSignature.Verify(Header, Body, [Stranger], Signed));
        Assert.Equal(SignatureVerdict.NoMatch, Verify("t=1759581624,v1=" + Hex));
        Assert.Equal(SignatureVerdict.NoMatch, Verify("t=01759581623,v1=" + Hex));
    }

    [Theory]
    [InlineData(-300, SignatureVerdict.Valid)]
    [InlineData(300, SignatureVerdict.Valid)]
    [InlineData(-301, SignatureVerdict.TimestampOutOfTolerance)]
    [InlineData(301, SignatureVerdict.TimestampOutOfTolerance)]
    public void The_clocks_may_differ_by_300_seconds_either_way(int seconds, SignatureVerdict expected) =>
        Assert.Equal(expected, TimestampedSignature.Verify(Header, Body, [Secret], Signed.AddSeconds(seconds)));

    [Theory]
    [InlineData(0, 0, SignatureVerdict.Valid)]
    [InlineData(0, 1, SignatureVerdict.TimestampOutOfTolerance)]
    [InlineData(10, 10, SignatureVerdict.Valid)]
    [InlineData(10, 11, SignatureVerdict.TimestampOutOfTolerance)]
    public void The_tolerance_is_the_callers(int tolerance, int late, SignatureVerdict expected) =>
        Assert.Equal(
            expected,
            TimestampedSignature.Verify(Header, Body, [Secret], Signed.AddSeconds(late), TimeSpan.FromSeconds(tolerance))
        );

    [Theory]
    [InlineData("v1=" + Hex)]
    [InlineData("t=,v1=" + Hex)]
    [InlineData("t=-1759581623,v1=" + Hex)]
    [InlineData("t=1759581623.0,v1=" + Hex)]
    [InlineData("t=0x68E112B7,v1=" + Hex)]
    [InlineData("t=\u0661\u0667\u0665\u0669\u0665\u0668\u0661\u0666\u0662\u0663,v1=" + Hex)]
    [InlineData("t=0001759581623,v1=" + Hex)]
    [InlineData("t=1759581623,t=1759581623,v1=" + Hex)]
    [InlineData("t=1759581623")]
    [InlineData("t=1759581623,v0=" + Hex)]
    [InlineData("t=1759581623,V1=" + Hex)]
    [InlineData("t=1759581623,v1")]
    [InlineData("t=1759581623,=" + Hex)]
    [InlineData("t=1759581623,,v1=" + Hex)]
    [InlineData("t=1759581623,v1=" + Hex + ",")]
    [InlineData(" t=1759581623,v1=" + Hex)]
    [InlineData("t=1759581623, v1=" + Hex)]
    [InlineData("t=1759581623,v1=" + Hex + "\n")]
    [InlineData("t=1759581623\0,v1=" + Hex)]
    [InlineData("=")]
    [InlineData(",")]
    public void A_header_of_another_form_is_malformed(string header) => Assert.Equal(SignatureVerdict.Malformed, Verify(header));

    [Theory]
    [InlineData("t=1759581623,v1=")]
    [InlineData("t=1759581623,v1=F0C3E10B74A338EF0FA494DA0613853A7CA6062BE6C885F797256DF31125737B")]
    [InlineData("t=1759581623,v1=0" + Hex)]
    [InlineData("t=1759581623,v1=" + Hex + "0")]
    [InlineData("t=1759581623,v0=" + Hex + ",v1=00")]
    public void A_signature_in_any_spelling_but_the_canonical_one_does_not_match(string header) =>
        Assert.Equal(SignatureVerdict.NoMatch, Verify(header));

    [Fact]
    public void Elements_of_other_versions_are_passed_over_in_any_order()
    {
        Assert.Equal(SignatureVerdict.Valid, Verify("v0=abc,v1=" + Hex + ",future=x,t=1759581623"));
        Assert.Equal(SignatureVerdict.Valid, Verify("t=1759581623,v1=" + new string('0', 64) + ",v1=" + Hex));
    }

    [Fact]
    public void White_space_inserted_anywhere_is_refused()
    {
        foreach (var space in " \t\r\n\u00A0")
        {
            for (var at = 0; at <= Header.Length; at++)
                Assert.Equal(SignatureVerdict.Malformed, Verify(Header.Insert(at, space.ToString())));
        }
    }

    [Fact]
    public void Any_other_character_at_any_place_of_the_signature_is_refused()
    {
        for (var at = Header.Length - Hex.Length; at < Header.Length; at++)
        {
            for (var c = '!'; c <= '~'; c++)
            {
                if (c == Header[at])
                    continue;
                var altered = Header[..at] + c + Header[(at + 1)..];
                Assert.NotEqual(SignatureVerdict.Valid, Verify(altered));
            }
        }
    }

    [Fact]
    public void Refusals_come_in_their_documented_order()
    {
        var late = Signed.AddDays(1);

        Assert.Equal(SignatureVerdict.MissingHeader, TimestampedSignature.Verify("", Body, [Stranger], late));
        Assert.Equal(SignatureVerdict.MissingHeader, TimestampedSignature.Verify((string?)null, Body, [Stranger], late));
        Assert.Equal(SignatureVerdict.Malformed, TimestampedSignature.Verify("t=1", Body, [Stranger], late));
        Assert.Equal(SignatureVerdict.TimestampOutOfTolerance, TimestampedSignature.Verify(Header, Body, [Stranger], late));
        Assert.Equal(SignatureVerdict.NoMatch, TimestampedSignature.Verify(Header, Body, [Stranger], Signed));
        Assert.Equal(SignatureVerdict.MissingHeader, default);
    }

    [Fact]
    public void A_header_of_more_than_4096_characters_is_malformed()
    {
        var padding = ",x=" + new string('x', WebhookLimits.MaxSignatureHeaderLength - Header.Length - 3);

        Assert.Equal(SignatureVerdict.Valid, Verify(Header + padding));
        Assert.Equal(SignatureVerdict.Malformed, Verify(Header + padding + "x"));
    }

    [Fact]
    public void A_destination_that_is_too_short_is_left_alone()
    {
        var destination = new char[Header.Length];

        Assert.False(TimestampedSignature.TrySign([Secret], Signed, Body, destination.AsSpan(1), out var written));
        Assert.Equal(0, written);
        Assert.All(destination, c => Assert.Equal('\0', c));
        Assert.True(TimestampedSignature.TrySign([Secret], Signed, Body, destination, out written));
        Assert.Equal(Header, new string(destination));
        Assert.Equal(Header.Length, written);
    }

    [Fact]
    public void Signing_into_a_span_does_not_allocate()
    {
        WebhookSecret[] secrets = [Secret, OldSecret];
        var destination = new char[TimestampedSignature.MaxLength(2)];
        TimestampedSignature.TrySign(secrets, Signed, Body, destination, out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            TimestampedSignature.TrySign(secrets, Signed, Body, destination, out _);

        // The pool may have to renew its buffer once; one object a call, even the smallest, would be 2,400 bytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_399);
    }

    [Fact]
    public void One_to_eight_secrets_are_used_and_no_time_before_1970()
    {
        var eight = Enumerable.Repeat(Secret, 8).ToArray();
        var nine = Enumerable.Repeat(Secret, 9).ToArray();

        Assert.Equal(SignatureVerdict.Valid, Verify(TimestampedSignature.Sign(eight, Signed, Body)));
        Assert.Throws<ArgumentException>(() => TimestampedSignature.Sign(nine, Signed, Body));
        Assert.Throws<ArgumentException>(() => TimestampedSignature.Sign([], Signed, Body));
        Assert.Throws<ArgumentException>(() => TimestampedSignature.Verify(Header, Body, [], Signed));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            TimestampedSignature.Sign([Secret], DateTimeOffset.UnixEpoch.AddSeconds(-1), Body)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            TimestampedSignature.Verify(Header, Body, [Secret], Signed, TimeSpan.FromSeconds(-1))
        );
    }

    [Fact]
    public void The_last_representable_time_is_signed_and_verified()
    {
        var header = TimestampedSignature.Sign([Secret], DateTimeOffset.MaxValue, Encoding.UTF8.GetBytes(""));

        Assert.StartsWith("t=253402300799,", header, StringComparison.Ordinal);
        Assert.Equal(SignatureVerdict.Valid, TimestampedSignature.Verify(header, [], [Secret], DateTimeOffset.MaxValue));
        Assert.Equal(
            SignatureVerdict.TimestampOutOfTolerance,
            TimestampedSignature.Verify("t=999999999999,v1=" + Hex, [], [Secret], DateTimeOffset.MinValue)
        );
    }

    private static SignatureVerdict Verify(string header) => TimestampedSignature.Verify(header, Body, [Secret], Signed);
}
