using System.Text;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Syncgram;

/// <summary>Tokens that somebody changed or made, by HTTP: every answer is the same, byte for byte and header for header.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private static readonly string[] Verbs = ["", "/next", "/get-quote", "/complete", "/cancel"];
    private static readonly string[] PayingVerbs = ["/next", "/get-quote", "/complete", "/cancel"];

    private SyncgramShop _shop = null!;
    private Opened _opened = null!;

    public async ValueTask InitializeAsync()
    {
        _shop = await SyncgramShop.StartAsync();
        _opened = await _shop.OpenAsync();
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task No_forged_token_opens_anything_and_nobody_learns_why()
    {
        var key = await _shop.Host.Engine.SigningKeys.GetAsync("checkout_token", TestContextToken.Current);
        var parts = _opened.Token.Split('.');
        var payload = Encoding.ASCII.GetString(
            Convert.FromBase64String(parts[1].Replace('-', '+').Replace('_', '/').PadRight((parts[1].Length + 3) / 4 * 4, '='))
        );
        var end = payload[(payload.IndexOf("\"exp\":", StringComparison.Ordinal) + 6)..^1];
        var foreign = (await (await _shop.NewAsync()).OpenAsync()).SessionId;
        string Edited(string before, string after) =>
            $"{parts[0]}.{TokenForge.Encode(payload.Replace(before, after, StringComparison.Ordinal))}.{parts[2]}";
        string Signed(string before, string after) => TokenForge.Of(payload.Replace(before, after, StringComparison.Ordinal), key: key);
        string[] forged =
        [
            "x",
            "eyJhbGciOiJIUzI1NiJ9",
            $"{parts[0]}.{parts[1]}",
            $"{parts[0]}.{parts[1]}.",
            $"{_opened.Token}.",
            $"{_opened.Token}=",
            $"{_opened.Token}%20",
            $"%20{_opened.Token}",
            $"{_opened.Token}%0A",
            _opened.Token.ToUpperInvariant(),
            _opened.Token.Replace(".", "%252E", StringComparison.Ordinal),
            _opened.Token.Replace("I", "%2549", StringComparison.Ordinal),
            _opened.Token[..^1] + (char)(_opened.Token[^1] ^ 1),
            Edited(end, "253402300799"),
            Edited("\"test\"", "\"live\""),
            Edited(_opened.SessionId, foreign),
            Edited(_shop.Owner.Account, "org_other"),
            TokenForge.Of(payload, """{"alg":"none"}""", key),
            TokenForge.Of(payload, """{"alg":"none"}""", key)[..^43],
            TokenForge.Of(payload, """{"alg":"HS512"}""", key),
            TokenForge.Of(payload, """{"alg":"HS256","typ":"JWT"}""", key),
            TokenForge.Of(payload),
            TokenForge.Of(payload + " ", key: key),
            // By our own key: an account without that session, a session without an account, a time that is over, and one of the
            // host's own.
            Signed(_shop.Owner.Account, "org_other"),
            Signed(_opened.SessionId, foreign),
            Signed("\"test\"", "\"live\""),
            Signed(end, "1"),
            Signed(_opened.SessionId, await HostsOwnSessionAsync()),
            TokenForge.Seal($"{parts[0]}.{parts[1]}A", key),
        ];

        var answers = new List<(string Token, Answer Answer)>();
        foreach (var token in forged)
        {
            foreach (var verb in Verbs)
                answers.Add((token + verb, await _shop.PublicAsync(token, verb)));
        }

        var expected = Form(answers[0].Answer);
        Assert.Equal(404, answers[0].Answer.Status);
        Assert.All(answers, answer => Assert.True(Form(answer.Answer) == expected, answer.Token));
        Assert.Equal(200, (await _opened.GetAsync()).Status);
    }

    [Fact]
    public async Task A_forged_token_costs_no_body_and_changes_nothing()
    {
        var refused = await _shop.PublicAsync("forged", "/complete", "{ no json");

        Assert.Equal(404, refused.Status);
    }

    [Fact]
    public async Task A_token_that_follows_a_payment_pays_nothing_and_outlives_the_checkout()
    {
        var follow = (await _opened.PayByTransferAsync()).Json.GetProperty("follow_token").GetString()!;

        foreach (var verb in PayingVerbs)
            Assert.Equal(404, (await _shop.PublicAsync(follow, verb)).Status);
        Assert.Equal(200, (await _shop.PublicAsync(follow)).Status);

        await _shop.Host.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(404, (await _opened.GetAsync()).Status);
        Assert.Equal("completed", (await _shop.PublicAsync(follow)).Json.GetProperty("step").GetProperty("type").GetString());

        await _shop.Host.AdvanceAsync(TimeSpan.FromHours(24) - TimeSpan.FromTicks(1));
        Assert.Equal(200, (await _shop.PublicAsync(follow)).Status);

        _shop.Host.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(404, (await _shop.PublicAsync(follow)).Status);
    }

    [Fact]
    public async Task A_token_is_refused_from_the_second_of_expires_at()
    {
        await _shop.Host.AdvanceAsync(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Equal(200, (await _opened.GetAsync()).Status);

        _shop.Host.Clock.Advance(TimeSpan.FromTicks(1));
        foreach (var verb in Verbs)
            Assert.Equal(404, (await _shop.PublicAsync(_opened.Token, verb)).Status);
    }

    // A character and its percent-encoding are the same in a path (RFC 3986, 2.3); proxies and mail programs write the one or the other.
    [Fact]
    public async Task The_same_token_percent_encoded_is_the_same_token() =>
        Assert.Equal(
            (await _opened.GetAsync()).Body,
            (await _shop.PublicAsync(_opened.Token.Replace(".", "%2E", StringComparison.Ordinal))).Body
        );

    private async Task<string> HostsOwnSessionAsync()
    {
        var session = await _shop.Host.Engine.CheckoutSessions.CreateAsync(
            _shop.Owner,
            new CheckoutSessionRequest { Amount = Money.FromDecimal(5m, Currency.Usd), PageUrl = _ => CheckoutHost.NoPage },
            cancellationToken: TestContextToken.Current
        );
        return session.Value.Id;
    }

    private static string Form(Answer answer)
    {
        var headers = answer
            .Headers.Where(header => header.Key != "Date")
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(", ", header)}");
        return $"{answer.Status}\n{string.Join('\n', headers)}\n{answer.Body}";
    }
}
