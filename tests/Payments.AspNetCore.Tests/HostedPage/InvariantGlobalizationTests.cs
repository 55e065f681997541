using System.Diagnostics;
using System.Globalization;
using Payments.AspNetCore.Tests.HostedPage.Steps;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>The pages in a process that knows no cultures, as container images set it: the same tests, in another process.</summary>
public sealed class InvariantGlobalizationTests
{
    private const string Invariant = "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    private static readonly Type[] _classes =
    [
        typeof(CulturelessPageTests),
        typeof(PaymentFlowTests),
        typeof(PayPageTests),
        typeof(OutcomePageTests),
        typeof(StepWalkTests),
        typeof(BankStepTests),
    ];

    [Fact]
    public async Task Pages_and_mails_are_the_same_without_cultures()
    {
        var program = Path.ChangeExtension(
            typeof(InvariantGlobalizationTests).Assembly.Location,
            OperatingSystem.IsWindows() ? ".exe" : null
        );
        var start = new ProcessStartInfo(program, [.. _classes.SelectMany(type => (string[])["-class", type.FullName!])])
        {
            RedirectStandardOutput = true,
            Environment = { [Invariant] = "1" },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContextToken.Current);
        await process.WaitForExitAsync(TestContextToken.Current);

        Assert.True(process.ExitCode == 0, output);
        Assert.Contains(nameof(CulturelessPageTests), string.Join(' ', _classes.Select(type => type.Name)), StringComparison.Ordinal);
    }
}

/// <summary>Runs with cultures and, by the test above, without.</summary>
public sealed class CulturelessPageTests
{
    [Fact]
    public void The_process_is_what_its_environment_says() =>
        Assert.Equal(
            Environment.GetEnvironmentVariable("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT") == "1",
            KnownCulture.Find("en-GB") is null
        );

    [Theory]
    [InlineData("GBP", 10000, "£100.00")]
    [InlineData("GBP", 12345678, "£123,456.78")]
    [InlineData("USD", 1850, "US$18.50")]
    [InlineData("EUR", 1850, "€18.50")]
    [InlineData("JPY", 1850, "¥1,850")]
    [InlineData("KWD", 1500, "KWD\u00A01.500")]
    [InlineData("NGN", 7500000, "₦75,000.00")]
    public async Task A_page_shows_the_amount_as_elsewhere(string currency, long minorUnits, string text)
    {
        Assert.Equal(text, PageWords.For("en").Amount(Money.FromMinorUnits(minorUnits, Currency.Of(currency))));
        await using var host = await CheckoutHost.StartAsync();
        var session = await host.Shop.OpenAsync($$"""{"amount":"{{minorUnits}}","currency":"{{currency}}"}""");

        var page = await new Payer(host).OpenAsync(session);

        Assert.Equal(200, page.Status);
        Assert.Contains(text, System.Net.WebUtility.HtmlDecode(page.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_currency_is_written_as_elsewhere() =>
        Assert.All(
            Currency.All,
            currency =>
                Assert.Equal(
                    Money.FromMinorUnits(-123456, currency).Format(CultureInfo.InvariantCulture),
                    PageWords.For("en").Amount(Money.FromMinorUnits(-123456, currency))
                )
        );
}
