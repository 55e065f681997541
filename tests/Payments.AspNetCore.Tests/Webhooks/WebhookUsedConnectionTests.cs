using System.Text;
using Xunit;

namespace Payments.AspNetCore.Tests.Webhooks;

/// <summary>What becomes of a webhook on a connection that its receiver closes.</summary>
public sealed class WebhookUsedConnectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("200 close", "200", "delivered 200")]
    [InlineData("200 reset", "200", "delivered 200")]
    [InlineData("204 close", "201", "delivered 201")]
    [InlineData("500 reset", "200", "delivered 200")]
    [InlineData("200 close", "503", "refused 503")]
    [InlineData("200 reset", "410", "gone")]
    [InlineData("200 close", "close", "failed InvalidResponse")]
    [InlineData("200 reset", "\"HTTP/1.1_2", "failed InvalidResponse")]
    public async Task What_is_lost_on_a_used_connection_is_sent_once_more_at_once_on_a_fresh_one(
        string first,
        string second,
        string expected
    )
    {
        await using var receiver = new ScriptedReceiver(first, second);
        using var client = WebhookClients.Development();

        await PostAsync(client, receiver, "a");
        Assert.Equal(expected, await PostAsync(client, receiver, "b"));
        Assert.Equal(["1 a", "1 b", "2 b"], receiver.Requests);
    }

    [Theory]
    [InlineData("200 \"H\"")]
    [InlineData("200 \"HTTP/1.1_\"")]
    [InlineData("200 \"HTTP/1.1_200_-|content-length:_5||ab\"")]
    [InlineData("200 \"HTTP/1.1_200_-|content\"")]
    [InlineData("200 \"HTTP/1.1_100_Continue||\"")]
    [InlineData("200 \"nonsense||\"")]
    public async Task What_broke_off_within_a_response_is_not_repeated(string script)
    {
        await using var receiver = new ScriptedReceiver(script, "200");
        using var client = WebhookClients.Development();

        await PostAsync(client, receiver, "a");
        Assert.Equal("failed InvalidResponse", await PostAsync(client, receiver, "b"));
        Assert.Equal(["1 a", "1 b"], receiver.Requests);
    }

    [Theory]
    [InlineData("close")]
    [InlineData("reset")]
    [InlineData("\"HTTP\"")]
    public async Task What_is_lost_on_a_fresh_connection_is_a_failed_attempt(string script)
    {
        await using var receiver = new ScriptedReceiver(script, "200");
        using var client = WebhookClients.Development();

        Assert.StartsWith("failed", await PostAsync(client, receiver, "a"), StringComparison.Ordinal);
        Assert.Equal(["1 a"], receiver.Requests);
    }

    [Fact]
    public async Task However_often_a_receiver_closes_what_it_was_sent_on_no_webhook_is_lost()
    {
        await using var receiver = new ScriptedReceiver("200 close");
        using var client = WebhookClients.Development();

        for (var number = 0; number < 20; number++)
            Assert.Equal("delivered 200", await PostAsync(client, receiver, $"{number}"));
    }

    [Fact]
    public async Task A_connection_that_carried_several_is_kept_and_read_to_its_end()
    {
        await using var receiver = new ScriptedReceiver("200 200 500 200 close", "200 200");
        using var client = WebhookClients.Development();

        foreach (var body in new[] { "a", "b", "c", "d", "e", "f" })
            await PostAsync(client, receiver, body);
        Assert.Equal(["1 a", "1 b", "1 c", "1 d", "1 e", "2 e", "3 f"], receiver.Requests);
    }

    private static async Task<string> PostAsync(WebhookHttpClient client, ScriptedReceiver receiver, string body) =>
        await client.PostAsync(receiver.Url, Encoding.UTF8.GetBytes(body), [], livemode: false, WebhookClients.TimeLimit, Token) switch
        {
            WebhookResponse.Delivered delivered => $"delivered {delivered.Status}",
            WebhookResponse.Refused refused => $"refused {refused.Status}",
            WebhookResponse.Gone => "gone",
            WebhookResponse.Failed failed => $"failed {failed.Reason}",
            _ => throw new InvalidOperationException(),
        };
}
