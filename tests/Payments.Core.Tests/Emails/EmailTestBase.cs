using Microsoft.Extensions.DependencyInjection;
using Payments.Providers;
using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>An engine that sends e-mail to a server in the test's hands.</summary>
public abstract class EmailTestBase : EngineTestBase
{
    protected const string To = "ada@example.com";

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected ScriptedEmailSender Mail { get; } = new();

    /// <summary>The lease of a row of e-mail: what comes after a crash comes after it.</summary>
    private protected static TimeSpan Lease { get; } = TimeSpan.FromSeconds(15) + new EmailOptions().SendTimeout;

    protected override void Configure(PaymentsBuilder builder) =>
        builder.UseEmail(Mail, Set).Services.AddSingleton<IEmailComposer, PlainComposer>();

    protected virtual void Set(EmailOptions options) => options.From = "shop@example.com";

    protected async Task<CheckoutSession> OpenAsync(CustomerDetails? customer = null) =>
        (
            await Engine.CheckoutSessions.CreateAsync(
                Shop,
                EngineHost.Request() with
                {
                    PageUrl = session => $"https://pay.example/{session.PageToken}",
                    Customer = customer,
                    Lifetime = TimeSpan.FromDays(30),
                },
                cancellationToken: Token
            )
        ).Value;

    /// <summary>An e-mail with the link of a new session.</summary>
    protected async Task<OutgoingEmail> QueueAsync() => (await LinkAsync((await OpenAsync()).Id)).Value;

    protected async Task<Result<OutgoingEmail>> LinkAsync(string session, string to = To, string? locale = null) =>
        (await Engine.Emails.SendPaymentLinkAsync(Shop, session, to, locale, call: null, Token));

    protected async Task<Result<OutgoingEmail>> ResendAsync(string id) => (await Engine.Emails.ResendAsync(Shop, id, call: null, Token));

    protected async Task<OutgoingEmail> ReadAsync(OutgoingEmail email) => (await Engine.Emails.GetAsync(Shop, email.Id, Token)).Value;

    // By name: events of one millisecond have no order among them.
    protected async Task<string[]> ToldAsync() =>
        [
            .. (await Engine.Events.ListAsync(Shop, cancellationToken: Token))
                .Value.Items.Select(told => told.Type)
                .Where(type => type.StartsWith("email.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
}
