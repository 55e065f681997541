using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests;

public sealed partial class SmtpSendingTests
{
    [Fact]
    public async Task A_server_without_encryption_hears_nothing_of_the_mail()
    {
        await using var sink = new SmtpSink();
        var refused = Assert.IsType<EmailOutcome.Refused>(
            await SendAsync(sink, options: new SmtpOptions { LocalName = "shop.example.com" })
        );

        Assert.Contains("SmtpOptions.Security", refused.Reason, StringComparison.Ordinal);
        Assert.Equal((false, true), (refused.IsPermanent, refused.IsHostTrouble));
        Assert.Equal(["EHLO shop.example.com"], sink.Commands);
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
        await using var sink = new SmtpSink { Extensions = ["AUTH PLAIN LOGIN"], Answers = { ["AUTH"] = "535 no" } };
        var outcome = await SendAsync(
            sink,
            options: new SmtpOptions
            {
                Security = SmtpSecurity.None,
                UserName = "ada",
                Password = "wrong",
            }
        );

        var refused = Assert.IsType<EmailOutcome.Refused>(outcome);
        Assert.Equal((false, true), (refused.IsPermanent, refused.IsHostTrouble));
        Assert.Single(sink.Commands, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        using var certificate = SmtpSink.NewCertificate();
        await using var sink = new SmtpSink { Certificate = certificate, Extensions = ["STARTTLS"] };

        Assert.IsType<EmailOutcome.Refused>(await SendAsync(sink, options: new SmtpOptions { LocalName = "shop.example.com" }));
        Assert.Equal(["EHLO shop.example.com", "STARTTLS"], sink.Commands);
    }

    [Fact]
    public async Task What_is_said_in_the_clear_ahead_of_the_encryption_counts_for_nothing()
    {
        using var certificate = SmtpSink.NewCertificate();
        await using var sink = new SmtpSink
        {
            Certificate = certificate,
            Extensions = ["STARTTLS"],
            Answers = { ["STARTTLS"] = "220 go on\r\n250-sink\r\n250 AUTH PLAIN" },
        };
        var outcome = await SendAsync(sink, options: Encrypted(certificate, "s3cret"));

        Assert.True(Assert.IsType<EmailOutcome.Refused>(outcome).IsHostTrouble);
        Assert.Equal(["EHLO shop.example.com", "STARTTLS", "EHLO shop.example.com"], sink.Commands.Take(3));
        Assert.DoesNotContain(sink.Commands, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }
}
