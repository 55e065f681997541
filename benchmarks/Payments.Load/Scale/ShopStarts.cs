using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Payments.Load;

/// <summary>
/// How long the sample shop takes from the start of its process to its first answered page, from the built program: at its first start,
/// which creates its files, and at one after that.
/// </summary>
internal static class ShopStarts
{
    public const string Ready = "seconds to the first page";
    public const string Cpu = "CPU seconds until then";
    public const string FirstStart = "first start";
    public const string LaterStart = "later start";

    private static readonly string _shop = Path.Combine("samples", "Shop", "bin", "Release", "net10.0", "Shop.dll");
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(30);

    public static async Task<Samples> RunAsync(ScalePlan plan)
    {
        var samples = new Samples();
        for (var round = 0; round < plan.Rounds; round++)
        {
            await DataFolder.UseAsync(async folder =>
            {
                foreach (var start in new[] { FirstStart, LaterStart })
                {
                    var (ready, cpu) = await StartAsync(folder);
                    samples.Add(Ready, start, ready);
                    samples.Add(Cpu, start, cpu);
                }

                return round;
            });
        }

        return samples;
    }

    private static async Task<(double Ready, double Cpu)> StartAsync(string folder)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        using var client = new HttpClient();
        var clock = Stopwatch.StartNew();
        using var shop = Child.Start("dotnet", _shop, "--urls", url, "--db", Path.Combine(folder, "shop.db"));
        try
        {
            while (!await AnswersAsync(client, url))
            {
                if (clock.Elapsed > _longest)
                    throw new InvalidOperationException("The shop did not answer.");
                await Task.Delay(2);
            }

            return (clock.Elapsed.TotalSeconds, shop.CpuTime.TotalSeconds);
        }
        finally
        {
            shop.Kill();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string url)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(url));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
