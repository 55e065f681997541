using Xunit;

namespace Payments.AspNetCore.Tests.Webhooks;

public sealed class WebhookRequestHeadersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("x-note", "a\r\nx-injected: b")]
    [InlineData("x-note", "a\nx-injected: b")]
    [InlineData("x-note", "a\rb")]
    [InlineData("x-note", "a\0b")]
    [InlineData("x-note", "a\tb")]
    [InlineData("x-note", "ä")]
    [InlineData("x-note", "\u560A")]
    [InlineData("x-note", " a")]
    [InlineData("x-note", "a ")]
    [InlineData("x-note: a\r\nx-injected", "b")]
    [InlineData("x note", "a")]
    [InlineData("x-nöte", "a")]
    [InlineData("", "a")]
    [InlineData("Host", "other.example")]
    [InlineData("content-length", "0")]
    [InlineData("Transfer-Encoding", "chunked")]
    [InlineData("connection", "keep-alive")]
    public async Task A_header_that_could_reach_beyond_itself_is_the_callers_bug_and_nothing_is_sent(string name, string value)
    {
        await using var receiver = await Receiver.StartAsync(200);
        using var client = WebhookClients.Development();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            client.PostAsync(receiver.Url, Token, new KeyValuePair<string, string>(name, value))
        );

        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task A_header_is_given_once()
    {
        using var client = WebhookClients.Development();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            client.PostAsync(new Uri("http://127.0.0.1/"), Token, new("webhook-id", "a"), new("Webhook-Id", "b"))
        );
    }

    [Fact]
    public async Task The_caller_may_choose_the_content_type_and_the_user_agent()
    {
        await using var receiver = await Receiver.StartAsync(200);
        using var client = WebhookClients.Development();

        await client.PostAsync(receiver.Url, Token, new("content-type", "text/plain"), new("user-agent", "Shop (webhooks; 1.0)"));

        var request = Assert.Single(receiver.Requests);
        Assert.Equal("text/plain", request.Headers["Content-Type"]);
        Assert.Equal("Shop (webhooks; 1.0)", request.Headers["User-Agent"]);
    }

    [Fact]
    public async Task A_value_of_every_printable_character_arrives_whole()
    {
        await using var receiver = await Receiver.StartAsync(200);
        using var client = WebhookClients.Development();
        var value = string.Concat(Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c)) + " end";

        await client.PostAsync(receiver.Url, Token, new KeyValuePair<string, string>("x-note", value));

        Assert.Equal(value, Assert.Single(receiver.Requests).Headers["x-note"]);
    }
}
