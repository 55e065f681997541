using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>A page's token is all that a payer needs: who reads a log with one can pay, or see what was paid.</summary>
public sealed class LoggedTokenTests
{
    // What SECURITY.md tells hosts to set.
    private const string RequestLog = "Microsoft.AspNetCore.Hosting.Diagnostics";

    [Fact]
    public async Task No_line_of_the_library_holds_a_token_of_a_page_over_a_whole_payment()
    {
        var (tokens, lines) = await PayAsync(filtered: false, LogLevel.Trace);

        Assert.NotEmpty(lines);
        Assert.DoesNotContain(lines.Where(IsOurs), line => tokens.Any(token => line.Contains(token, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(LogLevel.Information)]
    [InlineData(LogLevel.Warning)]
    public async Task With_the_filter_of_the_documents_no_line_at_all_holds_one(LogLevel level)
    {
        var (tokens, lines) = await PayAsync(filtered: true, level);

        Assert.DoesNotContain(lines, line => tokens.Any(token => line.Contains(token, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_the_filter_the_framework_s_own_lines_hold_them()
    {
        var (tokens, lines) = await PayAsync(filtered: false, LogLevel.Information);

        Assert.Contains(lines, line => tokens.Any(token => line.Contains(token, StringComparison.Ordinal)));
        Assert.Contains(RequestLog, File.ReadAllText(Specifications.Repository.PathOf("SECURITY.md")), StringComparison.Ordinal);
    }

    private static async Task<(IReadOnlyList<string> Tokens, IReadOnlyList<string> Lines)> PayAsync(bool filtered, LogLevel level)
    {
        await using var host = await CheckoutHost.StartAsync(
            new HostPlan
            {
                Clock = HostPlan.DocumentClock(),
                LogLevel = level,
                Services = services =>
                {
                    if (filtered)
                        services.AddLogging(logging => logging.AddFilter(RequestLog, LogLevel.None));
                },
                Beside =
                [
                    ("/syncpay", CheckoutDialect.SyncPay),
                    ("/syncgram", CheckoutDialect.Syncgram),
                    ("/yorlet", CheckoutDialect.Yorlet),
                ],
                Payments = HostPlan.FixedRates,
            }
        );
        var payer = new Payer(host);
        var session = await host.Shop.OpenAsync();
        List<string> tokens = [session.PageToken];
        await payer.OpenAsync(session);
        await payer.PayAsync(session, Payer.Declined);
        await payer.PayAsync(session, Payer.AnswerLost);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        await payer.OpenAsync(session);
        await payer.OpenAsync(session.Url + "x");
        await payer.OpenAsync(session.Url.Replace("checkout?", "checkout/status?", StringComparison.Ordinal));
        await payer.OpenAsync(session.Url.Replace("checkout?", "checkout/none?", StringComparison.Ordinal));

        var merchant = await host.NewMerchantAsync("/syncgram");
        var created = await merchant.PostAsync(
            "/api/v1/payments/checkouts",
            "{\"pricing\":{\"base_currency\":\"USD\",\"amount\":\"50.00\"},\"customer_first_name\":\"A\","
                + "\"customer_last_name\":\"L\",\"customer_email\":\"a@example.com\"}"
        );
        Assert.True(created.Status == 200, created.Body);
        var url = created.Json.GetProperty("checkout_url").GetString()!;
        tokens.Add(url[(url.LastIndexOf('/') + 1)..]);
        await payer.OpenAsync(url);
        await payer.OpenAsync(url + "/status");
        await payer.OpenAsync(url + "/none");
        return (tokens, host.Logs.Lines);
    }

    // "Level category: …", or "category: …" of a scope.
    private static bool IsOurs(string line) => line.Split(':')[0].Contains("Payments", StringComparison.Ordinal);
}
