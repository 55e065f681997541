using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Payments.AspNetCore.Synapto;
using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Synapto.Sdk;

public sealed partial class SdkFileTests(SharedHost shared) : IClassFixture<SharedHost>
{
    public static TheoryData<string, string> Files =>
        new() { { "synapto.js", "text/javascript; charset=utf-8" }, { "synapto.d.ts", "text/plain; charset=utf-8" } };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_can_be_loaded_by_every_site_and_is_kept_for_minutes(string file, string type)
    {
        var first = await GetAsync("/js/" + file);
        var again = await GetAsync("/js/" + file, ("If-None-Match", first.Header("ETag")!));

        Assert.Equal((200, type), (first.Status, first.Header("Content-Type")));
        Assert.Equal("public, max-age=300", first.Header("Cache-Control"));
        AssertAnyoneMayLoad(first);
        AssertAnyoneMayLoad(again);
        Assert.Equal(304, again.Status);
    }

    [Fact]
    public async Task The_frame_runs_its_own_script_alone_sandboxed_wherever_it_is_shown()
    {
        var frame = await GetAsync("/js/frame");
        var other = await GetAsync("/js/frame");
        var nonce = Nonce().Match(frame.Header("Content-Security-Policy")!).Groups[1].Value;

        Assert.Equal(200, frame.Status);
        Assert.Equal(
            $"sandbox allow-scripts allow-forms; default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; "
                + "connect-src 'self'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'",
            frame.Header("Content-Security-Policy")
        );
        Assert.NotEqual(frame.Header("Content-Security-Policy"), other.Header("Content-Security-Policy"));
        Assert.Null(frame.Header("X-Frame-Options"));
        Assert.Equal("require-corp", frame.Header("Cross-Origin-Embedder-Policy"));
        Assert.Equal("no-store", frame.Header("Cache-Control"));
        Assert.Equal("no-referrer", frame.Header("Referrer-Policy"));
        foreach (Match file in Loaded().Matches(frame.Body))
        {
            var answer = await GetAsync("/js/" + file.Groups[1].Value);
            Assert.Equal(200, answer.Status);
            AssertAnyoneMayLoad(answer);
            Assert.Contains($"{file.Value} nonce=\"{nonce}\"", frame.Body, StringComparison.Ordinal);
        }

        Assert.Equal(2, Loaded().Count(frame.Body));
    }

