using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payments;
using Payments.PayingHost;
using Payments.Storage.Sqlite.Tests;

// A host on a file of an earlier release, whose callers pay while the file is converted, until it is killed.
//   Payments.PayingHost <file> <milliseconds between two batches of the back-fill> <seed>
// It prints "opening", and "ready" once a payment was created and read. What its callers were told is a line of <file>.told; payments of
// the earlier release that can be read at any time are those of <file>.old. When its input ends, it stops.
const int Callers = 16;
if (args is not [var path, var pause, var seed])
    return 2;

var webhooks = new PlainWebhooks();
var services = new ServiceCollection();
services.AddSingleton<ILoggerFactory>(new ErrorOutput()).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
services
    .AddPayments()
    .UseSqlite(path, options => options.FillPause = TimeSpan.FromMilliseconds(Number(pause)))
    .UseSimulator(simulator => simulator.LedgerPath = $"{path}.simulator.jsonl")
    .Services.AddSingleton<IWebhookFormat>(webhooks)
    .AddSingleton<IWebhookSender>(webhooks);
await using var provider = services.BuildServiceProvider();
var payments = provider.GetRequiredService<PaymentEngine>();

Console.WriteLine("opening");
await payments.StartAsync();
var told = new ToldCallers(path);
var callers = Enumerable
    .Range(0, Callers)
    .Select(number => new Caller(payments, provider.GetRequiredService<PaymentSimulator>(), told, new Random(Number(seed) + number)))
    .ToArray();
await callers[0].CreateAsync();
Console.WriteLine("ready");

var hosted = provider.GetServices<IHostedService>().ToArray();
foreach (var service in hosted)
    await service.StartAsync(CancellationToken.None);
using var stop = new CancellationTokenSource();
var paying = callers.Select(caller => Task.Run(() => caller.RunAsync(stop.Token))).ToArray();
await Task.WhenAny([Task.Run(Console.In.ReadToEnd), .. paying]);
await stop.CancelAsync();
await Task.WhenAll(paying);
foreach (var service in hosted)
    await service.StopAsync(CancellationToken.None);
return 0;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
