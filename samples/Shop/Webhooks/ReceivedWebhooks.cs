using System.Globalization;
using System.Text;
using System.Text.Json;
using Dapper;
using Payments;

namespace Shop;

public sealed class ReceivedWebhook
{
    public required string EventId { get; init; }

    public required string Type { get; init; }

    public required string Verdict { get; init; }

    public required string Body { get; init; }

    public required string ReceivedAt { get; init; }

    public required long Times { get; init; }
}

/// <summary>The webhooks that came in over HTTP, each once however often it was sent.</summary>
internal sealed class ReceivedWebhooks(ShopDatabase database, TimeProvider time)
{
    /// <summary>The secret that this shop gave for itself; known once it has started.</summary>
    public WebhookSecret? Secret { get; set; }

    /// <summary>Checks the signature over the raw bytes first, and keeps only what is genuine.</summary>
    public async Task<SignatureVerdict> ReceiveAsync(string? signature, ReadOnlyMemory<byte> body)
    {
        if (Secret is null)
            return SignatureVerdict.NoMatch;

        var verdict = TimestampedSignature.Verify(signature, body.Span, [Secret], time.GetUtcNow());
        if (verdict != SignatureVerdict.Valid)
            return verdict;

        using var json = JsonDocument.Parse(body);
        var eventId = json.RootElement.GetProperty("name").GetString();
        var type = json.RootElement.GetProperty("type").GetString();
        await database.WriteAsync(
            """
            INSERT INTO shop_webhooks (event_id, type, verdict, body, received_at) VALUES (@eventId, @type, @verdict, @text, @now)
            ON CONFLICT (event_id) DO UPDATE SET times = times + 1
            """,
            new { eventId, type, verdict = verdict.ToString(), text = Encoding.UTF8.GetString(body.Span), now = time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) });
        return verdict;
    }

    public async Task<IReadOnlyList<ReceivedWebhook>> ListAsync()
    {
        await using var connection = await database.OpenAsync();
        return
        [
            .. await connection.QueryAsync<ReceivedWebhook>(
                "SELECT event_id AS EventId, type AS Type, verdict AS Verdict, body AS Body, received_at AS ReceivedAt, times AS Times FROM shop_webhooks ORDER BY event_id DESC LIMIT 100"),
        ];
    }
}
