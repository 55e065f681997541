using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Payments.Load;

/// <summary>
/// Deliveries of one endpoint a second, each signed, acknowledged and noted as delivered, beside a plain client's posts to the same
/// receiver with the same number of posts under way and the same size. The receiver is another process on the same cores.
/// </summary>
internal static class WebhookRounds
{
    public const string Rate = "deliveries/s";
    public const string Body = "body bytes";

    /// <summary>What the options give one endpoint by default, and four times as many.</summary>
    public static IReadOnlyList<int> AtOnce { get; } = [8, 32];

    /// <summary>Of the plain client also more, for its best.</summary>
    public static IReadOnlyList<int> BareAtOnce { get; } = [8, 32, 128];

    public static string Library(int atOnce) => $"library, {atOnce} at once";

    public static string Bare(int atOnce) => $"plain client, {atOnce} at once";

    public static async Task<Samples> RunAsync(ScalePlan plan, string folder)
    {
        var samples = new Samples();
        using var receiver = Child.Start("dotnet", typeof(WebhookRounds).Assembly.Location, "receive");
        var url = await receiver.ReadLineAsync();
        using var bare = new BareSender(url);
        var hosts = new List<WebhookHost>();
        try
        {
            foreach (var atOnce in AtOnce)
                hosts.Add(await WebhookHost.StartAsync(Path.Combine(folder, $"webhooks-{atOnce}.db"), receiver, url, atOnce));
            for (var clock = Stopwatch.StartNew(); clock.Elapsed < plan.WarmUp; )
                await RoundAsync(plan, new Samples(), hosts, receiver, bare);
            for (var round = 0; round < plan.Rounds; round++)
                await RoundAsync(plan, samples, hosts, receiver, bare);
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
        }

        return samples;
    }

    private static async Task RoundAsync(ScalePlan plan, Samples samples, List<WebhookHost> hosts, Child receiver, BareSender bare)
    {
        var bodyBytes = 0L;
        foreach (var host in hosts)
        {
            var received = await host.RoundAsync(plan.Deliveries);
            bodyBytes = received.BodyBytes;
            samples.Add(Rate, Library(host.AtOnce), received.Rate);
        }

        samples.Add(Body, Library(AtOnce[0]), bodyBytes);
        foreach (var atOnce in BareAtOnce)
        {
            await receiver.AskAsync(plan.Deliveries.ToString(CultureInfo.InvariantCulture));
            await bare.SendAsync(plan.Deliveries, atOnce, bodyBytes);
            var received = JsonSerializer.Deserialize<Received>(await receiver.AskAsync("wait"), JsonSerializerOptions.Web)!;
            samples.Add(Rate, Bare(atOnce), received.Rate);
        }
    }
}
