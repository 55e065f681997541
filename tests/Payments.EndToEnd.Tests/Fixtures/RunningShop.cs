using System.Globalization;

namespace Payments.EndToEnd.Tests;

/// <summary>The sample shop as a process, which can be killed and started again on the same port and file.</summary>
internal sealed class RunningShop : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string?> _environment;
    private readonly List<string> _ended = [];
    private ProgramProcess? _program;

    private RunningShop(string? apiKey, Uri? webhookUrl, string? webhookSecret, int? quoteSeconds, int? smtpPort, int? smtpSeconds)
    {
        _environment = new()
        {
            ["SHOP_API_KEY"] = apiKey,
            ["SHOP_WEBHOOK_URL"] = webhookUrl?.ToString(),
            ["SHOP_WEBHOOK_SECRET"] = webhookSecret,
            ["SHOP_QUOTE_SECONDS"] = quoteSeconds?.ToString(CultureInfo.InvariantCulture),
            ["SHOP_SMTP_HOST"] = smtpPort is null ? null : "127.0.0.1",
            ["SHOP_SMTP_PORT"] = smtpPort?.ToString(CultureInfo.InvariantCulture),
            ["SHOP_SMTP_SECONDS"] = smtpSeconds?.ToString(CultureInfo.InvariantCulture),
        };
        Api = new ShopApi(Origin, apiKey ?? "");
        Organization = new OrganizationApi(Origin, $"{apiKey}_org");
    }

    public Uri Origin { get; } = new($"http://127.0.0.1:{FreePort.Take()}");

    public string DatabasePath => _folder.File("shop.db");

    public string LedgerPath => _folder.File("shop.simulator.jsonl");

    public ShopApi Api { get; }

    /// <summary>The interfaces of the organisation, with its own key.</summary>
    public OrganizationApi Organization { get; }

    public ProgramProcess Program => _program ?? throw new InvalidOperationException("The shop was not started.");

    /// <summary>What this shop's processes have logged as failed, each line with the ones that belong to it.</summary>
    public IEnumerable<string> Log => [.. _ended, .. _program is null ? [] : Failures(_program.Output)];

    public static async Task<RunningShop> StartAsync(
        CancellationToken cancellationToken,
        string? apiKey = "sk_test_made_for_the_end_to_end_tests",
        Uri? webhookUrl = null,
        string? webhookSecret = null,
        int? quoteSeconds = null,
        int? smtpPort = null,
        int? smtpSeconds = null
    )
    {
        var shop = new RunningShop(apiKey, webhookUrl, webhookSecret, quoteSeconds, smtpPort, smtpSeconds);
        await shop.StartAgainAsync(cancellationToken);
        return shop;
    }

    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        Launch();
        await WaitUntilHealthyAsync(cancellationToken);
    }

    /// <summary>Starts the process and waits for nothing.</summary>
    public void Launch() =>
        _program = ProgramProcess.Start(
            Repository.Program("samples/Shop", "Shop"),
            ["--urls", Origin.ToString().TrimEnd('/'), "--db", DatabasePath],
            _folder.Path,
            _environment
        );

    public Task WaitUntilHealthyAsync(CancellationToken cancellationToken) =>
        Eventually.IsTrueAsync(
            async () =>
                Program.HasExited
                    ? throw new InvalidOperationException($"The shop has ended:\n{Program.Everything}")
                    : await Api.IsHealthyAsync(cancellationToken),
            "the shop answers /healthz",
            cancellationToken
        );

    public async Task KillAsync()
    {
        await Program.KillAsync();

        // The write-ahead log as the dead left it; the next start takes it in.
        _folder.Keep();
        _ended.AddRange(Failures(Program.Output));
        await Program.DisposeAsync();
        _program = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await KillAsync();
        Api.Dispose();
        Organization.Dispose();
        _folder.Dispose();
    }

    private static IEnumerable<string> Failures(string output)
    {
        var isFailure = false;
        foreach (var line in output.Split('\n'))
        {
            isFailure =
                line.StartsWith("fail:", StringComparison.Ordinal)
                || line.StartsWith("crit:", StringComparison.Ordinal)
                || (isFailure && line.StartsWith(' '));
            if (isFailure)
                yield return line;
        }
    }
}
