using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Payments.Load;

/// <summary>A site in a process of its own, which says where it listens and then answers the lines "usage" and "drain".</summary>
internal static class SiteProgram
{
    // No handler was called for so long: nothing waits.
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(300);

    /// <summary>Takes the site's name and a folder.</summary>
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = Site(args[0], Path.Combine(args[1], "load.db"));
        site.AddServices(builder.Services);
        var app = builder.Build();
        site.Map(app);
        await app.StartAsync();
        await using (site)
        {
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            Say(new SiteReady(address, site.Path, await site.IssueKeyAsync(app.Services)));
            while (await Console.In.ReadLineAsync() is { } line)
            {
                if (line == "usage")
                    Say(Usage.Now);
                else
                    Say(await DrainAsync(site));
            }

            await app.StopAsync();
        }
    }

    private static void Say<T>(T value) => Console.WriteLine(JsonSerializer.Serialize(value, JsonSerializerOptions.Web));

    /// <summary>In how many seconds the last event was handed out.</summary>
    private static async Task<double> DrainAsync(ISite site)
    {
        var begun = Stopwatch.GetTimestamp();
        var (events, changed) = (site.EventsHandedOut, begun);
        while (Stopwatch.GetElapsedTime(changed) < _quiet)
        {
            await Task.Delay(1);
            if (site.EventsHandedOut != events)
                (events, changed) = (site.EventsHandedOut, Stopwatch.GetTimestamp());
        }

        return Stopwatch.GetElapsedTime(begun, changed).TotalSeconds;
    }

    private static ISite Site(string name, string path) =>
        name switch
        {
            "empty" => new EmptySite(),
            "grouped" => new GroupedSite(path),
            "careful" => new HandWrittenSite(path, HandWriting.Careful),
            "careful-in-turn" => new HandWrittenSite(path, HandWriting.CarefulInTurn),
            "ordinary" => new HandWrittenSite(path, HandWriting.Ordinary),
            "library" => new LibrarySite(path),
            _ => throw new ArgumentException($"There is no site {name}."),
        };
}

/// <summary>Where a site listens, the path of its sessions, and the key to send.</summary>
internal sealed record SiteReady(string Address, string Path, string Key);

/// <summary>A site that the load generator calls.</summary>
internal interface ISite : IAsyncDisposable
{
    /// <summary>Of the sessions: POST creates one, GET below it reads one.</summary>
    string Path { get; }

    long EventsHandedOut { get; }

    void AddServices(IServiceCollection services);

    void Map(WebApplication app);

    Task<string> IssueKeyAsync(IServiceProvider services);
}
