using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payments.Providers;
using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class EmailSetupTests : EngineTestBase
{
    [Fact]
    public async Task A_host_that_sends_no_email_says_so_and_how_to_change_that()
    {
        var session = (
            await Engine.CheckoutSessions.CreateAsync(
                Shop,
                EngineHost.Request() with
                {
                    PageUrl = _ => "https://pay.example/1",
                },
                cancellationToken: TestContext.Current.CancellationToken
            )
        ).Value;
        var refused = (
            await Engine.Emails.SendPaymentLinkAsync(
                Shop,
                session.Id,
                "ada@example.com",
                cancellationToken: TestContext.Current.CancellationToken
            )
        ).Refusal!;

        Assert.Equal(("email_not_configured", "send_email"), (refused.Code, refused.Field));
        Assert.Contains("UseSmtp", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Store.Book.WorkOf(EmailStorage.SendWork));
        Assert.Empty((await Engine.Emails.ListAsync(Shop, cancellationToken: TestContext.Current.CancellationToken)).Value.Items);
    }

    [Fact]
    public void A_sender_without_a_composer_is_refused_at_start() =>
        Assert.Contains(
            "AddCheckoutEndpoints",
            Assert.Throws<InvalidOperationException>(() => Start(_ => { }, composer: false)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Every_option_is_checked_at_start_and_named()
    {
        Names(nameof(EmailOptions.From), options => options.From = "");
        Names(nameof(EmailOptions.From), options => options.From = "a@example.com\r\nBcc: b@example.com");
        Names(nameof(EmailOptions.FromName), options => options.FromName = "Shop\n");
        Names(nameof(EmailOptions.ReplyTo), options => options.ReplyTo = "nobody");
        Names(nameof(EmailOptions.MessageIdDomain), options => options.MessageIdDomain = "example.com>");
        Names(nameof(EmailOptions.MessageIdDomain), options => options.From = "shop@bücher.example");
        Names(nameof(EmailOptions.DefaultLocale), options => options.DefaultLocale = "English");
        Names(nameof(EmailOptions.SendTimeout), options => options.SendTimeout = TimeSpan.FromMilliseconds(999));
        Names(nameof(EmailOptions.SendTimeout), options => options.SendTimeout = TimeSpan.FromMinutes(10) + TimeSpan.FromTicks(1));
        Start(options =>
            (options.SendTimeout, options.FromName, options.ReplyTo, options.MessageIdDomain) = (
                TimeSpan.FromSeconds(1),
                "Shop",
                "help@example.com",
                "mail.example.com"
            )
        );

        void Names(string option, Action<EmailOptions> set) =>
            Assert.Contains(
                $"EmailOptions.{option} ",
                Assert.Throws<OptionsValidationException>(() => Start(set)).Message,
                StringComparison.Ordinal
            );
    }

    private static void Start(Action<EmailOptions> set, bool composer = true) =>
        _ = new EngineHost(
            new InMemoryPaymentStore(PaymentsSchema.Current),
            new ManualTimeProvider(),
            [new ScriptedProvider()],
            configure: builder =>
            {
                builder
                    .UseEmail(new ScriptedEmailSender(), options => options.From = "shop@example.com")
                    .UseEmail(new ScriptedEmailSender(), set);
                if (composer)
                    builder.Services.AddSingleton<IEmailComposer, PlainComposer>();
            }
        );
}
