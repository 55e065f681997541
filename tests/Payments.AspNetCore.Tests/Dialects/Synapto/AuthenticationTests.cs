using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto;

public sealed class AuthenticationTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Documented = """{"message":"Please provide your api key to authenticate via the \"Api-Key\" header.","code":7}""";

    [Theory]
    [InlineData("")]
    [InlineData("Authorization: Bearer {key}\r\n")]
    [InlineData("Authorization: Basic {key}\r\n")]
    [InlineData("Authorization: {key}\r\n")]
    [InlineData("Authorization: Api-Key\r\n")]
    [InlineData("Authorization: Api-Key   \r\n")]
    [InlineData("Authorization: Api-Key{key}\r\n")]
    [InlineData("Authorization: Api-Key {key}\r\nAuthorization: Api-Key {key}\r\n")]
    [InlineData("Api-Key: {key}\r\n")]
    public async Task Without_one_api_key_header_the_documented_refusal_is_given(string headers)
    {
        var shop = shared.Host.Shop;

        var answer = await RawHttp.SendAsync(
            shared.Host,
            $"GET {shop.Sessions} HTTP/1.1\r\n{headers.Replace("{key}", shop.Secret, StringComparison.Ordinal)}\r\n"
        );

        Assert.Equal(403, answer.Status);
        Assert.Equal(Documented, answer.Body);
    }

    [Theory]
    [InlineData("Api-Key")]
    [InlineData("api-key")]
    [InlineData("API-KEY")]
    public async Task The_scheme_is_read_in_any_case(string scheme)
    {
        var shop = shared.Host.Shop;

        var answer = await RawHttp.SendAsync(shared.Host, $"GET {shop.Sessions} HTTP/1.1\r\nauthorization: {scheme} {shop.Secret}\r\n\r\n");

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Unknown_revoked_and_malformed_keys_get_the_very_same_refusal()
    {
        var host = shared.Host;
        var revoked = await host.Engine.ApiKeys.CreateAsync(host.Shop.Owner, TestContextToken.Current);
        await host.Engine.ApiKeys.RevokeAsync(host.Shop.Owner, revoked.Key.Id, cancellationToken: TestContextToken.Current);
        string[] keys =
        [
            revoked.Secret,
            ApiKeyText.New(livemode: false, RandomSource.Cryptographic),
            ApiKeyText.New(livemode: true, RandomSource.Cryptographic),
            host.Shop.Secret[..^1],
            host.Shop.Secret + "x",
            host.Shop.Secret.ToUpperInvariant(),
            "sk_live_" + host.Shop.Secret[8..],
            "pk_test_" + host.Shop.Secret[8..],
            "x",
            "' OR 1=1 --",
            "\u00ff\u00fe",
            new('k', 4000),
        ];

        var answers = await Task.WhenAll(
            keys.Select(key => RawHttp.SendAsync(host, $"GET {host.Shop.Sessions} HTTP/1.1\r\nAuthorization: Api-Key {key}\r\n\r\n"))
        );

        // What Kestrel itself takes for no text never reaches the API.
        var seen = answers.Where(answer => answer.Body.Length > 0).ToList();
        Assert.True(seen.Count >= keys.Length - 1);
        Assert.All(answers, answer => Assert.Contains(answer.Status, (int[])[403, 400]));
        Assert.Equal(
            """{"message":"The api key is not valid. Send an active one as \"Authorization: Api-Key sk_…\".","code":7}""",
            Assert.Single(seen.Select(answer => answer.Body).Distinct())
        );
        Assert.Single(seen.Select(answer => answer.Status).Distinct());
    }

    [Fact]
    public async Task A_key_that_ends_later_works_until_then()
    {
        await using var host = await CheckoutHost.StartStoppedAsync();
        var issued = await host.Engine.ApiKeys.CreateAsync(host.Shop.Owner, TestContextToken.Current);
        await host.Engine.ApiKeys.RevokeAsync(host.Shop.Owner, issued.Key.Id, host.Clock.GetUtcNow().AddHours(1), TestContextToken.Current);
        var old = new Shop(host, host.Shop.Owner, issued.Secret);

        Assert.Equal(200, (await old.ListAsync()).Status);
        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(403, (await old.ListAsync()).Status);
    }

    [Theory]
    [InlineData("acct_other")]
    [InlineData("acct_your_account")]
    [InlineData("~")]
    [InlineData("acct_YOUR_ACCOUNT%20")]
    [InlineData("me")]
    public async Task Another_account_in_the_path_is_not_found(string account)
    {
        var answer = await shared.Host.Shop.GetAsync($"/v1/accounts/{account}/checkout-sessions");

        Assert.Equal(404, answer.Status);
        Assert.Equal(5, answer.Code);
    }

    [Fact]
    public async Task A_foreign_session_is_as_unknown_as_one_that_never_was()
    {
        var mine = shared.Host.Shop;
        var theirs = await (await shared.Host.NewShopAsync()).OpenAsync();

        var got = await mine.GetAsync(theirs);
        var expired = await mine.ExpireAsync(theirs);
        var never = await mine.GetAsync($"{mine.Sessions}/cs_{new string('0', 22)}");

        Assert.Equal(404, got.Status);
        Assert.Equal(5, got.Code);
        Assert.Equal(got.Body, expired.Body);
        Assert.Equal(got.Body.Replace(theirs.Id, $"cs_{new string('0', 22)}", StringComparison.Ordinal), never.Body);
    }

    [Fact]
    public async Task A_test_key_sees_no_live_session_and_a_live_key_no_test_session()
    {
        await using var host = await CheckoutHost.StartAsync(new HostPlan { Services = LiveProcessor.Add });
        var test = host.Shop;
        var live = await host.NewShopAsync(Owner.Live(CheckoutHost.Account));
        var testSession = await test.OpenAsync();
        var liveSession = await live.OpenAsync();

        Assert.StartsWith("sk_live_", live.Secret, StringComparison.Ordinal);
        Assert.Equal(200, (await live.GetAsync(liveSession)).Status);
        Assert.Equal(404, (await test.GetAsync(liveSession)).Status);
        Assert.Equal(404, (await live.GetAsync(testSession)).Status);
        Assert.Equal(404, (await test.ExpireAsync(liveSession)).Status);
        Assert.DoesNotContain(liveSession.Id, (await test.ListAsync()).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(testSession.Id, (await live.ListAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hosted_page_of_a_live_session_takes_no_card_numbers()
    {
        await using var host = await CheckoutHost.StartAsync(new HostPlan { Services = LiveProcessor.Add });
        var session = await (await host.NewShopAsync(Owner.Live(CheckoutHost.Account))).OpenAsync();
        var payer = new Payer(host);

        var page = await payer.OpenAsync(session);
        var posted = await payer.PayAsync(session, Payer.Approved);

        Assert.All([page, posted], answer => Assert.Equal(503, answer.Status));
        Assert.DoesNotContain("card_number", page.Body, StringComparison.Ordinal);
        Assert.Empty(host.Simulator.Ledger.Entries);
    }

    [Fact]
    public async Task A_live_key_without_a_live_provider_is_told_so()
    {
        var live = await shared.Host.NewShopAsync(Owner.Live(CheckoutHost.Account));

        var answer = await live.CreateAsync(Shop.SmallOrder);

        Assert.Equal(400, answer.Status);
        Assert.Equal(9, answer.Code);
        Assert.Contains("live", answer.Message, StringComparison.Ordinal);
    }
}
