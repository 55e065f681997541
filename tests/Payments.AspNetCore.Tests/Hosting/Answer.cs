using System.Text.Json;

namespace Payments.AspNetCore.Tests.Hosting;

/// <summary>An HTTP answer, read whole.</summary>
internal sealed record Answer(int Status, string Body, ILookup<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The "message" of an error.</summary>
    public string Message => Json.GetProperty("message").GetString()!;

    /// <summary>The "code" of an error.</summary>
    public int Code => Json.GetProperty("code").GetInt32();

    public string? Header(string name) => Headers[name].SingleOrDefault();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var headers = response
                .Headers.Concat(response.Content.Headers)
                .SelectMany(header => header.Value.Select(value => (header.Key, value)))
                .ToLookup(header => header.Key, header => header.value, StringComparer.OrdinalIgnoreCase);
            return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContextToken.Current), headers);
        }
    }
}
