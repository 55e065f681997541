using System.Text.Json;
using System.Text.RegularExpressions;

namespace Payments.Load;

/// <summary>A site in a process of its own, called by wrk in another.</summary>
internal sealed partial record HttpCandidate(string Name, string Program, string Site)
{
    private const string Order =
        """{"amount":"10000","currency":"GBP","client_reference_id":"order_12345","success_url":"https://example.com/success"}""";

    private static readonly string _scripts = Path.Combine(AppContext.BaseDirectory, "Http", "Scripts");

    public Task<Figures> RoundAsync(string mode, int connections, int seconds) =>
        DataFolder.UseAsync(async folder =>
        {
            using var site = Child.Start("dotnet", Program, "serve", Site, folder);
            var ready = JsonSerializer.Deserialize<SiteReady>(await site.ReadLineAsync(), JsonSerializerOptions.Web)!;
            var path = mode == "get" ? $"{ready.Path}/{await CreateOneAsync(ready)}" : ready.Path;
            await CallAsync(ready, mode, path, $"warm{mode}-", connections, seconds);
            await site.AskAsync("drain");
            var before = JsonSerializer.Deserialize<Usage>(await site.AskAsync("usage"), JsonSerializerOptions.Web);
            var called = await CallAsync(ready, mode, path, $"load{mode}-", connections, seconds);
            if (called.Rate == 0)
                throw new InvalidOperationException($"{Name}, {mode}: no response in {seconds} s. Is the machine quiet?");
            var drain = mode == "payments" ? double.Parse(await site.AskAsync("drain"), Invariant) : 0;
            var after = JsonSerializer.Deserialize<Usage>(await site.AskAsync("usage"), JsonSerializerOptions.Web);
            var count = called.Rate * seconds;
            return called with
            {
                Rate = count / (seconds + drain),
                TakenRate = called.Rate,
                DrainSeconds = drain,
                CpuMicroseconds = after.CpuMicroseconds(before, count),
                AllocatedBytes = after.Bytes(before, count),
            };
        });

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static async Task<Figures> CallAsync(SiteReady ready, string mode, string path, string prefix, int connections, int seconds)
    {
        var script = Path.Combine(_scripts, mode == "payments" ? "payments.lua" : "requests.lua");
        string[] options = ["-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "10s", "-s", script];
        var said = await Child.RunAsync("wrk", [.. options, ready.Address, "--", mode, path, ready.Key, Order, prefix]);
        var figures = Figures.Parse(said);
        return figures.Failed == 0 ? figures : throw new InvalidOperationException($"{mode} at {path}: {figures.Failed} failed.");
    }

    /// <summary>The id of a new session; on a site that stores none, any.</summary>
    private static async Task<string> CreateOneAsync(SiteReady ready)
    {
        using var client = new HttpClient { BaseAddress = new Uri(ready.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Post, ready.Path)
        {
            Content = new StringContent(Order, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"Api-Key {ready.Key}");
        request.Headers.Add("Idempotency-Key", "first");
        using var response = await client.SendAsync(request);
        return SessionId().Match(await response.Content.ReadAsStringAsync()) is { Success: true } match ? match.Groups[1].Value : "any";
    }

    [GeneratedRegex("/checkout-sessions/([^\"/]+)\"")]
    private static partial Regex SessionId();
}
