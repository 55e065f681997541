using Microsoft.Extensions.DependencyInjection;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests;

public sealed class UseSmtpTests
{
    [Fact]
    public void The_last_call_wins_and_the_mails_look_like_the_hosted_page()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services
            .AddPayments()
            .UseInMemoryStore()
            .UseSimulator()
            .AddCheckoutEndpoints()
            .UseSmtp("mail.example.com", 587, options => options.From = "first@example.com")
            .UseSmtp("mail.example.com", 465, options => options.From = "shop@example.com", connect => connect.Security = SmtpSecurity.Tls);
        using var provider = services.BuildServiceProvider();

        Assert.IsType<SmtpEmailSender>(Assert.Single(provider.GetServices<IEmailSender>()));
        Assert.IsType<EmailComposer>(provider.GetRequiredService<IEmailComposer>());
        Assert.NotNull(provider.GetRequiredService<PaymentEngine>().Emails);
    }

    [Theory]
    [InlineData("mail.example.com", 0, null, null, SmtpSecurity.StartTls)]
    [InlineData("mail.example.com", 65536, null, null, SmtpSecurity.StartTls)]
    [InlineData(" ", 587, null, null, SmtpSecurity.StartTls)]
    [InlineData("mail.example.com", 587, "ada", null, SmtpSecurity.StartTls)]
    [InlineData("mail.example.com", 587, null, "secret", SmtpSecurity.StartTls)]
    [InlineData("mail.example.com", 25, "ada", "secret", SmtpSecurity.None)]
    [InlineData("mail.example.com", 25, null, null, (SmtpSecurity)7)]
    public void What_cannot_work_or_is_not_safe_is_refused_at_once(
        string host,
        int port,
        string? name,
        string? password,
        SmtpSecurity security
    ) => Assert.ThrowsAny<ArgumentException>(() => Use(host, port, name, password, security));

    [Theory]
    [InlineData("localhost")]
    [InlineData("mail.localhost")]
    [InlineData("Mail.Localhost.")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void On_this_machine_a_password_may_go_in_the_clear(string host) => Use(host, 25, "ada", "secret", SmtpSecurity.None);

    private static void Use(string host, int port, string? name, string? password, SmtpSecurity security) =>
        new ServiceCollection()
            .AddPayments()
            .UseSmtp(
                host,
                port,
                options => options.From = "shop@example.com",
                connect => (connect.UserName, connect.Password, connect.Security) = (name, password, security)
            );
}
