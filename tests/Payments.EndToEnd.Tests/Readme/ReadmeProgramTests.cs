using System.Net;

namespace Payments.EndToEnd.Tests;

public sealed class ReadmeProgramTests
{
    [Fact]
    public async Task Its_program_sells_and_says_on_its_console_what_is_paid()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var origin = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        await using var program = ProgramProcess.Start(
            Repository.Program("tests/Payments.Readme", "Payments.Readme"),
            ["--urls", origin.ToString()],
            folder.Path
        );
        using var api = new ShopApi(origin, "");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = origin };

        var page = await Eventually.GetAsync(() => BuyAsync(http, program, cancellation), "the program of the README sells", cancellation);
        Assert.StartsWith($"{origin}checkout?", page.ToString(), StringComparison.Ordinal);
        Assert.Contains("£18.50", await http.GetStringAsync(page, cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await api.PayAsync(page, "4242 4242 4242 4242", cancellation));

        await Eventually.IsTrueAsync(
            () => Task.FromResult(program.Output.Split('\n').Contains("order_1 is paid")),
            "the console says that the order is paid",
            cancellation
        );
        Assert.Contains("Payment successful", await http.GetStringAsync(page, cancellation), StringComparison.Ordinal);
    }

    private static async Task<Uri?> BuyAsync(HttpClient http, ProgramProcess program, CancellationToken cancellationToken)
    {
        Assert.False(program.HasExited, program.Everything);
        try
        {
            using var answer = await http.GetAsync(new Uri("/buy", UriKind.Relative), cancellationToken);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            return answer.Headers.Location;
        }
        catch (HttpRequestException)
        {
            return null; // It does not listen yet.
        }
    }
}
