using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto;

public sealed class ListTests
{
    [Fact]
    public async Task Pages_bring_every_session_once_newest_first()
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var created = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            created.Insert(0, (await host.Shop.OpenAsync()).Id);
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var byGet = await ReadAsync(token => host.Shop.ListAsync($"?page_size=3&page_token={token}"));
        var byPost = await ReadAsync(token =>
            host.Shop.PostAsync(host.Shop.Sessions + ":list", $$"""{"page_size":3,"page_token":"{{token}}"}""")
        );

        Assert.Equal([3, 3, 1], byGet.Select(page => page.Count));
        Assert.Equal(created, byGet.SelectMany(page => page));
        Assert.Equal(byGet, byPost);
    }

    [Fact]
    public async Task A_session_in_a_list_reads_as_by_itself()
    {
        await using var host = await CheckoutHost.StartAsync();
        var session = await host.Shop.OpenAsync(
            """{"amount":"10000","currency":"GBP","client_reference_id":"order_12345","metadata":{"k":"v"}}"""
        );

        var list = await host.Shop.ListAsync();

        var alone = await host.Shop.GetAsync(session);
        Assert.Equal($$"""{"checkout_sessions":[{{alone.Body}}],"next_page_token":""}""", list.Body);
    }

    [Theory]
    [InlineData("", 20)]
    [InlineData("?page_size=0", 20)]
    [InlineData("?page_size=1", 1)]
    [InlineData("?page_size=101", 21)]
    public async Task A_page_has_20_sessions_unless_asked_otherwise_and_never_more_than_100(string query, int expected)
    {
        await using var host = await CheckoutHost.StartAsync();
        for (var i = 0; i < 21; i++)
            await host.Shop.OpenAsync();

        var list = await host.Shop.ListAsync(query);

        Assert.Equal(expected, list.Json.GetProperty("checkout_sessions").GetArrayLength());
    }

    [Fact]
    public async Task A_list_by_post_may_have_no_body()
    {
        await using var host = await CheckoutHost.StartAsync();
        await host.Shop.OpenAsync();

        var list = await host.Shop.SendAsync(HttpMethod.Post, host.Shop.Sessions + ":list", null);

        Assert.Equal(1, list.Json.GetProperty("checkout_sessions").GetArrayLength());
    }

    private static async Task<List<List<string>>> ReadAsync(Func<string, Task<Answer>> ask)
    {
        var pages = new List<List<string>>();
        for (var token = ""; pages.Count == 0 || token.Length > 0; )
        {
            var page = await ask(token);
            pages.Add([
                .. page
                    .Json.GetProperty("checkout_sessions")
                    .EnumerateArray()
                    .Select(session => session.GetProperty("name").GetString()!.Split('/')[^1]),
            ]);
            token = page.Json.GetProperty("next_page_token").GetString()!;
        }

        return pages;
    }
}
