using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class PageTokenTests : EngineTestBase
{
    public static TheoryData<string, bool> Accounts =>
        new()
        {
            { "acct_shop", false },
            { "acct_shop", true },
            { "a", false },
            { "_", true },
            { "-", false },
            { "a-b_c-d_l_t_", false },
            { "_t_x", true },
            { new string('z', 64), false },
        };

    [Theory]
    [MemberData(nameof(Accounts))]
    public void A_token_names_its_owner_and_session(string account, bool livemode)
    {
        var (owner, random) = (Owner.Of(account, livemode), new SeededRandom(1));
        var id = Id.New("cs_", Now, random);
        var token = PageToken.New(owner, id, random);

        Assert.True(PageToken.TryParse(token, out var claimed, out var session));
        Assert.Equal((owner, id), (claimed, session));
        Assert.Equal(token, Uri.EscapeDataString(token));
        Assert.NotEqual(token, PageToken.New(owner, id, random));
    }

    [Fact]
    public async Task Only_the_very_text_that_was_issued_opens_the_page()
    {
        var session = await Host.OpenAsync(Owner.Test("a-b_c"));
        Assert.Equal(session.Id, (await OpenAsync(session.PageToken))?.Id);

        for (var i = 0; i < session.PageToken.Length; i++)
        {
            foreach (var other in "0Az_-/é\0".Where(other => other != session.PageToken[i]))
                Assert.Null(await OpenAsync($"{session.PageToken[..i]}{other}{session.PageToken[(i + 1)..]}"));
            Assert.Null(await OpenAsync(session.PageToken.Remove(i, 1)));
            Assert.Null(await OpenAsync(session.PageToken.Insert(i, "0")));
        }

        Assert.Null(await OpenAsync(session.PageToken + "0"));
        Assert.Null(await OpenAsync(session.PageToken.ToUpperInvariant()));
    }

    [Fact]
    public async Task The_token_of_another_session_or_with_another_sessions_id_opens_nothing()
    {
        var one = await Host.OpenAsync(Shop);
        var two = await Host.OpenAsync(Shop);

        Assert.False(PageToken.Opens(two.PageToken, one));
        Assert.True(PageToken.Opens(one.PageToken, one));
        Assert.Null(await OpenAsync(one.Id + two.PageToken[one.Id.Length..]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cs_")]
    [InlineData("cs_0000000000000000000000")]
    [InlineData("cs_00000000000000000000000000000000000000000000000000000000000000000_t_")]
    [InlineData("cs_00000000000000000000000000000000000000000000000000000000000000000_x_acct")]
    [InlineData("cs_00000000000000000000000000000000000000000000000000000000000000000_t_a~")]
    [InlineData("pi_00000000000000000000000000000000000000000000000000000000000000000_t_acct")]
    [InlineData("cs_0000000000000000000000-000000000000000000000000000000000000000000_t_acct")]
    public async Task What_has_another_form_claims_nothing(string? text)
    {
        Assert.False(PageToken.TryParse(text, out _, out _));
        Assert.Null(await OpenAsync(text));
    }

    [Fact]
    public void An_account_has_64_characters_at_most()
    {
        const string Start = "cs_00000000000000000000000000000000000000000000000000000000000000000_t_";

        Assert.True(PageToken.TryParse(Start + new string('a', 64), out _, out _));
        Assert.False(PageToken.TryParse(Start + new string('a', 65), out _, out _));
    }

    private async Task<CheckoutSession?> OpenAsync(string? token) => await Engine.CheckoutSessions.OpenPageAsync(token);
}
