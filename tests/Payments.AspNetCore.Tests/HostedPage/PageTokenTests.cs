using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

public sealed class PageTokenTests(SharedHost shared) : IClassFixture<SharedHost>
{
    [Fact]
    public async Task No_text_but_the_token_itself_opens_the_page()
    {
        var session = await shared.Host.Shop.OpenAsync();
        var other = await shared.Host.Shop.OpenAsync();
        var token = session.PageToken;
        string[] texts =
        [
            "",
            "x",
            session.Id,
            token[..^1],
            token + "x",
            token + "%20",
            "%20" + token,
            token + "%00",
            token.Replace("_t_", "_l_", StringComparison.Ordinal),
            token.ToUpperInvariant(),
            Changed(token, 30),
            Changed(token, 67),
            Changed(token, 5),
            // The other session's id with this one's secret.
            other.Id + token[session.Id.Length..],
            token[..^CheckoutHost.Account.Length] + "acct_other",
            token + "&s_checkout_session=" + token,
            "%ff%fe",
            new('x', 5000),
        ];

        foreach (var text in texts)
        {
            var url = $"checkout?s_checkout_session={text}";
            Assert.Equal((text, 404), (text, (await new Payer(shared.Host).OpenAsync(url)).Status));
            Assert.Equal(
                (text, 404),
                (
                    text,
                    (await new Payer(shared.Host).OpenAsync(url.Replace("checkout?", "checkout/status?", StringComparison.Ordinal))).Status
                )
            );
            Assert.Equal((text, 404), (text, (await new Payer(shared.Host).PostAsync(session with { Url = url }, Payer.Approved)).Status));
        }

        Assert.Equal(404, (await new Payer(shared.Host).OpenAsync("checkout")).Status);
        Assert.Equal("OPEN", (await shared.Host.Shop.GetAsync(session)).Json.GetProperty("state").GetString());
        Assert.Empty(shared.Host.Simulator.Ledger.Entries);
    }

    [Fact]
    public async Task Each_session_has_a_token_of_its_own()
    {
        var tokens = new HashSet<string>();
        for (var i = 0; i < 20; i++)
            Assert.True(tokens.Add((await shared.Host.Shop.OpenAsync()).PageToken[25..]));
    }

    [Fact]
    public async Task A_page_token_is_no_api_key()
    {
        var session = await shared.Host.Shop.OpenAsync();
        var impostor = new Shop(shared.Host, shared.Host.Shop.Owner, session.PageToken);

        Assert.Equal(403, (await impostor.ListAsync()).Status);
        Assert.Equal(403, (await impostor.ExpireAsync(session)).Status);
    }

    [Fact]
    public async Task An_api_key_opens_no_page()
    {
        var shop = shared.Host.Shop;
        var session = await shop.OpenAsync();

        Assert.Equal(404, (await new Payer(shared.Host).OpenAsync($"checkout?s_checkout_session={shop.Secret}")).Status);
        Assert.Equal(404, (await shop.GetAsync($"/checkout?s_checkout_session={session.Id}")).Status);
    }

    [Fact]
    public async Task The_token_of_an_ended_session_shows_its_end_and_nothing_more()
    {
        var session = await shared.Host.Shop.OpenAsync();
        await shared.Host.Shop.ExpireAsync(session);

        Assert.Equal(410, (await new Payer(shared.Host).OpenAsync(session)).Status);
        Assert.Equal(
            "{\"done\":true,\"state\":\"expired\"}",
            (await new Payer(shared.Host).OpenAsync(session.Url.Replace("checkout?", "checkout/status?", StringComparison.Ordinal))).Body
        );
    }

    private static string Changed(string token, int at) => token[..at] + (token[at] == 'a' ? 'b' : 'a') + token[(at + 1)..];
}
