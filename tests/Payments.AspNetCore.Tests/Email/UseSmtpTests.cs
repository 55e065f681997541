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

    [Fact]
    public void A_password_and_an_access_token_are_not_set_together_and_a_token_goes_over_no_network_in_the_clear()
    {
        Refuses(connect => (connect.UserName, connect.Password, connect.AccessToken) = ("ada", "secret", _ => new("token")));
        Refuses(connect => connect.AccessToken = _ => new("token"));
        Refuses(connect => (connect.UserName, connect.AccessToken, connect.Security) = ("ada", _ => new("token"), SmtpSecurity.None));

        static void Refuses(Action<SmtpOptions> connect) =>
            Assert.Throws<ArgumentException>(() =>
                new ServiceCollection()
                    .AddPayments()
                    .UseSmtp("mail.example.com", 587, options => options.From = "shop@example.com", connect)
            );
    }

    [Theory]
    [InlineData("mail.example.com", true)]
    [InlineData("a-1.example", true)]
    [InlineData("xn--bcher-kva.example", true)]
    [InlineData("localhost", false)]
    [InlineData("", false)]
    [InlineData("a b.example", false)]
    [InlineData("a_b.example", false)]
    [InlineData("-a.example", false)]
    [InlineData("a..example", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("[192.0.2.1]", false)]
    [InlineData("bücher.example", false)]
    [InlineData("a.example\r\nMAIL FROM:<x@y>", false)]
    public void A_server_is_greeted_by_a_name_that_is_fully_qualified(string name, bool isName)
    {
        var failure = Record.Exception(() =>
            new ServiceCollection()
                .AddPayments()
                .UseSmtp("mail.example.com", 587, options => options.From = "shop@example.com", connect => connect.LocalName = name)
        );

        Assert.Equal(isName, failure is null);
    }

    [Theory]
    [InlineData("shop.example.com", "", "shop.example.com")]
    [InlineData("shop.example.com", "other.example", "shop.example.com")]
    [InlineData("shop", "example.com", "shop.example.com")]
    [InlineData("shop", "", null)]
    [InlineData("shop", "(none)", null)]
    [InlineData("localhost", "localdomain", null)]
    [InlineData("localhost.localdomain", "", null)]
    [InlineData("4f1c9a7d2e10", "", null)]
    [InlineData("my_machine", "example.com", null)]
    public void A_machine_without_a_fully_qualified_name_has_none(string host, string domain, string? expected) =>
        Assert.Equal(expected, SmtpLocalName.Of(host, domain));

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
