using System.Net.Http.Headers;

namespace Payments.Load;

/// <summary>Posts bodies of a size with as many headers as a signed webhook has, by a plain client, and keeps no record of them.</summary>
internal sealed class BareSender(string url) : IDisposable
{
    private static readonly MediaTypeHeaderValue _json = new("application/json");
    private static readonly string _eventId = "evt_" + new string('0', 22);
    private static readonly string _signature = "t=1,v1=" + new string('0', 64);
    private static readonly string _standardSignature = "v1," + new string('0', 44);

    private readonly HttpClient _client = new();

    public async Task SendAsync(int count, int atOnce, long bodyBytes)
    {
        var body = new byte[bodyBytes];
        Array.Fill(body, (byte)'x');
        var left = count;
        await Task.WhenAll(
            Enumerable
                .Range(0, atOnce)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (Interlocked.Decrement(ref left) >= 0)
                            await PostAsync(body);
                    })
                )
        );
    }

    public void Dispose() => _client.Dispose();

    private async Task PostAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = _json;
        request.Headers.TryAddWithoutValidation(ReceiverProgram.SignatureHeader, _signature);
        request.Headers.TryAddWithoutValidation("webhook-id", _eventId);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", "1");
        request.Headers.TryAddWithoutValidation("webhook-signature", _standardSignature);
        using var response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