    [Fact]
    public async Task The_frame_has_the_three_fields_of_a_card_with_labels_and_errors()
    {
        var page = (await GetAsync("/js/frame")).Body;

        foreach (var field in new[] { "number", "exp", "csc" })
            Assert.Contains($"autocomplete=\"cc-{field}\" inputmode=\"numeric\"", page, StringComparison.Ordinal);
        foreach (var field in new[] { "number", "expiry", "cvc" })
        {
            Assert.Contains($"<label for=\"card-{field}\">", page, StringComparison.Ordinal);
            Assert.Matches($"aria-describedby=\"[^\"]*card-{field}-error", page);
            Assert.Contains($"id=\"card-{field}-error\"", page, StringComparison.Ordinal);
        }

        Assert.Contains("role=\"status\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("cc-name", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Named_origins_alone_may_show_the_frame()
    {
        await using var host = await CheckoutHost.StartAsync(
            new HostPlan
            {
                Checkout = options =>
                {
                    options.BrowserOrigins.Add("https://shop.example");
                    options.BrowserOrigins.Add("http://localhost:5000");
                    options.BrowserOrigins.Add("capacitor://localhost");
                    options.BrowserOrigins.Add("com.example.shop:");
                    options.BrowserOrigins.Add("file://");
                },
            }
        );

        var frame = await Answer.ReadAsync(await host.Client.GetAsync("/js/frame", TestContextToken.Current));

        Assert.Contains(
            "frame-ancestors https://shop.example http://localhost:5000 capacitor://localhost com.example.shop: file:;",
            frame.Header("Content-Security-Policy"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_script_is_small_depends_on_nothing_and_makes_no_markup_out_of_text()
    {
        foreach (var asset in new[] { SdkFiles.Script, SdkFiles.FrameScript })
        {
            Assert.InRange(asset.Content.Length, 1, 25_000);
            Assert.DoesNotMatch(
                @"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\bimport\b"
                    + @"|setAttribute\('style'|localStorage|document\.cookie|https?:/",
                Text(asset)
            );
        }
    }

    [Fact]
    public void The_styles_load_nothing() => Assert.DoesNotMatch(@"url\(|@import|@font-face", Text(SdkFiles.FrameStyle));

    [Fact]
    public void The_types_name_all_that_the_script_has()
    {
        var (script, types) = (Text(SdkFiles.Script), Text(SdkFiles.Types));
        var client = script[script.IndexOf("class Client", StringComparison.Ordinal)..];
        var element = script[
            script.IndexOf("class PaymentElement", StringComparison.Ordinal)..script.IndexOf("class Client", StringComparison.Ordinal)
        ];

        Assert.Equal(Members(types, "Client"), Methods(client));
        Assert.Equal(Members(types, "PaymentElement"), Methods(element));
        foreach (
            Match color in Regex.Matches(
                script[script.IndexOf("const names", StringComparison.Ordinal)..script.IndexOf("const palette", StringComparison.Ordinal)],
                "'(\\w+)'"
            )
        )
            Assert.Contains($"{color.Groups[1].Value}?: string;", types, StringComparison.Ordinal);
        foreach (Match code in Regex.Matches(script, @"failure\('(\w+)'"))
            Assert.Contains($"| \"{code.Groups[1].Value}\"", types, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scripts_parse()
    {
        using var folder = new TemporaryFolder();
        foreach (var asset in new[] { SdkFiles.Script, SdkFiles.FrameScript, HostedPageAssets.Script })
        {
            var path = folder[asset.FileName];
            await File.WriteAllBytesAsync(path, asset.Content.ToArray(), TestContextToken.Current);
            Process? node = null;
            try
            {
                node = Process.Start(new ProcessStartInfo("node", ["--check", path]) { RedirectStandardError = true });
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Assert.Skip("There is no node on this machine; the browser tests load the scripts too.");
            }

            var complaint = await node!.StandardError.ReadToEndAsync(TestContextToken.Current);
            await node.WaitForExitAsync(TestContextToken.Current);
            Assert.True(node.ExitCode == 0, complaint);
            node.Dispose();
        }
    }

    // To all alike, and so with nothing of a visitor's: no cookie is allowed to come.
    private static void AssertAnyoneMayLoad(Answer file)
    {
        Assert.Equal("*", file.Header("Access-Control-Allow-Origin"));
        Assert.Null(file.Header("Access-Control-Allow-Credentials"));
        Assert.Equal("cross-origin", file.Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("nosniff", file.Header("X-Content-Type-Options"));
    }

    private static string Text(HostedPageAsset asset) => Encoding.UTF8.GetString(asset.Content.Span);

    private static IEnumerable<string> Members(string types, string name)
    {
        var start = types.IndexOf($"  interface {name} {{", StringComparison.Ordinal);
        var body = types[start..types.IndexOf("\n  }\n", start, StringComparison.Ordinal)];
        return Regex
            .Matches(body, @"^    (\w+)[(<]", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value)
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Methods(string type) =>
        Regex
            .Matches(type, @"^    (?:async )?([a-z]\w*)\(.*\{", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value)
            .Where(name => name != "constructor")
            .Order(StringComparer.Ordinal);

    private async Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Answer.ReadAsync(await shared.Host.Client.SendAsync(request, TestContextToken.Current));
    }

    [GeneratedRegex("script-src 'nonce-([^']+)'")]
    private static partial Regex Nonce();

    [GeneratedRegex("(?:href|src)=\"./([^\"]+)\"")]
    private static partial Regex Loaded();
}
