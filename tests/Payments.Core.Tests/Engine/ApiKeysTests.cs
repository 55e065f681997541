using Xunit;

namespace Payments.Core.Tests;

public sealed class ApiKeysTests : EngineTestBase
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_key_authenticates_its_owner_and_is_kept_as_a_hash(bool livemode)
    {
        var owner = Owner.Of("acct_shop", livemode);
        var issued = await Engine.ApiKeys.CreateAsync(owner, Token);

        Assert.True(ApiKeyText.IsWellFormed(issued.Secret));
        Assert.Equal(owner, await Engine.ApiKeys.AuthenticateAsync(issued.Secret, Token));
        Assert.Equal(ApiKeyText.Hash(issued.Secret), issued.Key.Hash);
        Assert.Equal($"{issued.Secret[..8]}…{issued.Secret[^4..]}", issued.Key.Hint);
        Assert.Equal(issued.Key.Hint, issued.ToString());
        Assert.DoesNotContain(issued.Secret, issued.Key.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sk_test_")]
    [InlineData("sk_test_unknown00")]
    [InlineData("pk_test_unknown00")]
    [InlineData("sk_test_\0\u0001")]
    public async Task What_is_no_key_authenticates_nobody(string? secret) =>
        Assert.Null(await Engine.ApiKeys.AuthenticateAsync(secret, Token));

    [Fact]
    public async Task A_key_with_one_character_changed_or_in_other_case_authenticates_nobody()
    {
        var issued = await Engine.ApiKeys.CreateAsync(Shop, Token);
        for (var i = 0; i < issued.Secret.Length; i++)
        {
            var other = issued.Secret[i] == 'x' ? 'y' : 'x';
            Assert.Null(await Engine.ApiKeys.AuthenticateAsync($"{issued.Secret[..i]}{other}{issued.Secret[(i + 1)..]}", Token));
        }

        Assert.Null(await Engine.ApiKeys.AuthenticateAsync(issued.Secret + " ", Token));
        Assert.Null(await Engine.ApiKeys.AuthenticateAsync(issued.Secret.ToUpperInvariant(), Token));
    }

    [Fact]
    public async Task A_revoked_key_authenticates_nobody_from_that_time_on()
    {
        var issued = await Engine.ApiKeys.CreateAsync(Shop, Token);
        Assert.Equal(Now.AddHours(1), (await Engine.ApiKeys.RevokeAsync(Shop, issued.Key.Id, Now.AddHours(1), Token)).Value.RevokedAt);
        Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Equal(Shop, await Engine.ApiKeys.AuthenticateAsync(issued.Secret, Token));
        Time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await Engine.ApiKeys.AuthenticateAsync(issued.Secret, Token));
    }

    [Fact]
    public async Task A_key_that_has_ended_never_works_again()
    {
        var issued = await Engine.ApiKeys.CreateAsync(Shop, Token);
        await Engine.ApiKeys.RevokeAsync(Shop, issued.Key.Id, cancellationToken: Token);
        Time.Advance(TimeSpan.FromHours(1));
        var again = (await Engine.ApiKeys.RevokeAsync(Shop, issued.Key.Id, Now.AddDays(1), Token)).Value;

        Assert.Equal(Now.AddHours(-1), again.RevokedAt);
        Assert.Null(await Engine.ApiKeys.AuthenticateAsync(issued.Secret, Token));
    }

    [Fact]
    public async Task A_key_is_revoked_by_its_owner_alone()
    {
        var issued = await Engine.ApiKeys.CreateAsync(Shop, Token);

        Assert.Equal(
            "api_key_not_found",
            (await Engine.ApiKeys.RevokeAsync(Owner.Test("acct_other"), issued.Key.Id, cancellationToken: Token)).Refusal!.Code
        );
        Assert.Equal(
            "api_key_not_found",
            (await Engine.ApiKeys.RevokeAsync(Shop, "key_0000000000000000000000", cancellationToken: Token)).Refusal!.Code
        );
        Assert.Equal(Shop, await Engine.ApiKeys.AuthenticateAsync(issued.Secret, Token));
    }

    [Theory]
    [InlineData("sk_test_12345678", true)]
    [InlineData("sk_test_a-b_c-d_", true)]
    [InlineData("sk_test_1", true)]
    [InlineData("sk_test_key.with.dots", true)]
    [InlineData("sk_test_", false)]
    [InlineData("sk_live_12345678", false)]
    [InlineData("SK_TEST_12345678", false)]
    [InlineData("12345678", false)]
    [InlineData("sk_test_1234 678", false)]
    [InlineData("sk_test_1234567é", false)]
    [InlineData("sk_test_12345678\n", false)]
    public async Task A_key_that_stands_elsewhere_can_be_taken_in_where_it_has_the_form(string secret, bool isTaken)
    {
        var imported = await Engine.ApiKeys.ImportAsync(Shop, secret, Token);

        Assert.Equal(isTaken ? null : "invalid_api_key", imported.Refusal?.Code);
        Assert.Equal(isTaken ? Shop : null, await Engine.ApiKeys.AuthenticateAsync(secret, Token));
    }

    [Fact]
    public async Task A_key_that_is_taken_in_has_120_characters_after_the_prefix_at_most()
    {
        Assert.True((await Engine.ApiKeys.ImportAsync(Shop, "sk_test_" + new string('a', 120), Token)).IsSuccess);
        Assert.False((await Engine.ApiKeys.ImportAsync(Shop, "sk_test_" + new string('a', 121), Token)).IsSuccess);
    }

    [Fact]
    public async Task To_take_a_key_in_twice_changes_nothing_and_another_owner_cannot_have_it()
    {
        const string Secret = "sk_test_configured";
        var first = (await Engine.ApiKeys.ImportAsync(Shop, Secret, Token)).Value;
        Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(first, (await Engine.ApiKeys.ImportAsync(Shop, Secret, Token)).Value);
        Assert.Equal("api_key_taken", (await Engine.ApiKeys.ImportAsync(Owner.Test("acct_other"), Secret, Token)).Refusal!.Code);
        await Engine.ApiKeys.RevokeAsync(Shop, first.Id, cancellationToken: Token);
        Assert.Equal("api_key_taken", (await Engine.ApiKeys.ImportAsync(Shop, Secret, Token)).Refusal!.Code);
    }

    [Fact]
    public async Task An_owner_sees_all_its_keys_oldest_first_and_no_other()
    {
        var made = new List<string>();
        for (var i = 0; i < 2 * Limits.PageSize; i++)
        {
            made.Add((await Engine.ApiKeys.CreateAsync(Shop, Token)).Key.Id);
            Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        await Engine.ApiKeys.CreateAsync(Owner.Live("acct_shop"), Token);
        await Engine.ApiKeys.RevokeAsync(Shop, made[0], cancellationToken: Token);
        Assert.Equal(made, (await Engine.ApiKeys.ListAsync(Shop, Token)).Select(key => key.Id));
    }

    [Fact]
    public async Task Nobody_has_no_key() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Engine.ApiKeys.CreateAsync(default, Token).AsTask());

    [Fact]
    public async Task A_key_acts_for_its_own_account_and_for_those_that_it_was_allowed_last()
    {
        var issued = await Engine.ApiKeys.CreateAsync(Shop, Token);
        Assert.True(issued.Key.MayActFor(Shop.Account));
        Assert.False(issued.Key.MayActFor("acct_child"));

        await Engine.ApiKeys.SetActsForAsync(Shop, issued.Key.Id, ["acct_child", "acct_child", "acct_other"], Token);
        var allowed = (await Engine.ApiKeys.FindActiveAsync(issued.Secret, Token))!;
        Assert.Equal(["acct_child", "acct_other"], allowed.ActsFor);
        Assert.True(allowed.MayActFor("acct_child"));
        Assert.Empty((await Engine.ApiKeys.SetActsForAsync(Shop, issued.Key.Id, [], Token)).Value.ActsFor);

        Assert.Equal("invalid_accounts", (await Engine.ApiKeys.SetActsForAsync(Shop, issued.Key.Id, ["a b"], Token)).Refusal!.Code);
        Assert.Equal(
            "invalid_accounts",
            (
                await Engine.ApiKeys.SetActsForAsync(
                    Shop,
                    issued.Key.Id,
                    [.. Enumerable.Range(0, Limits.AccountsPerKey + 1).Select(number => $"acct_{number}")],
                    Token
                )
            )
                .Refusal!
                .Code
        );
        Assert.Equal(
            "api_key_not_found",
            (await Engine.ApiKeys.SetActsForAsync(Owner.Test("acct_child"), issued.Key.Id, [], Token)).Refusal!.Code
        );
        await Engine.ApiKeys.RevokeAsync(Shop, issued.Key.Id, cancellationToken: Token);
        Assert.Equal("api_key_not_found", (await Engine.ApiKeys.SetActsForAsync(Shop, issued.Key.Id, [], Token)).Refusal!.Code);
    }
}
