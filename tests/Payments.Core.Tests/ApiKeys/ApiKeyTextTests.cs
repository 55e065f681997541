using System.Text.RegularExpressions;
using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed partial class ApiKeyTextTests
{
    [Theory]
    [InlineData(false, "sk_test_")]
    [InlineData(true, "sk_live_")]
    public void A_key_has_the_form_that_scanners_look_for(bool livemode, string prefix)
    {
        for (var i = 0; i < 200; i++)
        {
            var key = ApiKeyText.New(livemode, RandomSource.Cryptographic);
            Assert.StartsWith(prefix, key, StringComparison.Ordinal);
            Assert.Matches(Form(), $"key={key};");
            Assert.True(ApiKeyText.IsWellFormed(key));
        }
    }

    [Fact]
    public void A_changed_character_breaks_the_checksum()
    {
        var key = ApiKeyText.New(false, new SeededRandom(1));
        for (var i = 8; i < key.Length; i++)
        {
            foreach (var other in new[] { 'A', 'z', '0', '_', 'é' }.Where(other => other != key[i]))
                Assert.False(ApiKeyText.IsWellFormed($"{key[..i]}{other}{key[(i + 1)..]}"));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sk_test_")]
    [InlineData("sk_live_0000000000000000000000000000000000000000000000000")]
    public void What_was_not_made_here_is_not_well_formed(string? text) => Assert.False(ApiKeyText.IsWellFormed(text));

    [Fact]
    public void A_test_key_is_no_live_key()
    {
        var key = ApiKeyText.New(false, new SeededRandom(1));

        Assert.False(ApiKeyText.IsWellFormed("sk_live_" + key[8..]));
        Assert.NotEqual(key, ApiKeyText.New(false, new SeededRandom(2)));
    }

    [Fact]
    public void A_hash_is_the_sha_256_of_the_text()
    {
        Assert.Equal("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0", ApiKeyText.Hash("abc"));
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", ApiKeyText.EarlierHash("abc"));
    }

    [GeneratedRegex(@"\bsk_(live|test)_[0-9A-Za-z]{49}\b")]
    private static partial Regex Form();
}
