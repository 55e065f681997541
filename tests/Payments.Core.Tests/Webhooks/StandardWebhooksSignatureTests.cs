using Xunit;

namespace Payments.Tests.Webhooks;

public sealed class StandardWebhooksSignatureTests
{
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Time = "1614265330";
    private const string Header = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_";

    private static readonly WebhookSecret Secret = Secrets.Of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static readonly WebhookSecret Stranger = Secrets.Of("a-strangers-secret");
    private static readonly DateTimeOffset Signed = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly byte[] Body = """{"test": 2432232314}"""u8.ToArray();

    [Fact]
    public void The_published_example_is_signed_and_accepted()
    {
        Assert.Equal(Header, StandardWebhooksSignature.Sign([Secret], Id, Signed, Body));
        Assert.Equal(SignatureVerdict.Valid, Verify(Id, Time, Header));
    }

    [Fact]
    public void During_rotation_the_list_holds_a_signature_for_each_secret()
    {
        var header = StandardWebhooksSignature.Sign([Stranger, Secret], Id, Signed, Body);

        Assert.EndsWith(" " + Header, header, StringComparison.Ordinal);
        Assert.Equal(StandardWebhooksSignature.Length(2), header.Length);
        Assert.Equal(SignatureVerdict.Valid, Verify(Id, Time, header));
        Assert.Equal(SignatureVerdict.Valid, StandardWebhooksSignature.Verify(Id, Time, header, Body, [Stranger], Signed));
        Assert.Equal(SignatureVerdict.NoMatch, StandardWebhooksSignature.Verify(Id, Time, Header, Body, [Stranger], Signed));
        Assert.Equal(SignatureVerdict.Valid, StandardWebhooksSignature.Verify(Id, Time, Header, Body, [Stranger, Secret], Signed));
    }

    [Fact]
    public void The_id_the_time_and_the_body_are_all_signed()
    {
        Assert.Equal(SignatureVerdict.NoMatch, Verify(Id + "x", Time, Header));
        Assert.Equal(SignatureVerdict.NoMatch, Verify(Id, "1614265331", Header));
        Assert.Equal(SignatureVerdict.NoMatch, Verify(Id, "01614265330", Header));
        Assert.Equal(
            SignatureVerdict.NoMatch,
            StandardWebhooksSignature.Verify(Id, Time, Header, """{"test": 2432232315}"""u8, [Secret], Signed)
        );
    }

    [Fact]
    public void Every_other_base64_text_is_refused_even_one_that_decodes_to_the_same_bytes()
    {
        Assert.Equal(Convert.FromBase64String(Header[3..]), Convert.FromBase64String(Header[3..^2] + "F="));

        for (var at = 3; at < Header.Length; at++)
        {
            foreach (var c in Base64Alphabet)
            {
                if (c == Header[at])
                    continue;
                Assert.Equal(SignatureVerdict.NoMatch, Verify(Id, Time, Header[..at] + c + Header[(at + 1)..]));
            }
        }
    }

    [Fact]
    public void White_space_inserted_anywhere_is_refused()
    {
        foreach (var space in " \t\r\n\u00A0")
        {
            for (var at = 0; at <= Header.Length; at++)
                Assert.NotEqual(SignatureVerdict.Valid, Verify(Id, Time, Header.Insert(at, space.ToString())));
        }
    }

