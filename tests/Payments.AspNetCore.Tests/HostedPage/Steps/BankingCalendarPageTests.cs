using Microsoft.Extensions.DependencyInjection;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Providers;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage.Steps;

/// <summary>Page, simulator and e-mail count by the calendar of the host's options. It is Monday 17 November 2025, 16:00 UTC.</summary>
public sealed class BankingCalendarPageTests
{
    [Theory]
    [InlineData(MethodIds.BacsDebit, "GBP", DebitScheme.Bacs)]
    [InlineData(MethodIds.SepaDebit, "EUR", DebitScheme.SepaCore)]
    [InlineData(MethodIds.Autogiro, "SEK", DebitScheme.Autogiro)]
    public async Task A_proclaimed_holiday_moves_the_day_on_the_page_at_the_provider_and_in_the_mail(
        string method,
        string currency,
        DebitScheme scheme
    )
    {
        // Tuesday to Thursday.
        var calendar = DebitSchedule.CalendarOf(scheme).WithClosed([new(2025, 11, 18), new(2025, 11, 19), new(2025, 11, 20)]);
        var mail = new KeptMail();
        await using var shop = await StepShop.StartAsync(
            new HostPlan
            {
                Services = services =>
                {
                    services.Configure<PaymentsOptions>(options => options.BankingCalendars[scheme] = calendar);
                    services.AddPayments().UseEmail(mail, options => options.From = "shop@example.com");
                },
            }
        );
        var now = shop.Host.Clock.GetUtcNow();
        var expected = DebitSchedule.For(scheme, now, newMandate: true, calendar).Timings;
        Assert.NotEqual(DebitSchedule.For(scheme, now, newMandate: true).Timings.DebitOn, expected.DebitOn);

        var session = await shop.CreateAsync(
            Pricing.SingleCurrency.Of(Money.FromMinorUnits(500_00, Currency.Of(currency))),
            request =>
                request with
                {
                    Methods = [method],
                    NeverExpires = true,
                    Customer = new CustomerDetails { Email = "ada@example.com" },
                }
        );
        var payer = await shop.VisitAsync(session);
        await payer.SendAsync("details", [.. Fields(method).Select(field => (field.Key, field.Value))]);
        Assert.Contains($"<dt>Expected debit</dt><dd><bdi>{expected.DebitOn:d MMMM yyyy}</bdi></dd>", payer.Body, StringComparison.Ordinal);
        Assert.Contains(
            $"<dt>Expected confirmation</dt><dd><bdi>{expected.SettleOn:d MMMM yyyy}</bdi></dd>",
            payer.Body,
            StringComparison.Ordinal
        );

        await payer.SendAsync("confirm");
        Assert.Equal(expected, Assert.Single(await shop.ChargesAsync(session)).Debit);

        await shop.Host.WorkAsync();
        Assert.Contains($"{expected.DebitOn:d MMMM yyyy}", Assert.Single(mail.Messages).Text, StringComparison.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(string method) =>
        TestBankAccounts.Debits.Single(account => account.Method == method && account.Effect == TestDebitEffect.Settles).Fields;

    private sealed class KeptMail : IEmailSender
    {
        public List<EmailMessage> Messages { get; } = [];

        public async ValueTask<EmailOutcome> SendAsync(
            EmailMessage message,
            Func<CancellationToken, ValueTask> handOver,
            CancellationToken cancellationToken
        )
        {
            await handOver(cancellationToken);
            Messages.Add(message);
            return new EmailOutcome.Accepted();
        }
    }
}
