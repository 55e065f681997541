using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Payments.Load;

/// <summary>
/// A receiver of webhooks in a process of its own. It says where it listens, takes a number as a line, and responds to the line "wait" when
/// it has acknowledged so many signed ones.
/// </summary>
internal static class ReceiverProgram
{
    public const string SignatureHeader = "Synapto-Signature";

    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(2);
    private static Expected _expected = new(1);

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(TakeAsync);
        await app.StartAsync();
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line == "wait")
            {
                Console.WriteLine(JsonSerializer.Serialize(await _expected.All.WaitAsync(_longest), JsonSerializerOptions.Web));
                continue;
            }

            _expected = new Expected(int.Parse(line, CultureInfo.InvariantCulture));
            Console.WriteLine("expected");
        }

        await app.StopAsync();
    }

    private static async Task TakeAsync(HttpContext http)
    {
        var length = 0L;
        for (var isCompleted = false; !isCompleted; )
        {
            var read = await http.Request.BodyReader.ReadAsync();
            length += read.Buffer.Length;
            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
            isCompleted = read.IsCompleted;
        }

        if (http.Request.Headers[SignatureHeader].Count == 1)
            _expected.Took(length);
        else
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    private sealed class Expected(int count)
    {
        private readonly TaskCompletionSource<Received> _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _taken;
        private long _first;

        public Task<Received> All => _all.Task;

        public void Took(long bytes)
        {
            var now = Stopwatch.GetTimestamp();
            var taken = Interlocked.Increment(ref _taken);
            if (taken == 1)
                Volatile.Write(ref _first, now);
            if (taken == count)
                _all.SetResult(new Received((count - 1) / Stopwatch.GetElapsedTime(Volatile.Read(ref _first), now).TotalSeconds, bytes));
        }
    }
}

/// <summary>How many a second, from the first to the last, and how large the last body was.</summary>
internal sealed record Received(double Rate, long BodyBytes);
