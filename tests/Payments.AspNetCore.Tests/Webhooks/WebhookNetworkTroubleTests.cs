using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Payments.AspNetCore.Tests.Webhooks;

public sealed class WebhookNetworkTroubleTests
{
    /// <summary>Milliseconds after which a wait that a fault made endless fails; no result depends on it.</summary>
    private const int SafetyNet = 60_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = SafetyNet)]
    public async Task No_answer_within_the_time_limit_is_a_failed_attempt()
    {
        var clock = new SteppedClock(WebhookClients.Now);
        var asked = Signal();
        await using var receiver = await Receiver.StartAsync(context =>
        {
            asked.SetResult();
            return UntilAborted(context);
        });
        using var client = WebhookClients.Development(clock);

        var attempt = client.PostAsync(receiver.Url, Token);
        await asked.Task.WaitAsync(Token);
        clock.Advance(TimeSpan.FromSeconds(14.999));
        Assert.False(attempt.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.001));

        Assert.Equal(Failed(WebhookFailureReason.Timeout), await attempt);
    }

    [Fact(Timeout = SafetyNet)]
    public async Task An_answer_that_never_ends_is_a_failed_attempt_too()
    {
        var clock = new SteppedClock(WebhookClients.Now);
        var begun = Signal();
        await using var receiver = await Receiver.StartAsync(async context =>
        {
            await context.Response.WriteAsync("ok", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            begun.SetResult();
            await UntilAborted(context);
        });
        using var client = WebhookClients.Development(clock);

        var attempt = client.PostAsync(receiver.Url, Token);
        await begun.Task.WaitAsync(Token);
        clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(Failed(WebhookFailureReason.Timeout), await attempt);
    }

    [Fact(Timeout = SafetyNet)]
    public async Task A_look_up_that_never_ends_is_within_the_same_time()
    {
        var clock = new SteppedClock(WebhookClients.Now);
        var asked = Signal();
        using var client = WebhookClients.Development(
            clock,
            async (_, cancellationToken) =>
            {
                asked.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                return [];
            }
        );

        var attempt = client.PostAsync(new Uri("http://shop.example/"), Token);
        await asked.Task.WaitAsync(Token);
        clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(Failed(WebhookFailureReason.Timeout), await attempt);
    }

    [Fact]
    public async Task The_connection_has_a_shorter_time_of_its_own()
    {
        var options = new WebhookDeliveryOptions { AllowPrivateNetworks = true, ConnectTimeout = TimeSpan.FromMilliseconds(1) };
        using var client = new WebhookHttpClient(
            options,
            new SteppedClock(WebhookClients.Now),
            async (_, cancellationToken) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                return [];
            }
        );

        Assert.Equal(Failed(WebhookFailureReason.Timeout), await client.PostAsync(new Uri("http://shop.example/"), Token));
    }

    [Fact(Timeout = SafetyNet)]
    public async Task The_callers_own_cancellation_is_not_the_receivers_failure()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var asked = Signal();
        await using var receiver = await Receiver.StartAsync(context =>
        {
            asked.SetResult();
            return UntilAborted(context);
        });
        using var client = WebhookClients.Development();

        var attempt = client.PostAsync(receiver.Url, cancellation.Token);
        await asked.Task.WaitAsync(Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => attempt);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_a_failed_connection()
    {
        using var client = WebhookClients.Development();

        Assert.Equal(Failed(WebhookFailureReason.Connect), await client.PostAsync(new Uri($"http://127.0.0.1:{FreePort()}/"), Token));
    }

    [Fact]
    public async Task The_next_address_is_tried_when_one_does_not_answer()
    {
        await using var receiver = await Receiver.StartAsync(200);
        var options = new WebhookDeliveryOptions { AllowPrivateNetworks = true };
        using var client = new WebhookHttpClient(
            options,
            new SteppedClock(WebhookClients.Now),
            WebhookClients.Answer("10.0.0.1", "127.0.0.1"),
            (target, cancellationToken) =>
                IPAddress.IsLoopback(target.Address)
                    ? WebhookConnector.OpenAsync(target, cancellationToken)
                    : throw new SocketException((int)SocketError.HostUnreachable)
        );
        var url = new UriBuilder(receiver.Url) { Host = "shop.example" }.Uri;

        Assert.IsType<WebhookResponse.Delivered>(await client.PostAsync(url, Token));
    }

    [Fact]
    public async Task A_name_without_an_address_is_a_failed_look_up()
    {
        using var unknown = WebhookClients.Development(resolve: (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        using var empty = WebhookClients.Development(resolve: WebhookClients.Answer());

        Assert.Equal(Failed(WebhookFailureReason.NameResolution), await unknown.PostAsync(new Uri("http://shop.example/"), Token));
        Assert.Equal(Failed(WebhookFailureReason.NameResolution), await empty.PostAsync(new Uri("http://shop.example/"), Token));
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_a_tls_failure_and_sees_no_request()
    {
        using var certificate = SelfSigned();
        await using var receiver = await Receiver.StartAsync(_ => Task.CompletedTask, certificate);
        using var client = WebhookClients.Development();

        Assert.Equal(Failed(WebhookFailureReason.Tls), await client.PostAsync(receiver.Url, Token));
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task A_receiver_that_does_not_speak_tls_is_a_tls_failure()
    {
        await using var receiver = await Receiver.StartAsync(200);
        using var client = WebhookClients.Development();
        var url = new UriBuilder(receiver.Url) { Scheme = "https" }.Uri;

        Assert.Equal(Failed(WebhookFailureReason.Tls), await client.PostAsync(url, Token));
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_a_failed_attempt()
    {
        await using var silent = await Receiver.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var partial = await Receiver.StartAsync(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("ok", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });
        using var client = WebhookClients.Development();

        Assert.Equal(Failed(WebhookFailureReason.InvalidResponse), await client.PostAsync(silent.Url, Token));
        Assert.Equal(Failed(WebhookFailureReason.InvalidResponse), await client.PostAsync(partial.Url, Token));
    }

    [Theory]
    [InlineData(15 * 1024, true)]
    [InlineData(17 * 1024, false)]
    public async Task An_answer_has_at_most_16_kilobytes_of_headers(int length, bool accepted)
    {
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.Headers["x-long"] = new string('a', length);
            return Task.CompletedTask;
        });
        using var client = WebhookClients.Development();

        WebhookResponse expected = accepted ? new WebhookResponse.Delivered(200, "") : Failed(WebhookFailureReason.InvalidResponse);
        Assert.Equal(expected, await client.PostAsync(receiver.Url, Token));
    }

    private static WebhookResponse.Failed Failed(WebhookFailureReason reason) => new(reason);

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static async Task UntilAborted(HttpContext context)
    {
        var aborted = Signal();
        using var registration = context.RequestAborted.Register(aborted.SetResult);
        await aborted.Task;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(WebhookClients.Now.AddYears(-5), WebhookClients.Now.AddYears(50));
    }
}
