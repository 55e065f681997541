using System.Globalization;
using System.Text;
using System.Text.Json;
using Dapper;
using Payments;

namespace Shop;

public sealed class ReceivedWebhook
{
    /// <summary>The interface in whose form it came.</summary>
    public required string Format { get; init; }

    public required string EventId { get; init; }

    public required string Type { get; init; }

    public required string Verdict { get; init; }

    public required string Body { get; init; }

    public required string ReceivedAt { get; init; }

    public required long Times { get; init; }
}

/// <summary>The webhooks that came in over HTTP, each once in each form however often it was sent.</summary>
internal sealed class ReceivedWebhooks(ShopDatabase database, TimeProvider time)
{
    /// <summary>The secret that this shop gave for itself; known once it has started.</summary>
    public WebhookSecret? Secret { get; set; }

    /// <summary>Checks the signature over the raw bytes first, and keeps only what is genuine.</summary>
    public async Task<SignatureVerdict> ReceiveAsync(string format, IHeaderDictionary headers, ReadOnlyMemory<byte> body)
    {
        if (Secret is null)
            return SignatureVerdict.NoMatch;

        var verdict = Verify(format, headers, body.Span);
        if (verdict != SignatureVerdict.Valid)
            return verdict;

        using var json = JsonDocument.Parse(body);
        var (id, kind) = format switch
        {
            "syncpay" => ("event_id", "event"),
            "syncgram" or "yorlet" => ("id", "type"),
            _ => ("name", "type"),
        };
        var eventId = json.RootElement.GetProperty(id).GetString();
        var type = json.RootElement.GetProperty(kind).GetString();
        await database.WriteAsync(
            """
            INSERT INTO shop_received_webhooks (format, event_id, type, verdict, body, received_at)
            VALUES (@format, @eventId, @type, @verdict, @text, @now)
            ON CONFLICT (format, event_id) DO UPDATE SET times = times + 1
            """,
            new
            {
                format,
                eventId,
                type,
                verdict = verdict.ToString(),
                text = Encoding.UTF8.GetString(body.Span),
                now = time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            }
        );
        return verdict;
    }

    private SignatureVerdict Verify(string format, IHeaderDictionary headers, ReadOnlySpan<byte> body) =>
        format switch
        {
            "syncpay" => BodySignature.Verify(headers["x-syncpay-signature"].ToString(), body, [Secret!], SignatureEncoding.Hex),
            "yorlet" => BodySignature.Verify(headers["X-Yorlet-Signature"].ToString(), body, [Secret!], SignatureEncoding.Base64),
            "syncgram" => TimestampedSignature.Verify(
                $"t={headers["X-Syncgram-Timestamp"]},v1={headers["X-Syncgram-Signature"]}",
                body,
                [Secret!],
                time.GetUtcNow()
            ),
            _ => TimestampedSignature.Verify(headers["Synapto-Signature"].ToString(), body, [Secret!], time.GetUtcNow()),
        };

    public async Task<IReadOnlyList<ReceivedWebhook>> ListAsync()
    {
        await using var connection = await database.OpenAsync();
        return
        [
            .. await connection.QueryAsync<ReceivedWebhook>(
                "SELECT format AS Format, event_id AS EventId, type AS Type, verdict AS Verdict, body AS Body, received_at AS "
                    + "ReceivedAt, times AS Times FROM shop_received_webhooks ORDER BY event_id DESC, format LIMIT 100"
            ),
        ];
    }
}
