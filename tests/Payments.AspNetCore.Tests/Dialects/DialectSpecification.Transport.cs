using Payments.AspNetCore.Tests.Hosting;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>What every dialect does with requests that are broken, encoded or for no address of its own.</summary>
public abstract partial class DialectSpecification
{
    /// <summary>Headers and body of a transfer that is malformed, one character a byte.</summary>
    public static TheoryData<string> MalformedTransfers { get; } =
    [
        "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n80000000\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n7FFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n000000000000000000002\r\n{}\r\n0\r\n\r\nx",
        "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}0\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\nFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
        "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Length: -1\r\n\r\n{}",
        "Content-Length: 99999999999999999999\r\n\r\n{}",
    ];

    public static TheoryData<string> Codings { get; } = ["gzip", "br", "deflate", "zstd", "GZIP", "identity, gzip", "aws-chunked", "x"];

    [Theory]
    [MemberData(nameof(MalformedTransfers))]
    public async Task A_malformed_transfer_is_refused_and_leaves_no_stack_in_the_log(string transfer)
    {
        var answer = await RawHttp.SendAsync(
            _site.Host,
            $"POST {_site.Sessions} HTTP/1.1\r\nAuthorization: {Profile.Scheme} {_site.Secret}\r\n"
                + $"Content-Type: application/json\r\n{transfer}"
        );

        // Where the server itself refuses, before any endpoint is chosen, there is no envelope.
        Assert.InRange(answer.Status, 400, 431);
        if (answer.Body.Length > 0)
            Profile.AssertRefused(answer, answer.Status, null);
        Assert.DoesNotContain(_site.Host.Logs.Lines, IsLoud);
        Assert.Empty(await _site.StoredAsync());
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFF\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n")]
    public async Task A_malformed_body_that_nobody_reads_leaves_no_stack_in_the_log_either(string transfer)
    {
        foreach (var line in new[] { $"GET {_site.Sessions}/{Profile.UnknownId}", $"POST {_site.Sessions}/none/such", "POST /no/such" })
        {
            var answer = await RawHttp.SendAsync(_site.Host, $"{line} HTTP/1.1\r\n{transfer}");

            Assert.InRange(answer.Status, 400, 431);
        }

        Assert.DoesNotContain(_site.Host.Logs.Lines, IsLoud);
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task A_content_coding_is_refused_by_its_header(string coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _site.Sessions)
        {
            Content = new StringContent(await _site.BodyAsync(), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"{Profile.Scheme} {_site.Secret}");
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        var answer = await Answer.ReadAsync(await _site.Host.Client.SendAsync(request, TestContextToken.Current));

        Profile.AssertRefused(answer, 415, null);
        Assert.Contains("Content-Encoding is not supported", answer.Body, StringComparison.Ordinal);
        Assert.Equal("identity", answer.Header("Accept-Encoding"));
        Assert.Empty(await _site.StoredAsync());
    }

    [Fact]
    public async Task The_identity_coding_is_none()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _site.Sessions)
        {
            Content = new StringContent(await _site.BodyAsync(), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"{Profile.Scheme} {_site.Secret}");
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", "identity");

        Assert.Equal(200, (await Answer.ReadAsync(await _site.Host.Client.SendAsync(request, TestContextToken.Current))).Status);
    }

    [Theory]
    [InlineData("DELETE", "")]
    [InlineData("PUT", "")]
    [InlineData("TRACE", "")]
    [InlineData("BREW", "")]
    [InlineData("PUT", "/{id}")]
    [InlineData("PROPFIND", "/{id}")]
    public async Task A_method_that_an_address_does_not_take_is_refused_with_those_that_it_does(string method, string path)
    {
        foreach (var authorization in new[] { null, $"{Profile.Scheme} {_site.Secret}" })
        {
            var address = _site.Sessions + path.Replace("{id}", Profile.UnknownId, StringComparison.Ordinal);
            var answer = await _site.SendAsync(new HttpMethod(method), address, authorization);

            Profile.AssertRefused(answer, 405, null);
            var allowed = string.Join(", ", answer.Headers["Allow"]);
            Assert.Contains(path.Length == 0 ? "POST" : "GET", allowed, StringComparison.Ordinal);
            Assert.DoesNotContain(method, allowed, StringComparison.Ordinal);
            Assert.Contains(allowed, answer.Body, StringComparison.Ordinal);
            Assert.Equal("no-store", answer.Header("Cache-Control"));
        }
    }

    [Theory]
    [InlineData("/none")]
    [InlineData("/none/such")]
    [InlineData("/{id}/none")]
    [InlineData("/{id}/none/such")]
    [InlineData("s")]
    [InlineData("/4242424242424242/x/y")]
    public async Task An_address_that_is_none_is_refused_in_the_envelope(string path)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete })
        {
            var address = _site.Sessions + path.Replace("{id}", Profile.UnknownId, StringComparison.Ordinal);
            var answer = await _site.SendAsync(method, address, $"{Profile.Scheme} {_site.Secret}");

            Assert.InRange(answer.Status, 400, 405);
            Profile.AssertRefused(answer, answer.Status, null);
            Assert.DoesNotContain("42424242", answer.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/vx/none")]
    public async Task Addresses_that_are_not_the_dialect_s_are_left_to_the_host(string path) =>
        Assert.Equal((404, ""), (await _site.SendAsync(HttpMethod.Get, path, null)) is var answer ? (answer.Status, answer.Body) : default);

    private static bool IsLoud(string line) =>
        line.StartsWith("Error", StringComparison.Ordinal)
        || line.StartsWith("Critical", StringComparison.Ordinal)
        || line.StartsWith("Warning", StringComparison.Ordinal)
        || (line.StartsWith("Information", StringComparison.Ordinal) && line.Contains("   at ", StringComparison.Ordinal));
}
