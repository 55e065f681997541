using System.Security.Cryptography.X509Certificates;
using System.Text;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests;

public sealed class SmtpSignInTests
{
    // user=…, auth=Bearer …, each ended by a byte of one, and one more at the end (XOAUTH2).
    private static readonly string Initial = Base64("user=ada\u0001auth=Bearer t0ken-1\u0001\u0001");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("XOAUTH2")]
    [InlineData("PLAIN LOGIN XOAUTH2")]
    [InlineData("OAUTHBEARER XOAUTH2")]
    public async Task An_access_token_signs_in(string ways)
    {
        using var certificate = SmtpSink.NewCertificate();
        await using var sink = Sink(certificate, ways, new() { [$"AUTH XOAUTH2 {Initial}"] = "235 2.7.0 welcome" });

        Assert.IsType<EmailOutcome.Accepted>(await SendAsync(sink, certificate, _ => new("t0ken-1")));
        Assert.Contains($"AUTH XOAUTH2 {Initial}", sink.Commands);
    }

    [Theory]
    [InlineData("535 5.7.8 Username and Password not accepted")]
    [InlineData("535 5.7.3 Authentication unsuccessful")]
    public async Task A_token_that_is_refused_is_the_hosts_trouble_and_is_asked_for_anew_at_the_next_try(string refusal)
    {
        using var certificate = SmtpSink.NewCertificate();
        var asked = 0;
        async ValueTask<string> NextAsync(CancellationToken cancellation)
        {
            await Task.Yield();
            return $"t0ken-{asked++}";
        }

        // The error comes as a challenge, and the refusal once it was answered by an empty line.
        await using var first = Sink(
            certificate,
            "XOAUTH2",
            new()
            {
                ["AUTH"] = $"334 {Base64("""{"status":"400","schemes":"Bearer"}""")}",
                ["MAIL"] = "530 not signed in",
                ["\n"] = refusal,
            }
        );
        var refused = Assert.IsType<EmailOutcome.Refused>(await SendAsync(first, certificate, NextAsync));
        Assert.Equal((false, true), (refused.IsPermanent, refused.IsHostTrouble));
        Assert.Contains(refusal, refused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", refused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Commands, line => line.StartsWith("MAIL", StringComparison.Ordinal));

        await using var second = Sink(certificate, "XOAUTH2", new() { [$"AUTH XOAUTH2 {Initial}"] = "235 2.7.0 welcome" });
        Assert.IsType<EmailOutcome.Accepted>(await SendAsync(second, certificate, NextAsync));
        Assert.Equal(2, asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\r\nbreak")]
    [InlineData("a\u0001b")]
    [InlineData("tökén")]
    public async Task What_is_no_token_is_not_sent(string token)
    {
        using var certificate = SmtpSink.NewCertificate();
        await using var sink = Sink(certificate, "XOAUTH2", []);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(sink, certificate, _ => new(token)));
        Assert.Contains("SmtpOptions.AccessToken", failure.Message, StringComparison.Ordinal);
        Assert.True(token.Length == 0 || !failure.Message.Contains(token, StringComparison.Ordinal));
        Assert.Empty(sink.Commands);
    }

    [Theory]
    [InlineData("PLAIN LOGIN")]
    [InlineData("OAUTHBEARER")]
    public async Task A_server_that_takes_no_token_is_the_hosts_trouble(string ways)
    {
        using var certificate = SmtpSink.NewCertificate();
        await using var sink = Sink(certificate, ways, []);
        var refused = Assert.IsType<EmailOutcome.Refused>(await SendAsync(sink, certificate, _ => new("t0ken-1")));

        Assert.Equal((false, true), (refused.IsPermanent, refused.IsHostTrouble));
        Assert.Contains("XOAUTH2", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("504 5.5.4 not this one", true)]
    [InlineData("534 5.7.9 too weak", true)]
    [InlineData("501 5.5.2 what?", true)]
    [InlineData("535 5.7.8 no", false)]
    [InlineData("454 4.7.0 later", false)]
    public async Task Where_a_way_is_refused_the_other_is_tried_and_where_the_password_is_none_is(string answer, bool isTried)
    {
        using var certificate = SmtpSink.NewCertificate();
        await using var sink = Sink(
            certificate,
            "PLAIN LOGIN",
            new()
            {
                ["AUTH PLAIN"] = answer,
                [Base64("ada")] = "334 UGFzc3dvcmQ6",
                [Base64("s3cret")] = "235 welcome",
            }
        );
        var outcome = await SendAsync(sink, certificate, token: null);

        Assert.Equal(isTried, outcome is EmailOutcome.Accepted);
        Assert.Equal(isTried, sink.Commands.Contains("AUTH LOGIN"));
        Assert.Equal(answer[0] == '5' && !isTried, outcome is EmailOutcome.Refused { IsHostTrouble: true });
    }

    private static SmtpSink Sink(X509Certificate2 certificate, string ways, Dictionary<string, string?> answers) =>
        new()
        {
            Certificate = certificate,
            Extensions = ["STARTTLS", $"AUTH {ways}"],
            Answers = answers,
        };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static Task<EmailOutcome> SendAsync(
        SmtpSink sink,
        X509Certificate2 certificate,
        Func<CancellationToken, ValueTask<string>>? token
    ) => new SmtpEmailSender(
            "127.0.0.1",
            sink.Port,
            new SmtpOptions
            {
                UserName = "ada",
                Password = token is null ? "s3cret" : null,
                AccessToken = token,
                Trust = (_, shown, _, _) => shown!.GetCertHashString() == certificate.GetCertHashString(),
            }
        ).SendAsync(Mails.Message(), _ => default, Token).AsTask();
}
