using Xunit;

namespace Payments.AspNetCore.Tests;

/// <summary>
/// Tokens that somebody made or changed. Those that only differ in spelling are signed with the right key, so that nothing but
/// the spelling can be why.
/// </summary>
public sealed class ForgedTokenTests
{
    private const string Digits = "0123456789";

    private static readonly string Good = TokenForge.Of(TokenForge.Payload);
    private static readonly string[] Parts = Good.Split('.');

    public static TheoryData<string> Headers =>
        new()
        {
            """{"alg":"none"}""",
            """{"alg":"None"}""",
            """{"alg":"nOnE"}""",
            """{"alg":""}""",
            """{"alg":"HS512"}""",
            """{"alg":"HS384"}""",
            """{"alg":"hs256"}""",
            """{"alg":"RS256"}""",
            """{"alg":"HS256","typ":"JWT"}""",
            """{"typ":"JWT","alg":"HS256"}""",
            """{"alg":"HS256","kid":"../../dev/null"}""",
            """{"alg":"HS256","jwk":{"kty":"oct","k":"AAEC"}}""",
            """{"alg":"HS256","crit":["exp"]}""",
            """{"alg":"HS256","alg":"HS256"}""",
            """{"alg":"none","alg":"HS256"}""",
            """{"alg": "HS256"}""",
            """ {"alg":"HS256"}""",
            """{"alg":"HS256"} """,
            """{"alg":"\u0048S256"}""",
            "{}",
            "",
        };

    public static TheoryData<string> Payloads =>
        new()
        {
            // White space, order, repetition, strangers and gaps.
            """{"sub": "chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1772367060} """,
            """{"org":"acct_shop","sub":"chk_01J9ABC123","mode":"test","use":"pay","exp":1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","exp":1772367060,"use":"pay"}""",
            """{"sub":"chk_01J9ABC123","sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1,"exp":1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1772367060,"exp":1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1772367060,"nbf":0}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay"}""",
            """{"org":"acct_shop","mode":"test","use":"pay","exp":1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1772367060""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1772367060}}""",
            "{}",
            "[]",
            "null",
            "",
            // Values of other kinds and spellings.
            """{"sub":"chk_01J9ABC12\u0033","org":"acct_shop","mode":"test","use":"pay","exp":1772367060}""",
            """{"SUB":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1772367060}""",
            """{"sub":"","org":"acct_shop","mode":"test","use":"pay","exp":1772367060}""",
            """{"sub":null,"org":"acct_shop","mode":"test","use":"pay","exp":1772367060}""",
            """{"sub":"chk é","org":"acct_shop","mode":"test","use":"pay","exp":1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"","mode":"test","use":"pay","exp":1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"~","mode":"test","use":"pay","exp":1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"Test","use":"pay","exp":1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"","use":"pay","exp":1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"PAY","exp":1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"","exp":1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":"1772367060"}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1772367060.0}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1772367060.5}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1.77236706e9}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":-1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":+1772367060}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":01772367060}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":0}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":null}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":true}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":253402300800}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":999999999999}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":9223372036854775808}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1e999}""",
            """{"sub":"chk_01J9ABC123","org":"acct_shop","mode":"test","use":"pay","exp":1٧72367060}""",
            "{\"sub\":\"chk_01J9ABC123\",\"org\":\"acct_shop\",\"mode\":\"test\",\"use\":\"pay\",\"exp\":1772367060\0}",
        };

    public static TheoryData<string?> Texts =>
        new()
        {
            (string?)null,
            "",
            ".",
            "..",
            "...",
            Parts[0],
            $"{Parts[0]}.{Parts[1]}",
            $"{Parts[0]}.{Parts[1]}.",
            $"{Parts[0]}..{Parts[2]}",
            $".{Parts[1]}.{Parts[2]}",
            $"{Good}.",
            $"{Good}.{Parts[2]}",
            $"{Parts[0]}.{Good}",
            $"{Good}.{Parts[0]}.{Parts[1]}",
            $"{Parts[1]}.{Parts[0]}.{Parts[2]}",
            $" {Good}",
            $"{Good} ",
            $"{Good}\n",
            $"{Good}\0",
            $"\0{Good}",
            $"\ufeff{Good}",
            $"Bearer {Good}",
            $"{Good}=",
            $"{Parts[0]}.{Parts[1]}=.{Parts[2]}",
            $"{Parts[0]}==.{Parts[1]}.{Parts[2]}",
            Good.Replace(".", "%2E", StringComparison.Ordinal),
            Good.Replace("I", "%49", StringComparison.Ordinal),
            Good.ToUpperInvariant(),
            Good + new string('A', 1024 - Good.Length),
            Good + new string('A', 1025 - Good.Length),
            new string('A', 100_000),
        };

