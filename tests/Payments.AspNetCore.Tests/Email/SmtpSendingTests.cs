using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests;

public sealed partial class SmtpSendingTests
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
        Assert.Equal(["EHLO shop.example.com", "MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.com>", "DATA", "QUIT"], sink.Commands);
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

    // Servers repeat the address as it went over the wire, and whatever it is made of is not what they say of it.
    [Theory]
    [InlineData("ada@b\u00fccher.example", "550 5.1.1 <ada@xn--bcher-kva.example>: user unknown", true)]
    [InlineData("a..b@example.com", "550 5.1.1 <\"a..b\"@example.com>: user unknown", true)]
    [InlineData("ABC@relay.example", "550 5.1.1 <abc@RELAY.example>: user unknown", true)]
    [InlineData("abc@relay.example", "550 <abc@relay.example>: user unknown", true)]
    [InlineData("sender@shop.example", "550 <sender@shop.example>: user unknown", true)]
    [InlineData("x@spf.example", "550 No such user x@spf.example", true)]
    [InlineData("abc@relay.example", "450 4.2.0 <abc@relay.example>: greylisted", false)]
    public async Task A_refusal_is_read_without_the_receiver_s_address(string address, string answer, bool isPermanent)
    {
        await using var sink = new SmtpSink { Answers = { ["RCPT"] = answer } };
        var refused = Assert.IsType<EmailOutcome.Refused>(await SendAsync(sink, message: Mails.Message(to: address)));

        Assert.Equal((isPermanent, false), (refused.IsPermanent, refused.IsHostTrouble));
        Assert.Contains("(the receiver)", refused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("@", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "421 busy", false, false)]
    [InlineData("", "554 go away", false, true)]
    [InlineData("", "hello", false, true)]
    [InlineData("", "", false, true)]
    [InlineData("EHLO", "550 who?", false, true)]
    [InlineData("MAIL", "450 later", false, false)]
    [InlineData("MAIL", "550 not you", false, true)]
    [InlineData("MAIL", "530 5.7.0 authentication required", false, true)]
    [InlineData("MAIL", "550 5.4.5 daily user sending limit exceeded", false, true)]
    [InlineData("MAIL", "553 5.7.1 sender address rejected: not owned by user", false, true)]
    [InlineData("RCPT", "451 greylisted", false, false)]
    [InlineData("RCPT", "550-no such\r\n550 mailbox", true, false)]
    [InlineData("RCPT", "550-5.1.1 ada@example.com\r\n550 5.1.1 is not there", true, false)]
    [InlineData("RCPT", "530 authentication required", false, true)]
    [InlineData("RCPT", "554 5.7.1 <ada@example.com>: Relay access denied", false, true)]
    [InlineData("RCPT", "550 relay not permitted", false, true)]
    [InlineData("RCPT", "250-ok\r\n550 no", false, false)]
    [InlineData("RCPT", "", false, false)]
    [InlineData("RCPT", "hello", false, false)]
    [InlineData("DATA", "421 closing", false, false)]
    [InlineData("DATA", "554 no", false, true)]
    [InlineData("DATA", "550 5.1.1 no such mailbox", true, false)]
    [InlineData("DATA", "250 ok", false, false)]
    public async Task A_refusal_before_the_dot_says_whose_it_is(string command, string answer, bool isPermanent, bool isHosts)
    {
        await using var sink = new SmtpSink { Answers = { [command] = answer, ["HELO"] = "502 what?" } };
        var refused = Assert.IsType<EmailOutcome.Refused>(
            await SendAsync(sink, _ => throw new InvalidOperationException("It is not handed over."))
        );

        Assert.Equal((isPermanent, isHosts), (refused.IsPermanent, refused.IsHostTrouble));
        Assert.DoesNotContain("ada@", refused.Reason, StringComparison.Ordinal);
        Assert.False(sink.HasMail);
    }

    [Theory]
    [InlineData("250 taken", typeof(EmailOutcome.Accepted))]
    [InlineData("251 will forward", typeof(EmailOutcome.Accepted))]
    [InlineData("451 later", typeof(EmailOutcome.Refused))]
    [InlineData("554 spam", typeof(EmailOutcome.Refused))]
    [InlineData("530 authentication required", typeof(EmailOutcome.Refused))]
    [InlineData("550 5.7.60 not allowed to send as this sender", typeof(EmailOutcome.Refused))]
    [InlineData("250-taken\r\n554 not", typeof(EmailOutcome.Unknown))]
    [InlineData("", typeof(EmailOutcome.Unknown))]
    [InlineData("hello", typeof(EmailOutcome.Unknown))]
    [InlineData("354 go on", typeof(EmailOutcome.Unknown))]
    public async Task After_the_dot_only_the_servers_word_decides(string answer, Type expected)
    {
        await using var sink = new SmtpSink { Answers = { ["."] = answer } };
        var outcome = await SendAsync(sink);

        Assert.IsType(expected, outcome);
        Assert.Equal(answer == "554 spam", outcome is EmailOutcome.Refused { IsPermanent: true });
        Assert.Equal(answer[..Math.Min(3, answer.Length)] is "530" or "550", outcome is EmailOutcome.Refused { IsHostTrouble: true });
    }

    [Fact]
    public async Task A_server_without_extensions_is_greeted_as_in_the_first_days()
    {
        await using var sink = new SmtpSink { Answers = { ["EHLO"] = "502 what?" } };

        Assert.IsType<EmailOutcome.Accepted>(await SendAsync(sink));
        Assert.Equal("HELO shop.example.com", sink.Commands[1]);
    }

    [Theory]
    [InlineData("8BITMIME", "SIZE 1000", "PIPELINING", "CHUNKING", "BINARYMIME", "DSN", "SMTPUTF8", "ENHANCEDSTATUSCODES")]
    [InlineData("SIZE")]
    [InlineData("CHUNKING")]
    public async Task Whatever_a_server_offers_the_mail_goes_by_DATA_and_is_handed_over_once(params string[] extensions)
    {
        await using var sink = new SmtpSink { Extensions = extensions };
        var calls = 0;
        var outcome = await SendAsync(
            sink,
            async _ =>
            {
                await sink.Content;
                Assert.False(sink.HasMail);
                calls++;
            }
        );

        Assert.IsType<EmailOutcome.Accepted>(outcome);
        Assert.Equal(1, calls);
        await sink.Closed;
        Assert.Equal(["EHLO shop.example.com", "MAIL FROM:<shop@example.com>", "RCPT TO:<ada@example.com>", "DATA", "QUIT"], sink.Commands);
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

        var refused = Assert.IsType<EmailOutcome.Refused>(
            await new SmtpEmailSender("127.0.0.1", port, new SmtpOptions()).SendAsync(Mails.Message(), Go, Token)
        );
        Assert.Equal((false, true), (refused.IsPermanent, refused.IsHostTrouble));
    }

    [Fact]
    public async Task An_address_beyond_ascii_goes_to_a_server_that_takes_it_and_its_domain_to_every_one()
    {
        await using var able = new SmtpSink { Extensions = ["SMTPUTF8"] };
        Assert.IsType<EmailOutcome.Accepted>(await SendAsync(able, message: Mails.Message(to: "jörg@bücher.example")));
        Assert.Contains("MAIL FROM:<shop@example.com> SMTPUTF8", able.Commands);
        Assert.Contains("RCPT TO:<jörg@bücher.example>", able.Commands);
        Assert.Equal("<jörg@xn--bcher-kva.example>", Mails.Read(await able.Mail).Headers["To"]);

        await using var unable = new SmtpSink();
        Assert.True(
            Assert.IsType<EmailOutcome.Refused>(await SendAsync(unable, message: Mails.Message(to: "jörg@bücher.example"))).IsPermanent
        );

        foreach (
            var extensions in (string[][])
                [
                    ["8BITMIME"],
                    ["8BITMIME", "SMTPUTF8"],
                ]
        )
        {
            await using var any = new SmtpSink { Extensions = extensions };
            Assert.IsType<EmailOutcome.Accepted>(await SendAsync(any, message: Mails.Message(to: "joerg@bücher.example")));
            Assert.Contains("MAIL FROM:<shop@example.com>", any.Commands);
            Assert.Contains("RCPT TO:<joerg@xn--bcher-kva.example>", any.Commands);
        }
    }

    [Fact]
    public async Task A_sender_beyond_ascii_is_the_hosts_trouble_where_the_server_does_not_take_it()
    {
        await using var sink = new SmtpSink();
        var refused = Assert.IsType<EmailOutcome.Refused>(await SendAsync(sink, message: Mails.Message(from: "läden@example.com")));

        Assert.Equal((false, true), (refused.IsPermanent, refused.IsHostTrouble));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("mail.example.org")]
    public async Task A_server_is_greeted_by_the_name_that_the_host_gives_or_else_by_the_machines(string? name)
    {
        await using var sink = new SmtpSink();
        await SendAsync(sink, options: new SmtpOptions { Security = SmtpSecurity.None, LocalName = name });

        Assert.Equal($"EHLO {name ?? SmtpLocalName.OfMachine() ?? "[127.0.0.1]"}", sink.Commands[0]);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static SmtpOptions Plain() => new() { Security = SmtpSecurity.None, LocalName = "shop.example.com" };

    private static SmtpOptions Encrypted(X509Certificate2 certificate, string password) =>
        new()
        {
            UserName = "ada",
            Password = password,
            LocalName = "shop.example.com",
            Trust = (_, shown, _, _) => shown!.GetCertHashString() == certificate.GetCertHashString(),
        };

    private static Task<EmailOutcome> SendAsync(
        SmtpSink sink,
        Func<CancellationToken, ValueTask>? handOver = null,
        SmtpOptions? options = null,
        EmailMessage? message = null,
        CancellationToken? cancellationToken = null
    ) =>
        new SmtpEmailSender("127.0.0.1", sink.Port, options ?? Plain())
            .SendAsync(message ?? Mails.Message(), handOver ?? Go, cancellationToken ?? Token)
            .AsTask();
}
