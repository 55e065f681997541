using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Syncgram;

/// <summary>The last step of the customer's way: a quote is confirmed, once and in time.</summary>
public sealed class QuoteConfirmationTests : IAsyncLifetime
{
    private SyncgramShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await SyncgramShop.StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_late_quote_is_refused_with_a_fresh_one_that_can_be_confirmed()
    {
        var opened = await _shop.OpenAsync();
        var late = (await opened.QuoteAsync(Opened.MobileMoney)).Json.GetProperty("quote_id").GetString();
        _shop.Host.Clock.Advance(TimeSpan.FromSeconds(30));

        var refused = await opened.CompleteAsync($$"""{"quote_id":"{{late}}","phone_number":"{{Opened.Phone}}"}""");

        Assert.Equal((400, "QUOTE_EXPIRED"), (refused.Status, refused.Json.GetProperty("error").GetProperty("code").GetString()));
        Assert.StartsWith("Quote expired", refused.Json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.True(refused.Json.GetProperty("error").GetProperty("details").TryGetProperty("quote_id", out _));
        var fresh = refused.Json.GetProperty("quote").GetProperty("quote_id").GetString();
        Assert.NotEqual(late, fresh);
        Assert.Equal(200, (await opened.CompleteAsync($$"""{"quote_id":"{{fresh}}","phone_number":"{{Opened.Phone}}"}""")).Status);
    }

    [Fact]
    public async Task What_the_quote_s_method_requires_is_asked_for_at_the_end()
    {
        var opened = await _shop.OpenAsync();
        var quote = (await opened.QuoteAsync(Opened.MobileMoney)).Json.GetProperty("quote_id").GetString();

        var refused = await opened.CompleteAsync($$"""{"quote_id":"{{quote}}"}""");

        Assert.Equal(
            (400, "phone_number"),
            (refused.Status, refused.Json.GetProperty("error").GetProperty("details").EnumerateObject().Single().Name)
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"quote_id":"qte_none"}""")]
    [InlineData("""{"quote_id":"qte_0000000000000000000000"}""")]
    public async Task A_quote_that_is_none_is_refused(string body)
    {
        var refused = await (await _shop.OpenAsync()).CompleteAsync(body);

        Assert.Equal(
            (400, "quote_id"),
            (refused.Status, refused.Json.GetProperty("error").GetProperty("details").EnumerateObject().Single().Name)
        );
    }

    [Fact]
    public async Task A_quote_of_another_checkout_is_refused()
    {
        var quote = (await (await _shop.OpenAsync()).QuoteAsync(Opened.MobileMoney)).Json.GetProperty("quote_id").GetString();

        var refused = await (await _shop.OpenAsync()).CompleteAsync($$"""{"quote_id":"{{quote}}","phone_number":"{{Opened.Phone}}"}""");

        Assert.Equal(
            (400, "quote_id"),
            (refused.Status, refused.Json.GetProperty("error").GetProperty("details").EnumerateObject().Single().Name)
        );
    }

    [Fact]
    public async Task Completing_again_tells_the_same_charge_and_pays_once()
    {
        var opened = await _shop.OpenAsync();
        var quote = (await opened.QuoteAsync(Opened.MobileMoney)).Json.GetProperty("quote_id").GetString();
        var body = $$"""{"quote_id":"{{quote}}","phone_number":"{{Opened.Phone}}"}""";

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => opened.CompleteAsync(body))));

        Assert.All(answers, answer => Assert.True(answer.Status == 200, answer.Body));
        Assert.Single(answers.Select(answer => answer.Json.GetProperty("charge_id").GetString()).Distinct());
        Assert.Single((await _shop.Host.Engine.Charges.ListAsync(_shop.Owner, cancellationToken: TestContextToken.Current)).Value.Items);
    }

    [Fact]
    public async Task Two_quotes_of_one_checkout_pay_once()
    {
        var opened = await _shop.OpenAsync();
        var first = await opened.PayByMobileMoneyAsync();
        var quotes = await opened.QuoteAsync(Opened.BankTransfer);

        Assert.Equal(200, first.Status);
        Assert.Equal((409, "CONFLICT"), (quotes.Status, quotes.Json.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal("processing", (await opened.NextAsync(Opened.BankTransfer)).Json.GetProperty("step").GetProperty("type").GetString());
    }
}
