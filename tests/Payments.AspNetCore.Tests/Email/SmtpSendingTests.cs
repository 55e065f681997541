using System.Net;
using System.Net.Sockets;
using System.Text;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests;

public sealed class SmtpSendingTests
{
    private static readonly Func<CancellationToken, ValueTask> Go = _ => default;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_arrives_whole_and_is_accepted()
    {
        await using var sink = new SmtpSink();
        Assert.IsType<EmailOutcome.Accepted>(await SendAsync(sink));

        Assert.Equal(Mails.Message().Text.ReplaceLineEndings("\r\n"), Mails.Parts(await sink.Mail)["text/plain; charset=utf-8"]);
        await sink.Closed;
        Assert.Equal(["EHLO [127.0.0.1]", "MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.com>", "DATA", "QUIT"], sink.Commands);
    }

    [Fact]
    public async Task Handing_over_comes_after_all_of_the_mail_and_before_the_dot()
    {
        await using var sink = new SmtpSink();
        var calls = 0;
        await SendAsync(
            sink,
            async _ =>
            {
                await sink.Content;
                Assert.False(sink.HasMail);
                calls++;
            }
        );

        Assert.True(sink.HasMail);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_handing_over_that_fails_keeps_the_dot_from_leaving()
    {
        await using var sink = new SmtpSink();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            SendAsync(
                sink,
                async _ =>
                {
                    await sink.Content;
                    throw new InvalidOperationException("another process has it");
                }
            )
        );

        await sink.Closed;
        Assert.False(sink.HasMail);
    }

    [Theory]
    [InlineData("", "554 go away", false)]
    [InlineData("EHLO", "502 what?", false)]
    [InlineData("MAIL", "450 later", false)]
    [InlineData("MAIL", "550 not you", true)]
    [InlineData("RCPT", "451 greylisted", false)]
    [InlineData("RCPT", "550-no such\r\n550 mailbox", true)]
    [InlineData("DATA", "421 closing", false)]
    [InlineData("DATA", "554 no", true)]
    [InlineData("RCPT", "", false)]
    [InlineData("RCPT", "hello", false)]
    public async Task A_refusal_before_the_dot_says_whether_it_is_for_good(string command, string answer, bool isPermanent)
    {
        await using var sink = new SmtpSink { Answers = { [command] = answer } };
        var refused = Assert.IsType<EmailOutcome.Refused>(
            await SendAsync(sink, _ => throw new InvalidOperationException("It is not handed over."))
        );

        Assert.Equal(isPermanent, refused.IsPermanent);
        Assert.False(sink.HasMail);
    }

    [Theory]
    [InlineData("451 later", typeof(EmailOutcome.Refused))]
    [InlineData("554 spam", typeof(EmailOutcome.Refused))]
    [InlineData("", typeof(EmailOutcome.Unknown))]
    [InlineData("hello", typeof(EmailOutcome.Unknown))]
    [InlineData("354 go on", typeof(EmailOutcome.Unknown))]
    public async Task After_the_dot_only_the_servers_word_decides(string answer, Type expected)
    {
        await using var sink = new SmtpSink { Answers = { ["."] = answer } };
        var outcome = await SendAsync(sink);

        Assert.IsType(expected, outcome);
        Assert.Equal(answer.StartsWith('5'), outcome is EmailOutcome.Refused { IsPermanent: true });
    }

    [Theory]
    [InlineData("RCPT", typeof(EmailOutcome.Refused))]
    [InlineData(".", typeof(EmailOutcome.Unknown))]
    public async Task A_server_that_falls_silent_is_left_when_the_time_is_over(string command, Type expected)
    {
        await using var sink = new SmtpSink { Answers = { [command] = null } };
        using var time = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var sending = SendAsync(sink, cancellationToken: time.Token);
        while (command == "." ? !sink.HasMail : !sink.Commands.Any(line => line.StartsWith(command, StringComparison.Ordinal)))
            await Task.Yield();
        await time.CancelAsync();

        Assert.IsType(expected, await sending);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_later()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.False(
            Assert
                .IsType<EmailOutcome.Refused>(
                    await new SmtpEmailSender("127.0.0.1", port, new SmtpOptions()).SendAsync(Mails.Message(), Go, Token)
                )
                .IsPermanent
        );
    }

