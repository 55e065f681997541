using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>What a host maps for itself beside a dialect says nothing of the dialect's addresses.</summary>
public sealed class HostRouteTests
{
    private static readonly string[] _kinds = ["file", "late", "catch-all"];

    private static readonly (string Nothing, string Known, string Allowed)[] _addresses =
    [
        ("/v1/nothing", "/v1/accounts/a/customers", "GET, HEAD, POST"),
        ("/syncpay/api/v1/nothing", "/syncpay/api/v1/payments/payins", "GET, HEAD"),
        ("/syncgram/api/v1/nothing", "/syncgram/api/v1/payments/refunds", "GET, HEAD, POST"),
        ("/yorlet/v1/nothing", "/yorlet/v1/refunds", "GET, HEAD, POST"),
        ("/checkout/none", "/checkout", "GET, HEAD, POST"),
        ("/syncgram/c/token/none", "/syncgram/c/token", "GET, HEAD, POST"),
    ];

    public static TheoryData<string, int> Cases { get; } =
        new MatrixTheoryData<string, int>(_kinds, Enumerable.Range(0, _addresses.Length));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_unknown_address_is_404_and_a_wrong_method_405_with_the_dialect_s_own(string kind, int address)
    {
        var (nothing, known, allowed) = _addresses[address];
        using var files = new TemporaryFolder();
        await File.WriteAllTextAsync(files["index.html"], "of the host", TestContextToken.Current);
        await using var host = await CheckoutHost.StartAsync(
            new HostPlan
            {
                Beside =
                [
                    ("/syncpay", CheckoutDialect.SyncPay),
                    ("/syncgram", CheckoutDialect.Syncgram),
                    ("/yorlet", CheckoutDialect.Yorlet),
                ],
                Payments = HostPlan.FixedRates,
                Map = app => Map(app, kind, Path.GetDirectoryName(files["index.html"])!),
            }
        );

        // A catch-all before ours takes what it says it takes; the methods that it does not are ours to refuse.
        var unknown = kind == "catch-all" ? (string[])["DELETE", "PATCH"] : ["GET", "HEAD", "POST", "DELETE"];
        foreach (var method in unknown)
            Assert.Equal((method, 404, ""), await AskAsync(host, method, nothing));
        foreach (var method in (string[])["PUT", "PATCH"])
            Assert.Equal((method, 405, allowed), await AskAsync(host, method, known));
        Assert.Equal(200, (await AskAsync(host, "GET", "/of-the-host")).Status);
    }

    private static void Map(WebApplication app, string kind, string folder)
    {
        if (kind == "file")
            app.MapFallbackToFile("index.html", new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder) });
        else if (kind == "late")
            app.MapMethods("/{**path}", ["GET", "HEAD", "POST", "DELETE"], () => Results.Text("of the host")).WithOrder(int.MaxValue);
        else
            app.MapMethods("/{**path}", ["GET", "POST"], () => Results.Text("of the host"));
    }

    private static async Task<(string Method, int Status, string Allowed)> AskAsync(CheckoutHost host, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var answer = await Answer.ReadAsync(await host.Client.SendAsync(request, TestContextToken.Current));
        return (method, answer.Status, string.Join(", ", answer.Headers["Allow"]));
    }
}
