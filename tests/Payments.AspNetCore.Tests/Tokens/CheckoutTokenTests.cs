using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Payments.AspNetCore.Tests;

public sealed class CheckoutTokenTests
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly Gen<string> Names =
        from length in Gen.Choose(1, 64)
        from letters in Gen.ArrayOf(Gen.Elements<char>(Letters.ToCharArray()), length)
        select new string(letters);

    private static readonly Gen<CheckoutClaims> AnyClaims =
        from account in Names
        from livemode in Gen.Elements(true, false)
        from session in Names
        from purpose in Gen.Elements(Enum.GetValues<CheckoutTokenPurpose>())
        from end in Gen.OneOf(Gen.Choose(1, int.MaxValue).Select(seconds => (long)seconds), Gen.Elements(1L, 253_402_300_799L))
        select new CheckoutClaims(Owner.Of(account, livemode), session, purpose, DateTimeOffset.FromUnixTimeSeconds(end));

    // Computed by another implementation of HMAC-SHA256 (Python's hmac and base64).
    [Theory]
    [InlineData(
        false,
        "eyJhbGciOiJIUzI1NiJ9."
            + "eyJzdWIiOiJjaGtfMDFKOUFCQzEyMyIsIm9yZyI6ImFjY3Rfc2hvcCIsIm1vZGUiOiJ0ZXN0IiwidXNlIjoicGF5IiwiZXhwIjoxNzcyMzY3MDYwfQ"
            + ".Up3p87dCvAdCOe08byoIRexbTL5RgHu5aymbN3wTqNU"
    )]
    [InlineData(
        true,
        "eyJhbGciOiJIUzI1NiJ9."
            + "eyJzdWIiOiJjaGtfMDFKOUFCQzEyMyIsIm9yZyI6ImFjY3Rfc2hvcCIsIm1vZGUiOiJsaXZlIiwidXNlIjoiZm9sbG93IiwiZXhwIjoxNzcyMzY3MDYwfQ"
            + ".VCOpzUs9fMHBbnQeJN39HDlPHx-ayOOS_ipeWhKz7kQ"
    )]
    public void A_token_is_the_one_that_other_software_computes(bool liveFollower, string token)
    {
        var claims = liveFollower
            ? TokenForge.Claims with
            {
                Owner = Owner.Live("acct_shop"),
                Purpose = CheckoutTokenPurpose.Follow,
            }
            : TokenForge.Claims;

        Assert.Equal(token, CheckoutToken.Sign(claims, TokenForge.Key));
        Assert.True(CheckoutToken.TryVerify(token, [TokenForge.Key], claims.Purpose, TokenForge.Now, out var read));
        Assert.Equal(claims, read);
    }

    [Fact]
    public void The_forge_of_these_tests_makes_good_tokens_too() =>
        Assert.Equal(CheckoutToken.Sign(TokenForge.Claims, TokenForge.Key), TokenForge.Of(TokenForge.Payload));

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(100_000_000, false)]
    public void A_token_is_refused_from_its_very_last_second_on(int seconds, bool isGood)
    {
        var token = CheckoutToken.Sign(TokenForge.Claims, TokenForge.Key);

        Assert.Equal(
            isGood,
            CheckoutToken.TryVerify(token, [TokenForge.Key], CheckoutTokenPurpose.Pay, TokenForge.End.AddSeconds(seconds), out var claims)
        );
        Assert.Equal(isGood, claims is not null);
    }

    [Fact]
    public void The_end_is_cut_to_the_second_and_holds_in_any_time_zone()
    {
        var late = TokenForge.Claims with { ExpiresAt = TokenForge.End.AddTicks(9_999_999).ToOffset(TimeSpan.FromHours(14)) };

        Assert.Equal(TokenForge.Of(TokenForge.Payload), CheckoutToken.Sign(late, TokenForge.Key));
        Assert.True(
            CheckoutToken.TryVerify(
                TokenForge.Of(TokenForge.Payload),
                [TokenForge.Key],
                CheckoutTokenPurpose.Pay,
                TokenForge.End.AddTicks(-1).ToOffset(TimeSpan.FromHours(-9)),
                out _
            )
        );
    }

    [Fact]
    public void A_token_is_good_for_its_own_purpose_only()
    {
        foreach (var own in Enum.GetValues<CheckoutTokenPurpose>())
        {
            foreach (var asked in Enum.GetValues<CheckoutTokenPurpose>())
                Assert.Equal(
                    own == asked,
                    TokenForge.IsGood(CheckoutToken.Sign(TokenForge.Claims with { Purpose = own }, TokenForge.Key), asked)
                );
        }
    }

    [Fact]
    public void Any_of_the_keys_may_have_signed_and_no_other()
    {
        byte[][] keys = [new byte[32], TokenForge.Key, TokenForge.OtherKey];
        foreach (var key in keys)
        {
            var token = CheckoutToken.Sign(TokenForge.Claims, key);
            Assert.True(CheckoutToken.TryVerify(token, keys, CheckoutTokenPurpose.Pay, TokenForge.Now, out _));
            Assert.False(
                CheckoutToken.TryVerify(token, [.. keys.Where(other => other != key)], CheckoutTokenPurpose.Pay, TokenForge.Now, out _)
            );
            Assert.False(CheckoutToken.TryVerify(token, [], CheckoutTokenPurpose.Pay, TokenForge.Now, out _));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void A_key_that_is_too_short_is_a_fault_of_the_host(int length)
    {
        Assert.Contains(
            "32 bytes",
            Assert.Throws<ArgumentException>(() => CheckoutToken.Sign(TokenForge.Claims, new byte[length])).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() =>
            CheckoutToken.TryVerify("x", [TokenForge.Key, new byte[length]], CheckoutTokenPurpose.Pay, TokenForge.Now, out _)
        );
    }

    [Fact]
    public void Claims_that_a_token_cannot_tell_are_not_signed()
    {
        foreach (var id in new[] { "", "chk 1", "chk\"", "chk\\", "chk.1", "ché", "chk\0", new string('x', 65) })
            Assert.Throws<ArgumentException>(() => CheckoutToken.Sign(TokenForge.Claims with { SessionId = id }, TokenForge.Key));
        Assert.Throws<ArgumentException>(() => CheckoutToken.Sign(TokenForge.Claims with { Owner = Owner.Directory }, TokenForge.Key));
        Assert.Throws<ArgumentException>(() =>
            CheckoutToken.Sign(TokenForge.Claims with { ExpiresAt = DateTimeOffset.UnixEpoch.AddTicks(-1) }, TokenForge.Key)
        );
    }

    [Fact]
    public void Whatever_is_signed_is_read_back_and_fits_into_a_url() =>
        Check(
            AnyClaims,
            claims =>
            {
                var token = CheckoutToken.Sign(claims, TokenForge.OtherKey);
                return token.Length <= CheckoutToken.MaximumLength / 2
                    && token == Uri.EscapeDataString(token)
                    && CheckoutToken.TryVerify(
                        token,
                        [TokenForge.Key, TokenForge.OtherKey],
                        claims.Purpose,
                        claims.ExpiresAt.AddSeconds(-1),
                        out var read
                    )
                    && read == claims
                    && !CheckoutToken.TryVerify(token, [TokenForge.OtherKey], claims.Purpose, claims.ExpiresAt, out _);
            }
        );

    [Fact]
    public void A_token_with_any_one_letter_changed_is_refused() =>
        Check(
            from claims in AnyClaims
            from at in Gen.Choose(0, 10_000)
            from other in Gen.Elements<char>([.. Letters, '.', '=', '+', '/', ' ', '\0', 'é', '\uff21'])
            select (claims, at, other),
            row =>
            {
                var token = CheckoutToken.Sign(row.claims, TokenForge.Key);
                var at = row.at % token.Length;
                var changed = $"{token[..at]}{row.other}{token[(at + 1)..]}";
                return CheckoutToken.TryVerify(changed, [TokenForge.Key], row.claims.Purpose, row.claims.ExpiresAt.AddSeconds(-1), out _)
                    == (changed == token);
            }
        );

    [Fact]
    public void A_token_with_any_one_letter_taken_away_doubled_or_changed_to_any_other_is_refused()
    {
        var token = CheckoutToken.Sign(TokenForge.Claims, TokenForge.Key);
        for (var at = 0; at < token.Length; at++)
        {
            Assert.False(TokenForge.IsGood(token.Remove(at, 1)));
            Assert.False(TokenForge.IsGood(token.Insert(at, token[at].ToString())));
            Assert.False(TokenForge.IsGood(token[..at]));
            foreach (var other in Letters.Where(other => other != token[at]))
                Assert.False(TokenForge.IsGood($"{token[..at]}{other}{token[(at + 1)..]}"));
        }
    }

    [Fact]
    public void No_text_makes_it_throw_or_accept() =>
        Prop.ForAll<string?>(text => !TokenForge.IsGood(text) && !TokenForge.IsGood($"{TokenForge.Encode(TokenForge.Header)}.{text}"))
            .QuickCheckThrowOnFailure();

    private static void Check<T>(Gen<T> cases, Func<T, bool> law) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Arb.From(cases), law));
}