    [Fact]
    public async Task A_server_without_encryption_hears_nothing_of_the_mail()
    {
        await using var sink = new SmtpSink();
        var refused = Assert.IsType<EmailOutcome.Refused>(await SendAsync(sink, options: new SmtpOptions()));

        Assert.Contains("SmtpOptions.Security", refused.Reason, StringComparison.Ordinal);
        Assert.False(refused.IsPermanent);
        Assert.Equal(["EHLO [127.0.0.1]"], sink.Commands);
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls, "PLAIN")]
    [InlineData(SmtpSecurity.StartTls, "LOGIN")]
    [InlineData(SmtpSecurity.Tls, "PLAIN LOGIN")]
    public async Task Name_and_password_go_over_an_encrypted_connection(SmtpSecurity security, string ways)
    {
        using var certificate = SmtpSink.NewCertificate();
        await using var sink = new SmtpSink
        {
            Certificate = certificate,
            IsTls = security == SmtpSecurity.Tls,
            Extensions = ["STARTTLS", $"AUTH {ways}"],
            Answers = { [Base64("ada")] = "334 UGFzc3dvcmQ6", [Base64("s3cret")] = "235 welcome" },
        };
        var outcome = await SendAsync(
            sink,
            options: new SmtpOptions
            {
                Security = security,
                UserName = "ada",
                Password = "s3cret",
                Trust = (_, shown, _, _) => shown!.GetCertHashString() == certificate.GetCertHashString(),
            }
        );

        Assert.IsType<EmailOutcome.Accepted>(outcome);
        Assert.Equal(security == SmtpSecurity.StartTls, sink.Commands.Contains("STARTTLS"));
        string[] expected = ways == "LOGIN" ? ["AUTH LOGIN", Base64("ada"), Base64("s3cret")] : [$"AUTH PLAIN {Base64("\0ada\0s3cret")}"];
        Assert.Equal(expected, sink.Commands.SkipWhile(line => !line.StartsWith("AUTH", StringComparison.Ordinal)).Take(expected.Length));
    }

    [Fact]
    public async Task A_wrong_password_is_no_fault_of_the_mail()
    {
        await using var sink = new SmtpSink { Extensions = ["AUTH PLAIN"], Answers = { ["AUTH"] = "535 no" } };
        var outcome = await SendAsync(
            sink,
            options: new SmtpOptions
            {
                Security = SmtpSecurity.None,
                UserName = "ada",
                Password = "wrong",
            }
        );

        Assert.False(Assert.IsType<EmailOutcome.Refused>(outcome).IsPermanent);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        using var certificate = SmtpSink.NewCertificate();
        await using var sink = new SmtpSink { Certificate = certificate, Extensions = ["STARTTLS"] };

        Assert.IsType<EmailOutcome.Refused>(await SendAsync(sink, options: new SmtpOptions()));
        Assert.Equal(["EHLO [127.0.0.1]", "STARTTLS"], sink.Commands);
    }

    [Fact]
    public async Task What_is_said_in_the_clear_ahead_of_the_encryption_ends_the_connection()
    {
        await using var sink = new SmtpSink { Extensions = ["STARTTLS"], Answers = { ["STARTTLS"] = "220 go on\r\n250 AUTH PLAIN" } };

        Assert.Contains(
            "in the clear",
            Assert.IsType<EmailOutcome.Refused>(await SendAsync(sink, options: new SmtpOptions())).Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_address_beyond_ascii_goes_to_a_server_that_takes_it_and_its_domain_to_every_one()
    {
        await using var able = new SmtpSink { Extensions = ["SMTPUTF8"] };
        Assert.IsType<EmailOutcome.Accepted>(await SendAsync(able, message: Mails.Message(to: "jörg@bücher.example")));
        Assert.Contains("RCPT TO:<jörg@xn--bcher-kva.example>", able.Commands);

        await using var unable = new SmtpSink();
        Assert.True(
            Assert.IsType<EmailOutcome.Refused>(await SendAsync(unable, message: Mails.Message(to: "jörg@bücher.example"))).IsPermanent
        );

        await using var any = new SmtpSink();
        Assert.IsType<EmailOutcome.Accepted>(await SendAsync(any, message: Mails.Message(to: "joerg@bücher.example")));
    }

    [Theory]
    [InlineData(".\r\n", "..\r\n")]
    [InlineData("a\r\n.\r\n..b\r\n", "a\r\n..\r\n...b\r\n")]
    [InlineData("a.b\r\n", "a.b\r\n")]
    public void A_dot_that_begins_a_line_does_not_end_the_mail(string text, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(SmtpSession.Stuff(text)));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static Task<EmailOutcome> SendAsync(
        SmtpSink sink,
        Func<CancellationToken, ValueTask>? handOver = null,
        SmtpOptions? options = null,
        EmailMessage? message = null,
        CancellationToken? cancellationToken = null
    ) =>
        new SmtpEmailSender("127.0.0.1", sink.Port, options ?? new SmtpOptions { Security = SmtpSecurity.None })
            .SendAsync(message ?? Mails.Message(), handOver ?? Go, cancellationToken ?? Token)
            .AsTask();
}