    [Fact]
    public void The_token_that_the_others_were_made_from_is_good() => Assert.True(TokenForge.IsGood(Good));

    [Theory]
    [MemberData(nameof(Headers))]
    public void Another_header_is_refused_though_the_key_is_right(string header)
    {
        var token = TokenForge.Of(TokenForge.Payload, header);

        Assert.False(TokenForge.IsGood(token));
        Assert.False(TokenForge.IsGood(token[..(token.LastIndexOf('.') + 1)]));
        Assert.False(TokenForge.IsGood($"{TokenForge.Encode(header)}.{Parts[1]}.{Parts[2]}"));
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Another_spelling_of_the_claims_is_refused_though_the_key_is_right(string payload) =>
        Assert.False(TokenForge.IsGood(TokenForge.Of(payload)));

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_is_not_of_three_parts_in_their_alphabet_is_refused(string? text) => Assert.False(TokenForge.IsGood(text));

    [Theory]
    [InlineData("1772367060", "1872367060")]
    [InlineData("1772367060", "253402300799")]
    [InlineData("chk_01J9ABC123", "chk_01J9ABC124")]
    [InlineData("acct_shop", "acct_other")]
    [InlineData("test", "live")]
    [InlineData("pay", "follow")]
    public void A_claim_that_was_edited_is_refused_unless_our_own_key_signed_it(string before, string after)
    {
        var edited = TokenForge.Payload.Replace(before, after, StringComparison.Ordinal);
        var purpose = after == "follow" ? CheckoutTokenPurpose.Follow : CheckoutTokenPurpose.Pay;

        Assert.True(TokenForge.IsGood(TokenForge.Of(edited), purpose));
        Assert.False(TokenForge.IsGood($"{Parts[0]}.{TokenForge.Encode(edited)}.{Parts[2]}", purpose));
        Assert.False(TokenForge.IsGood(TokenForge.Of(edited, key: TokenForge.OtherKey), purpose));
    }

    // The last letter of 43 holds four bits of the digest and two that decoders drop.
    [Fact]
    public void Of_the_four_signatures_that_decode_alike_one_is_good()
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        Assert.Equal([Good], Letters.Select(letter => Good[..^1] + letter).Where(text => TokenForge.IsGood(text)));
    }

    [Fact]
    public void A_payload_that_decodes_alike_is_refused_though_the_key_is_right()
    {
        var (header, payload) = (Parts[0], Parts[1]);
        Assert.EndsWith("Q", payload, StringComparison.Ordinal);

        foreach (
            var other in new[]
            {
                payload[..^1] + "R",
                payload[..^1] + "f",
                payload + "=",
                payload + "==",
                payload + " ",
                payload + "\n",
                " " + payload,
                payload.Insert(8, "\r\n"),
                payload + "A",
            }
        )
            Assert.False(TokenForge.IsGood(TokenForge.Seal($"{header}.{other}")));
        Assert.True(TokenForge.IsGood(TokenForge.Seal($"{header}.{payload}")));
    }

    [Fact]
    public void Letters_of_the_other_base64_alphabet_are_refused()
    {
        var token = Enumerable
            .Range(0, 200)
            .Select(i => TokenForge.Of(TokenForge.Payload.Replace("C123", $"C{i}", StringComparison.Ordinal)))
            .First(text => text.Contains('_') && text.Contains('-'));

        Assert.True(TokenForge.IsGood(token));
        Assert.False(TokenForge.IsGood(token.Replace('_', '/')));
        Assert.False(TokenForge.IsGood(token.Replace('-', '+')));
        Assert.False(TokenForge.IsGood(token.Replace("_", "%5F", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_text_of_more_than_1024_letters_is_not_even_looked_at()
    {
        var payload = TokenForge.Payload.Replace("chk_01J9ABC123", string.Concat(Enumerable.Repeat(Digits, 100)), StringComparison.Ordinal);

        Assert.False(TokenForge.IsGood(TokenForge.Of(payload)));
        Assert.False(
            TokenForge.IsGood(TokenForge.Of(TokenForge.Payload.Replace("chk_01J9ABC123", new string('x', 65), StringComparison.Ordinal)))
        );
        Assert.True(
            TokenForge.IsGood(TokenForge.Of(TokenForge.Payload.Replace("chk_01J9ABC123", new string('x', 64), StringComparison.Ordinal)))
        );
    }
}
