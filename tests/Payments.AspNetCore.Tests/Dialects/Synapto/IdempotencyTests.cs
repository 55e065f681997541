using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto;

public sealed class IdempotencyTests
{
    private const string OtherOrder = """{"amount":"20000","currency":"GBP"}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fifty_requests_at_once_make_one_session_and_get_one_answer(bool sqlite)
    {
        using var folder = new TemporaryFolder();
        await using var host = await CheckoutHost.StartAsync(new HostPlan { SqlitePath = sqlite ? folder["shop.db"] : null });

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.Shop.CreateAsync(Shop.SmallOrder, "order-1")));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Single(answers.Select(answer => answer.Body).Distinct());
        Assert.Single(answers, answer => answer.Header("Idempotent-Replayed") is null);
        Assert.Single(await SessionsOf(host.Shop));
    }

    [Fact]
    public async Task Two_requests_that_fight_for_one_key_make_one_session_and_the_loser_is_told()
    {
        await using var host = await CheckoutHost.StartAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => host.Shop.CreateAsync(i % 2 == 0 ? Shop.SmallOrder : OtherOrder, "order-1"))
        );

        Assert.Equal(
            [(200, 20), (422, 20)],
            answers.CountBy(answer => answer.Status).OrderBy(count => count.Key).Select(count => (count.Key, count.Value))
        );
        Assert.Single(answers.Where(answer => answer.Status == 200).Select(answer => answer.Body).Distinct());
        Assert.Single(await SessionsOf(host.Shop));
    }

    [Fact]
    public async Task A_repetition_says_so_and_names_its_key()
    {
        await using var host = await CheckoutHost.StartAsync();

        var first = await host.Shop.CreateAsync(Shop.SmallOrder, "order-1");
        var second = await host.Shop.CreateAsync(Shop.SmallOrder, "order-1");

        Assert.Equal(("order-1", null), (first.Header("Idempotency-Key"), first.Header("Idempotent-Replayed")));
        Assert.Equal(("order-1", "true"), (second.Header("Idempotency-Key"), second.Header("Idempotent-Replayed")));
        Assert.Equal((first.Status, first.Body), (second.Status, second.Body));
    }

    [Fact]
    public async Task A_repetition_gives_the_first_answer_even_after_the_session_has_moved_on()
    {
        await using var host = await CheckoutHost.StartAsync();
        var first = await host.Shop.CreateAsync(Shop.SmallOrder, "order-1");
        await host.Shop.ExpireAsync(OpenSession.Read(first.Json));

        Assert.Equal(first.Body, (await host.Shop.CreateAsync(Shop.SmallOrder, "order-1")).Body);
    }

    [Fact]
    public async Task Without_a_key_each_request_makes_a_session()
    {
        await using var host = await CheckoutHost.StartAsync();

        await host.Shop.OpenAsync();
        await host.Shop.OpenAsync();

        Assert.Equal(2, (await SessionsOf(host.Shop)).Count);
    }

    [Theory]
    [InlineData("""{"amount":"20000","currency":"GBP"}""")]
    [InlineData("""{"amount":"10000","currency":"EUR"}""")]
    [InlineData("""{"amount":"10000","currency":"GBP","client_reference_id":"order_1"}""")]
    [InlineData("""{"amount":"10000","currency":"GBP","success_url":"https://example.com/"}""")]
    [InlineData("""{"amount":"10000","currency":"GBP","cancel_url":"https://example.com/"}""")]
    [InlineData("""{"amount":"10000","currency":"GBP","metadata":{"k":"v"}}""")]
    public async Task The_key_with_another_body_is_refused_and_the_first_answer_stands(string other)
    {
        await using var host = await CheckoutHost.StartAsync();
        var first = await host.Shop.CreateAsync(Shop.SmallOrder, "order-1");

        var refused = await host.Shop.CreateAsync(other, "order-1");

        Assert.Equal(422, refused.Status);
        Assert.Contains("Idempotency-Key", refused.Message, StringComparison.Ordinal);
        Assert.Equal(first.Body, (await host.Shop.CreateAsync(Shop.SmallOrder, "order-1")).Body);
        Assert.Single(await SessionsOf(host.Shop));
    }

    [Theory]
    [InlineData(""" { "currency" : "GBP", "amount" : "10000" , "metadata" : { "b" : "2", "a" : "1" } } """)]
    [InlineData("""{"metadata":{"a":"1","b":"2"},"currency":"\u0047BP","amount":"10000","success_url":null,"client_reference_id":""}""")]
    public async Task Another_spelling_of_the_same_request_is_the_same_request(string spelling)
    {
        await using var host = await CheckoutHost.StartAsync();
        var first = await host.Shop.CreateAsync("""{"amount":"10000","currency":"GBP","metadata":{"a":"1","b":"2"}}""", "order-1");

        Assert.Equal(first.Body, (await host.Shop.CreateAsync(spelling, "order-1")).Body);
    }

    [Fact]
    public async Task The_key_on_another_route_is_refused()
    {
        await using var host = await CheckoutHost.StartAsync();
        var session = OpenSession.Read((await host.Shop.CreateAsync(Shop.SmallOrder, "order-1")).Json);

        var refused = await host.Shop.ExpireAsync(session, "order-1");

        Assert.Equal(422, refused.Status);
        Assert.Contains("Idempotency-Key", refused.Message, StringComparison.Ordinal);
        Assert.Equal("OPEN", (await host.Shop.GetAsync(session)).Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_key_on_another_session_is_refused()
    {
        await using var host = await CheckoutHost.StartAsync();
        var one = await host.Shop.OpenAsync();
        var two = await host.Shop.OpenAsync();
        await host.Shop.ExpireAsync(one, "expire-1");

        Assert.Equal(422, (await host.Shop.ExpireAsync(two, "expire-1")).Status);
        Assert.Equal("OPEN", (await host.Shop.GetAsync(two)).Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Each_account_and_mode_has_keys_of_its_own()
    {
        await using var host = await CheckoutHost.StartAsync(new HostPlan { Services = LiveProcessor.Add });
        Shop[] shops = [host.Shop, await host.NewShopAsync(), await host.NewShopAsync(Owner.Live(CheckoutHost.Account))];

        var answers = await Task.WhenAll(shops.Select((shop, i) => shop.CreateAsync(i == 0 ? Shop.SmallOrder : OtherOrder, "order-1")));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.All(answers, answer => Assert.Null(answer.Header("Idempotent-Replayed")));
        Assert.Equal(3, answers.Select(answer => answer.Body).Distinct().Count());
    }

    [Fact]
    public async Task Two_keys_of_one_account_share_its_idempotency_keys()
    {
        await using var host = await CheckoutHost.StartAsync();
        var sameAccount = await host.NewShopAsync(host.Shop.Owner);

        var first = await host.Shop.CreateAsync(Shop.SmallOrder, "order-1");

        Assert.Equal(first.Body, (await sameAccount.CreateAsync(Shop.SmallOrder, "order-1")).Body);
    }

    [Fact]
    public async Task A_restart_changes_no_answer()
    {
        using var folder = new TemporaryFolder();
        var plan = new HostPlan { SqlitePath = folder["shop.db"], Clock = HostPlan.DocumentClock() };
        Answer first,
            expired;
        string secret;
        await using (var host = await CheckoutHost.StartAsync(plan))
        {
            secret = host.Shop.Secret;
            first = await host.Shop.CreateAsync(Shop.SmallOrder, "order-1");
            expired = await host.Shop.ExpireAsync(OpenSession.Read(first.Json), "expire-1");
        }

        plan.Clock.Advance(TimeSpan.FromHours(1));
        await using var again = await CheckoutHost.StartAsync(plan with { Secret = secret });

        var replayed = await again.Shop.CreateAsync(Shop.SmallOrder, "order-1");
        Assert.Equal((200, first.Body, "true"), (replayed.Status, replayed.Body, replayed.Header("Idempotent-Replayed")));
        Assert.Equal(expired.Body, (await again.Shop.ExpireAsync(OpenSession.Read(first.Json), "expire-1")).Body);
        Assert.Equal(422, (await again.Shop.CreateAsync(OtherOrder, "order-1")).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_stands_for_96_hours(bool worked)
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var first = await host.Shop.CreateAsync(Shop.SmallOrder, "order-1");

        host.Clock.Advance(TimeSpan.FromHours(96) - TimeSpan.FromTicks(1));
        if (worked)
            await host.WorkAsync();
        Assert.Equal(first.Body, (await host.Shop.CreateAsync(Shop.SmallOrder, "order-1")).Body);

        host.Clock.Advance(worked ? TimeSpan.FromHours(24) : TimeSpan.FromTicks(1));
        if (worked)
            await host.WorkAsync();
        var second = await host.Shop.CreateAsync(OtherOrder, "order-1");
        Assert.Equal(200, second.Status);
        Assert.Null(second.Header("Idempotent-Replayed"));
        Assert.Equal("OPEN", second.Json.GetProperty("state").GetString());
        Assert.Equal(second.Body, (await host.Shop.CreateAsync(OtherOrder, "order-1")).Body);
    }

    [Theory]
    [InlineData("Idempotency-Key: {256}\r\n")]
    [InlineData("Idempotency-Key: \r\n")]
    [InlineData("Idempotency-Key: \"\"\r\n")]
    [InlineData("Idempotency-Key: two words\r\n")]
    [InlineData("Idempotency-Key: a,b\r\n")]
    [InlineData("Idempotency-Key: a;b\r\n")]
    [InlineData("Idempotency-Key: \"a\r\n")]
    [InlineData("Idempotency-Key: a\r\nIdempotency-Key: a\r\n")]
    [InlineData("Idempotency-Key: a\r\nidempotency-key: b\r\n")]
    [InlineData("Idempotency-Key: \u00c3\u00a9\r\n")]
    [InlineData("Idempotency-Key: \u00d9\u00a1\r\n")]
    public async Task A_key_that_is_none_is_refused_by_name(string header)
    {
        await using var host = await CheckoutHost.StartAsync();

        var answer = await SendRawAsync(host, header.Replace("{256}", new string('k', 256), StringComparison.Ordinal));

        Assert.Equal(400, answer.Status);
        Assert.Contains("Idempotency-Key", answer.Message, StringComparison.Ordinal);
        Assert.Empty(await SessionsOf(host.Shop));
    }

    [Fact]
    public async Task A_key_may_have_255_characters_of_its_alphabet_with_or_without_quotes()
    {
        await using var host = await CheckoutHost.StartAsync();
        var key = "azAZ09._:+/=-".PadRight(255, 'k');

        var bare = await host.Shop.CreateAsync(Shop.SmallOrder, key);
        var quoted = await host.Shop.CreateAsync(Shop.SmallOrder, $"\"{key}\"");

        Assert.Equal(200, bare.Status);
        Assert.Equal(bare.Body, quoted.Body);
    }

    [Fact]
    public async Task An_expire_with_a_key_is_done_once()
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var session = await host.Shop.OpenAsync();
        var first = await host.Shop.ExpireAsync(session, "expire-1");
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        var second = await host.Shop.ExpireAsync(session, "expire-1");
        var withoutKey = await host.Shop.ExpireAsync(session);

        Assert.Equal((200, first.Body, "true"), (second.Status, second.Body, second.Header("Idempotent-Replayed")));
        Assert.Equal((400, 9), (withoutKey.Status, withoutKey.Code));
    }

    [Fact]
    public async Task A_refusal_by_the_session_s_state_is_kept_like_any_answer()
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var session = await host.Shop.OpenAsync();
        await new Payer(host).PostAsync(session, Payer.RequestLost);

        var refused = await host.Shop.ExpireAsync(session, "expire-1");
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        var replayed = await host.Shop.ExpireAsync(session, "expire-1");

        Assert.Equal((400, 9), (refused.Status, refused.Code));
        Assert.Equal((400, refused.Body, "true"), (replayed.Status, replayed.Body, replayed.Header("Idempotent-Replayed")));
        Assert.Equal(200, (await host.Shop.ExpireAsync(session, "expire-2")).Status);
    }

    [Fact]
    public async Task A_key_is_not_looked_at_where_nothing_is_written()
    {
        await using var host = await CheckoutHost.StartAsync();
        await host.Shop.CreateAsync(Shop.SmallOrder, "order-1");

        var list = await host.Shop.SendAsync(HttpMethod.Get, host.Shop.Sessions, null, ("Idempotency-Key", "order-1"));

        Assert.Equal(200, list.Status);
        Assert.Null(list.Header("Idempotency-Key"));
    }

    private static Task<Answer> SendRawAsync(CheckoutHost host, string header) =>
        RawHttp.SendAsync(
            host,
            $"POST {host.Shop.Sessions} HTTP/1.1\r\nAuthorization: Api-Key {host.Shop.Secret}\r\n{header}Content-Type: "
                + $"application/json\r\nContent-Length: {Shop.SmallOrder.Length}\r\n\r\n{Shop.SmallOrder}"
        );

    private static async Task<List<string>> SessionsOf(Shop shop) =>
        [
            .. (await shop.ListAsync("?page_size=100"))
                .Json.GetProperty("checkout_sessions")
                .EnumerateArray()
                .Select(session => session.GetProperty("name").GetString()!),
        ];
}
