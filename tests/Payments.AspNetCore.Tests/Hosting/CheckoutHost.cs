using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payments.Specifications;
using Xunit;

namespace Payments.AspNetCore.Tests.Hosting;

/// <summary>A real site on a free port of this machine that does nothing but checkout, and a client of it.</summary>
internal sealed class CheckoutHost : IAsyncDisposable
{
    /// <summary>The account of the documents' examples.</summary>
    public const string Account = "acct_YOUR_ACCOUNT";

    /// <summary>The page's URL of a session that a test makes by itself, outside a request, and whose page it opens by its token.</summary>
    public const string NoPage = "https://pay.example/page";

    private readonly WebApplication _app;
    private readonly HostPlan _plan;
    private int _shops;

    private CheckoutHost(WebApplication app, HostPlan plan, CapturedLogs logs)
    {
        _app = app;
        _plan = plan;
        Logs = logs;
        Engine = app.Services.GetRequiredService<PaymentEngine>();
        Simulator = app.Services.GetRequiredService<PaymentSimulator>();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }, disposeHandler: true)
        {
            BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()),
        };
    }

    private UndeclaredStatuses _undeclared = null!;

    public IServiceProvider Services => _app.Services;

    public PaymentEngine Engine { get; }

    public PaymentSimulator Simulator { get; }

    public HttpClient Client { get; }

    public CapturedLogs Logs { get; }

    public ManualTimeProvider Clock => _plan.Clock!;

    public string Group => _plan.Group;

    /// <summary>The shop of <see cref="Account"/>, in test mode.</summary>
    public Shop Shop { get; private set; } = null!;

    public static Task<CheckoutHost> StartAsync() => StartAsync(new HostPlan());

    /// <summary>A host whose clock the test moves.</summary>
    public static Task<CheckoutHost> StartStoppedAsync() => StartAsync(new HostPlan { Clock = HostPlan.DocumentClock() });

    public static async Task<CheckoutHost> StartAsync(HostPlan plan)
    {
        var logs = new CapturedLogs();
        var app = Build(plan, logs);
        var undeclared = new UndeclaredStatuses();
        app.Use(undeclared.WatchAsync);
        app.MapGroup(plan.Group).MapCheckoutEndpoints();
        foreach (var (group, dialect) in plan.Beside)
            app.MapGroup(group).MapCheckoutEndpoints(mapping => mapping.Dialect = dialect);
        plan.Map?.Invoke(app);
        var cancellation = TestContextToken.Current;
        if (plan.Clock is not null)
            await app.Services.GetRequiredService<PaymentEngine>().StartAsync(cancellation);
        await app.StartAsync(cancellation);

        var host = new CheckoutHost(app, plan, logs) { _undeclared = undeclared };
        var owner = Owner.Test(Account);
        host.Shop = plan.Secret is { } secret ? new Shop(host, owner, secret) : await host.NewShopAsync(owner);
        return host;
    }

    /// <summary>A shop with an account of its own.</summary>
    public Task<Shop> NewShopAsync() => NewShopAsync(Owner.Test($"acct_{Interlocked.Increment(ref _shops)}"));

    public async Task<Shop> NewShopAsync(Owner owner) =>
        new(this, owner, (await Engine.ApiKeys.CreateAsync(owner, TestContextToken.Current)).Secret);

    /// <summary>A merchant of a dialect that is mapped beside the first, with an account of its own and methods set.</summary>
    public Task<Merchant> NewMerchantAsync(string group) => NewMerchantAsync(group, Owner.Test($"org_{Interlocked.Increment(ref _shops)}"));

    public async Task<Merchant> NewMerchantAsync(string group, Owner owner)
    {
        var merchant = new Merchant(this, owner, (await Engine.ApiKeys.CreateAsync(owner, TestContextToken.Current)).Secret, group);
        await merchant.TakeAsync(Merchant.Methods);
        return merchant;
    }

    /// <summary>Does what is due at the clock's time: what payers did outside, then the engine's own work.</summary>
    public async Task<int> WorkAsync()
    {
        var told = await Simulator.NotifyAsync(
            async (notification, cancellation) =>
                await Engine.ReceiveAsync(notification, cancellation) is not { Kind: RefusalKind.Conflict },
            TestContextToken.Current
        );
        return told + await Engine.RunDueWorkAsync(TestContextToken.Current);
    }

    /// <summary>Moves the clock and does what became due.</summary>
    public Task<int> AdvanceAsync(TimeSpan by)
    {
        Clock.Advance(by);
        return WorkAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _undeclared.IsNone();
    }

    private static WebApplication Build(HostPlan plan, CapturedLogs logs)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                // A watcher of settings files for each host would use up the machine's.
                Args = ["--hostBuilder:reloadConfigOnChange=false"],
                EnvironmentName = Environments.Production,
            }
        );
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(plan.LogLevel).AddProvider(logs);
        if (plan.Clock is { } clock)
            builder.Services.AddSingleton<TimeProvider>(clock);

        var payments = builder.Services.AddPayments();
        _ = plan.SqlitePath is { } path ? payments.UseSqlite(path) : payments.UseInMemoryStore();
        payments.UseSimulator(options =>
        {
            options.LedgerPath = plan.LedgerPath;
            plan.Simulator?.Invoke(options);
        });
        payments.AddCheckoutEndpoints(options =>
        {
            options.Webhooks.AllowPrivateNetworks = true;
            plan.Checkout?.Invoke(options);
        });
        plan.Payments?.Invoke(payments);
        plan.Services?.Invoke(builder.Services);

        // Workers that wait on a clock that stands still would race with the test for due work.
        if (plan.Clock is not null)
        {
            foreach (var worker in builder.Services.Where(IsWorker).ToList())
                builder.Services.Remove(worker);
        }

        return builder.Build();
    }

    private static bool IsWorker(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && (service.ImplementationType ?? service.ImplementationFactory?.Method.ReturnType)?.Name
            is "PaymentsWorker"
                or "SimulatorNotifier";
}

/// <summary>One host for all tests of a class; each takes a shop of its own where it counts what is stored.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    internal CheckoutHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await CheckoutHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>Ends with the test.</summary>
internal static class TestContextToken
{
    public static CancellationToken Current => TestContext.Current.CancellationToken;
}
