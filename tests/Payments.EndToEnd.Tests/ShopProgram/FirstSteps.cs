using System.Diagnostics;

namespace Payments.EndToEnd.Tests;

public sealed class FirstSteps
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shop_says_where_it_is_and_the_lines_that_it_prints_make_a_session_and_a_checkout()
    {
        await using var shop = await RunningShop.StartAsync(Cancellation, "sk_test_as_it_was_given_1234");
        var printed = await BannerAsync(shop);

        Assert.Contains($"open at {shop.Origin.ToString().TrimEnd('/')}", printed, StringComparison.Ordinal);
        Assert.Contains($"{shop.Origin}synapto/v1", printed, StringComparison.Ordinal);
        Assert.Contains("sk_test_as_it_was_given_1234", printed, StringComparison.Ordinal);
        Assert.Contains($"{shop.Origin}syncpay/api/v1", printed, StringComparison.Ordinal);
        Assert.Contains($"{shop.Origin}syncgram/api/v1", printed, StringComparison.Ordinal);
        Assert.Contains("Test API key of org_shop  sk_test_as_it_was_given_1234_org", printed, StringComparison.Ordinal);

        var lines = printed.Split('\n').Where(text => text.Trim().StartsWith("curl ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, lines.Length);
        Assert.Contains("\"state\":\"OPEN\"", await MakesAsync(lines[0]), StringComparison.Ordinal);
        Assert.Contains("\"status\":\"PENDING\"", await MakesAsync(lines[1]), StringComparison.Ordinal);
        Assert.Contains("No payment methods enabled", await MakesAsync(lines[2], 403), StringComparison.Ordinal);
        Assert.Contains("api key is not valid", await MakesAsync(lines[3], 403), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shop_says_to_HEAD_what_it_would_send()
    {
        await using var shop = await RunningShop.StartAsync(Cancellation);
        using var http = new HttpClient { BaseAddress = shop.Origin };
        string[] paths =
        [
            "/",
            "/orders",
            "/events",
            "/balance",
            "/shop.css",
            "/pay.js",
            "/healthz",
            "/synapto/js/synapto.js",
            "/synapto/js/frame",
        ];
        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var answer = await http.SendAsync(request, Cancellation);

            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
            Assert.NotNull(answer.Content.Headers.ContentType);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancellation));
        }
    }

    [Fact]
    public async Task The_shop_prints_every_test_card_in_groups()
    {
        await using var shop = await RunningShop.StartAsync(Cancellation);
        var printed = await BannerAsync(shop);

        Assert.All(TestCards.All, card => Assert.Contains(card.GroupedNumber, printed, StringComparison.Ordinal));
        Assert.Contains(SharedShop.Approved, printed, StringComparison.Ordinal);
        Assert.Contains(SharedShop.Declined, printed, StringComparison.Ordinal);
        Assert.Contains(SharedShop.LostAnswer, printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shop_prints_a_few_phones_and_accounts_that_pay_and_do_not()
    {
        await using var shop = await RunningShop.StartAsync(Cancellation);
        var printed = await BannerAsync(shop);

        foreach (var effect in new[] { TestPayerEffect.Pays, TestPayerEffect.Refuses, TestPayerEffect.TopsUp })
            Assert.Contains(TestPhones.All.First(phone => phone.Effect == effect).Number, printed, StringComparison.Ordinal);
        foreach (var effect in new[] { TestPayerEffect.Pays, TestPayerEffect.Underpays })
            Assert.Contains(TestBankAccounts.All.Single(account => account.Effect == effect).Number, printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lifetime_of_prices_that_cannot_be_is_refused_at_start_by_its_range()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await using var shop = await RunningShop.StartAsync(Cancellation, quoteSeconds: 4);
        });

        Assert.Contains("QuoteLifetime", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_arguments_it_stands_on_port_5080_and_keeps_its_file_where_it_is_started()
    {
        var settings = typeof(Shop.Order).Assembly.GetType("Shop.ShopSettings", throwOnError: true)!;
        var read = settings.GetMethod("Read")!;

        Assert.Equal("http://127.0.0.1:5080", settings.GetField("DefaultUrls")!.GetRawConstantValue());
        Assert.Equal("shop.db", settings.GetProperty("DatabasePath")!.GetValue(read.Invoke(null, [Array.Empty<string>()])));
        Assert.Equal(
            "other.db",
            settings
                .GetProperty("DatabasePath")!
                .GetValue(read.Invoke(null, [new[] { "--urls", "http://127.0.0.1:1", "--db", "other.db" }]))
        );
    }

    [Fact]
    public async Task A_key_that_cannot_be_used_is_named_and_another_one_is_printed()
    {
        await using var shop = await RunningShop.StartAsync(Cancellation, "no_key");

        Assert.Contains("Test API key  sk_test_", await BannerAsync(shop), StringComparison.Ordinal);
        Assert.Contains("SHOP_API_KEY is not used", shop.Program.Errors, StringComparison.Ordinal);
    }

    internal static Task<string> BannerAsync(RunningShop shop) =>
        Eventually.GetAsync(
            () =>
                Task.FromResult(
                    shop.Program.Output is var output && output.Contains("Ctrl+C stops the shop.", StringComparison.Ordinal) ? output : null
                ),
            "the shop prints how to begin",
            Cancellation
        );

    private static async Task<string> MakesAsync(string line, int status = 200)
    {
        var answer = await RunInBashAsync($"{line} --silent --write-out '\\n%{{http_code}}'");
        Assert.EndsWith($"\n{status}", answer, StringComparison.Ordinal);
        return answer;
    }

    private static async Task<string> RunInBashAsync(string line)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", line]) { RedirectStandardOutput = true })!;
        var output = await bash.StandardOutput.ReadToEndAsync(Cancellation);
        await bash.WaitForExitAsync(Cancellation);
        return output;
    }
}
