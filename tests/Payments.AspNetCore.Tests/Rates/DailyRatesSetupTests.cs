using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore.Tests.Webhooks;
using Xunit;

namespace Payments.AspNetCore.Tests.Rates;

public sealed class DailyRatesSetupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://rates.example/daily.xml")]
    [InlineData("ftp://rates.example/daily.xml")]
    [InlineData("https://user@rates.example/daily.xml")]
    [InlineData("https://user:password@rates.example/daily.xml")]
    [InlineData("file:///rates.xml")]
    [InlineData("/daily.xml")]
    [InlineData("http://10.0.0.1/daily.xml")]
    public void An_address_that_is_not_secure_is_refused(string address) =>
        Assert.Contains(
            "https",
            Assert
                .Throws<ArgumentException>("url", () => Payments().UseDailyExchangeRates(new Uri(address, UriKind.RelativeOrAbsolute)))
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("https://rates.example/daily.xml")]
    [InlineData("http://localhost:5000/daily.xml")]
    [InlineData("http://rates.localhost:5000/daily.xml")]
    [InlineData("http://127.0.0.1/daily.xml")]
    [InlineData("http://[::1]/daily.xml")]
    public void A_secure_address_or_one_of_this_machine_is_taken(string url)
    {
        var payments = Payments().UseDailyExchangeRates(new Uri(url));

        using var provider = payments.Services.BuildServiceProvider();
        Assert.IsType<HttpExchangeRates>(provider.GetRequiredService<IExchangeRates>());
    }

    public static TheoryData<string, Action<DailyRatesOptions>> WrongOptions =>
        new()
        {
            { "RefreshInterval", options => options.RefreshInterval = TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1) },
            { "RefreshInterval", options => options.RefreshInterval = TimeSpan.FromHours(24) + TimeSpan.FromTicks(1) },
            { "MaximumAge", options => options.MaximumAge = TimeSpan.FromHours(1) - TimeSpan.FromTicks(1) },
            { "MaximumAge", options => options.MaximumAge = TimeSpan.FromDays(30) + TimeSpan.FromTicks(1) },
        };

    [Theory]
    [MemberData(nameof(WrongOptions), DisableDiscoveryEnumeration = true)]
    public void An_option_out_of_its_range_is_refused_by_name(string option, Action<DailyRatesOptions> configure)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() =>
            Payments().UseDailyExchangeRates(new Uri("https://rates.example/"), configure)
        );

        Assert.Contains($"o.{option} = …", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ends_of_the_ranges_are_within_and_the_defaults_are_four_hours_and_six_days()
    {
        var options = new DailyRatesOptions();
        Assert.Equal((TimeSpan.FromHours(4), TimeSpan.FromDays(6)), (options.RefreshInterval, options.MaximumAge));

        new DailyRatesOptions { RefreshInterval = TimeSpan.FromMinutes(1), MaximumAge = TimeSpan.FromHours(1) }.Validate();
        new DailyRatesOptions { RefreshInterval = TimeSpan.FromHours(24), MaximumAge = TimeSpan.FromDays(30) }.Validate();
    }

    [Fact]
    public void The_last_source_of_rates_wins()
    {
        var payments = Payments().UseFixedExchangeRates(Currency.Usd, []).UseDailyExchangeRates(new Uri("https://rates.example/"));
        using (var daily = payments.Services.BuildServiceProvider())
            Assert.IsType<HttpExchangeRates>(Assert.Single(daily.GetServices<IExchangeRates>()));

        payments.UseFixedExchangeRates(Currency.Usd, []);
        using var provider = payments.Services.BuildServiceProvider();
        Assert.IsType<FixedExchangeRates>(Assert.Single(provider.GetServices<IExchangeRates>()));
    }

    [Fact]
    public async Task Rates_come_over_a_real_connection_and_redirects_are_not_followed()
    {
        await using var publisher = await Receiver.StartAsync(async context =>
        {
            if (context.Request.Path == "/moved")
                context.Response.Redirect("/hooks");
            else
                await context.Response.WriteAsync(RatesPublisher.Document(Today()));
        });

        Assert.Equal(120m, (await RateAsync(publisher.Url)).Value.Rate);
        Assert.Equal("rate_missing", (await RateAsync(new Uri(publisher.Url, "/moved"))).Refusal!.Code);
        Assert.Equal(["GET /hooks", "GET /moved"], publisher.Requests.Select(request => $"{request.Method} {request.Target}"));
    }

    [Fact]
    public async Task A_publisher_that_hangs_up_in_the_middle_brings_no_rates()
    {
        await using var publisher = await Receiver.StartAsync(async context =>
        {
            context.Response.ContentLength = 5000;
            await context.Response.WriteAsync(RatesPublisher.Document(Today()));
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });

        Assert.Equal("rate_missing", (await RateAsync(publisher.Url)).Refusal!.Code);
    }

    [Fact]
    public async Task Neither_a_trace_nor_its_baggage_goes_to_the_publisher()
    {
        await using var publisher = await Receiver.StartAsync(context => context.Response.WriteAsync(RatesPublisher.Document(Today())));
        using var checkout = new Activity("checkout").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("payer", "ada@example.com");
        checkout.TraceStateString = "shop=1";
        checkout.Start();

        Assert.Equal(120m, (await RateAsync(publisher.Url)).Value.Rate);
        Assert.Equal(["Host", "User-Agent"], Assert.Single(publisher.Requests).Headers.Keys.Order(StringComparer.Ordinal));
    }

    private static async Task<Result<ExchangeRate>> RateAsync(Uri url)
    {
        await using var provider = Payments().UseDailyExchangeRates(url).Services.BuildServiceProvider();
        return await provider.GetRequiredService<IExchangeRates>().GetAsync(Currency.Usd, Currency.Jpy, Token);
    }

    private static string Today() =>
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static PaymentsBuilder Payments()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        return services.AddPayments();
    }
}
