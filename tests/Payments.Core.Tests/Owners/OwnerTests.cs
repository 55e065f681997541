using System.Text.Json;
using Xunit;

namespace Payments.Core.Tests;

public sealed class OwnerTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("acct_Shop-1", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("~", false)]
    [InlineData("a b", false)]
    [InlineData("a/test", false)]
    [InlineData("a.b", false)]
    [InlineData("a\n", false)]
    [InlineData("é", false)]
    [InlineData("１", false)]
    public void An_account_is_letters_digits_underscores_and_hyphens(string? account, bool isAccount)
    {
        Assert.Equal(isAccount, Owner.TryOf(account, false, out _));
        if (isAccount)
            Assert.Equal(account, Owner.Live(account!).Account);
        else
            Assert.Throws<ArgumentException>(() => Owner.Test(account!));
    }

    [Fact]
    public void An_account_has_1_to_64_characters()
    {
        Assert.True(Owner.TryOf(new string('a', Owner.MaxAccountLength), true, out _));
        Assert.False(Owner.TryOf(new string('a', Owner.MaxAccountLength + 1), true, out var none));
        Assert.Equal(default, none);
    }

    [Fact]
    public void Modes_and_cases_of_an_account_are_strangers()
    {
        Assert.NotEqual(Owner.Test("acct"), Owner.Live("acct"));
        Assert.NotEqual(Owner.Test("acct"), Owner.Test("ACCT"));
        Assert.Equal(Owner.Test("acct"), Owner.Of("acct", livemode: false));
        Assert.Equal(("acct/test", "acct/live"), (Owner.Test("acct").ToString(), Owner.Live("acct").ToString()));
    }

    [Fact]
    public void The_default_owns_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => default(Owner).Account);
        Assert.Equal("(no account)", default(Owner).ToString());
        Assert.NotEqual(default, Owner.Directory);
    }

    [Theory]
    [InlineData("\"acct/test\"", "acct/test")]
    [InlineData("\"acct/live\"", "acct/live")]
    [InlineData("\"~/test\"", "~/test")]
    public void An_owner_is_one_string_in_a_document(string json, string owner)
    {
        Assert.Equal(owner, JsonSerializer.Deserialize<Owner>(json).ToString());
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Owner>(json)));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"acct\"")]
    [InlineData("\"acct/\"")]
    [InlineData("\"acct/TEST\"")]
    [InlineData("\"(no account)\"")]
    public void What_names_no_owner_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Owner>(json));
}