    [Theory]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1")]
    [InlineData(",g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Header + " ")]
    [InlineData(" " + Header)]
    [InlineData(Header + "  " + Header)]
    [InlineData(Header + "\t" + Header)]
    [InlineData(Header + "\0")]
    public void A_list_of_another_form_is_malformed(string header) => Assert.Equal(SignatureVerdict.Malformed, Verify(Id, Time, header));

    [Fact]
    public void Signatures_of_other_versions_are_passed_over()
    {
        Assert.Equal(SignatureVerdict.Valid, Verify(Id, Time, "v1a,abc " + Header + " v2,x"));
        Assert.Equal(SignatureVerdict.NoMatch, Verify(Id, Time, "v1a," + Header[3..] + " v1,abc"));
    }

    [Theory]
    [InlineData("msg.1", Time)]
    [InlineData("msg 1", Time)]
    [InlineData("msg\n1", Time)]
    [InlineData("mség1", Time)]
    [InlineData(Id, "1614265330.0")]
    [InlineData(Id, " 1614265330")]
    [InlineData(Id, "1614265330\n")]
    [InlineData(Id, "-1614265330")]
    [InlineData(Id, "0001614265330")]
    [InlineData(Id, "\u0661\u0666")]
    public void An_id_or_time_of_another_form_is_malformed(string id, string time) =>
        Assert.Equal(SignatureVerdict.Malformed, Verify(id, time, Header));

    [Theory]
    [InlineData(-300, SignatureVerdict.Valid)]
    [InlineData(300, SignatureVerdict.Valid)]
    [InlineData(-301, SignatureVerdict.TimestampOutOfTolerance)]
    [InlineData(301, SignatureVerdict.TimestampOutOfTolerance)]
    public void The_clocks_may_differ_by_300_seconds_either_way(int seconds, SignatureVerdict expected) =>
        Assert.Equal(expected, StandardWebhooksSignature.Verify(Id, Time, Header, Body, [Secret], Signed.AddSeconds(seconds)));

    [Theory]
    [InlineData("", Time, Header)]
    [InlineData(Id, "", Header)]
    [InlineData(Id, Time, "")]
    [InlineData("", "x", "x")]
    public void An_absent_header_is_reported_before_anything_else(string id, string time, string header) =>
        Assert.Equal(SignatureVerdict.MissingHeader, Verify(id, time, header));

    [Fact]
    public void A_late_message_is_reported_before_a_wrong_signature() =>
        Assert.Equal(
            SignatureVerdict.TimestampOutOfTolerance,
            StandardWebhooksSignature.Verify(Id, Time, Header, Body, [Stranger], Signed.AddDays(1))
        );

    [Fact]
    public void An_id_of_up_to_255_characters_is_signed()
    {
        var longest = new string('i', 255);
        var header = StandardWebhooksSignature.Sign([Secret], longest, Signed, Body);

        Assert.Equal(SignatureVerdict.Valid, Verify(longest, Time, header));
        Assert.Equal(SignatureVerdict.Malformed, Verify(longest + "i", Time, header));
        Assert.Throws<ArgumentException>(() => StandardWebhooksSignature.Sign([Secret], longest + "i", Signed, Body));
        Assert.Throws<ArgumentException>(() => StandardWebhooksSignature.Sign([Secret], "a.b", Signed, Body));
        Assert.Throws<ArgumentException>(() => StandardWebhooksSignature.Sign([Secret], "", Signed, Body));
    }

    [Fact]
    public void A_destination_that_is_too_short_is_left_alone()
    {
        var destination = new char[Header.Length];

        Assert.False(StandardWebhooksSignature.TrySign([Secret], Id, Signed, Body, destination.AsSpan(1), out var written));
        Assert.Equal(0, written);
        Assert.All(destination, c => Assert.Equal('\0', c));
    }

    [Fact]
    public void Signing_into_a_span_does_not_allocate()
    {
        WebhookSecret[] secrets = [Secret, Stranger];
        var destination = new char[StandardWebhooksSignature.Length(2)];
        StandardWebhooksSignature.TrySign(secrets, Id, Signed, Body, destination, out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            StandardWebhooksSignature.TrySign(secrets, Id, Signed, Body, destination, out _);

        // The pool may have to renew its buffer once; one object a call, even the smallest, would be 2,400 bytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_399);
    }

    private static SignatureVerdict Verify(string id, string time, string header) =>
        StandardWebhooksSignature.Verify(id, time, header, Body, [Secret], Signed);
}
