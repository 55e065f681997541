using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Payments.Core.Tests;

public sealed class PaymentsOptionsTests
{
    private static readonly Dictionary<string, Action<PaymentsOptions, bool, bool>> Ranges = new()
    {
        [nameof(PaymentsOptions.SessionLifetime)] = (o, low, outside) =>
            o.SessionLifetime = At(TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), low, outside),
        [nameof(PaymentsOptions.MaximumAmount)] = (o, low, outside) =>
            o.MaximumAmount = low
                ? outside
                    ? 0
                    : 1
                : Limits.Amount + (outside ? 1 : 0),
        [nameof(PaymentsOptions.MaximumAmounts)] = (o, low, outside) =>
            o.MaximumAmounts["NGN"] = low
                ? outside
                    ? 0
                    : 1
                : Limits.Amount + (outside ? 1 : 0),
        [nameof(PaymentsOptions.ProviderTimeout)] = (o, low, outside) =>
            o.ProviderTimeout = At(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2), low, outside),
        [nameof(PaymentsOptions.HandlerTimeout)] = (o, low, outside) =>
            o.HandlerTimeout = At(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2), low, outside),
        [nameof(PaymentsOptions.WorkPollInterval)] = (o, low, outside) =>
            o.WorkPollInterval = At(TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1), low, outside),
        [nameof(PaymentsOptions.ConcurrentDeliveries)] = (o, low, outside) =>
            o.ConcurrentDeliveries = low
                ? outside
                    ? 0
                    : 1
                : outside
                    ? 1025
                    : 1024,
        [nameof(PaymentsOptions.QuoteLifetime)] = (o, low, outside) =>
            o.QuoteLifetime = At(TimeSpan.FromSeconds(5), TimeSpan.FromHours(1), low, outside),
        [nameof(PaymentsOptions.FundsDelay)] = (o, low, outside) =>
            o.FundsDelay = low
                ? outside
                    ? -1
                    : 0
                : outside
                    ? 91
                    : 90,
        [nameof(PaymentsOptions.FundsDelays)] = (o, low, outside) =>
            o.FundsDelays["card"] = low
                ? outside
                    ? -1
                    : 0
                : outside
                    ? 91
                    : 90,
        [nameof(PaymentsOptions.BankingCalendars)] = (o, low, outside) =>
            o.BankingCalendars[outside && low ? (DebitScheme)9 : DebitScheme.Bacs] = outside && !low ? null! : BankingCalendar.Uk,
        [nameof(PaymentsOptions.LatePayments)] = (o, low, outside) =>
            o.LatePayments =
                outside ? (LatePaymentPolicy)(low ? -1 : 3)
                : low ? LatePaymentPolicy.Hold
                : LatePaymentPolicy.Refund,
    };

    public static TheoryData<string, bool> Ends => new(Ranges.Keys.SelectMany(option => new[] { (option, true), (option, false) }));

    [Theory]
    [MemberData(nameof(Ends))]
    public void An_option_may_be_at_either_end_of_its_range_and_not_beyond(string option, bool low)
    {
        Assert.True(Validate(options => Ranges[option](options, low, false)).Succeeded);
        var failed = Validate(options => Ranges[option](options, low, true));
        Assert.Contains($"PaymentsOptions.{option}", Assert.Single(failed.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_has_a_range() =>
        Assert.Equal(typeof(PaymentsOptions).GetProperties().Select(property => property.Name).Order(), Ranges.Keys.Order());

    [Fact]
    public void The_defaults_are_in_range_and_all_that_is_wrong_is_said_at_once()
    {
        Assert.True(Validate(_ => { }).Succeeded);
        Assert.Equal(2, Validate(options => (options.MaximumAmount, options.ConcurrentDeliveries) = (0, 0)).Failures!.Count());
    }

    [Theory]
    [InlineData("ngn")]
    [InlineData("")]
    [InlineData("HRK")]
    [InlineData("XAU")]
    public void A_largest_amount_of_no_active_currency_is_refused(string code) =>
        Assert.Contains(
            $"\"{code}\"",
            Assert.Single(Validate(options => options.MaximumAmounts[code] = 1).Failures!),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(null, null, "GBP", "999999.99 GBP")]
    [InlineData(5_000_00L, null, "GBP", "5000.00 GBP")]
    [InlineData(5_000_00L, null, "JPY", "500000 JPY")]
    [InlineData(5_000_00L, 9_000_000_00L, "NGN", "9000000.00 NGN")]
    [InlineData(5_000_00L, 9_000_000_00L, "GHS", "5000.00 GHS")]
    [InlineData(null, 9_000_000_00L, "NGN", "9000000.00 NGN")]
    [InlineData(null, 9_000_000_00L, "KWD", "999999.999 KWD")]
    public void What_the_host_says_of_a_currency_goes_before_what_it_says_of_all(long? all, long? naira, string code, string most)
    {
        var options = new PaymentsOptions { MaximumAmount = all };
        if (naira is { } own)
            options.MaximumAmounts["NGN"] = own;

        Assert.Equal(most, $"{options.MaximumIn(Currency.Of(code))}");
    }

    [Fact]
    public void An_engine_with_wrong_options_is_not_made()
    {
        var services = new ServiceCollection();
        services.AddPayments(options => options.ConcurrentDeliveries = 0).UseInMemoryStore().UseSimulator();
        using var provider = services.BuildServiceProvider();

        Assert.Contains(
            "ConcurrentDeliveries",
            Assert.Throws<OptionsValidationException>(provider.GetRequiredService<PaymentEngine>).Message,
            StringComparison.Ordinal
        );
    }

    private static ValidateOptionsResult Validate(Action<PaymentsOptions> set)
    {
        var options = new PaymentsOptions();
        set(options);
        return new PaymentsOptionsValidator().Validate(null, options);
    }

    private static TimeSpan At(TimeSpan least, TimeSpan most, bool low, bool outside) =>
        low ? least - TimeSpan.FromTicks(outside ? 1 : 0) : most + TimeSpan.FromTicks(outside ? 1 : 0);
}
