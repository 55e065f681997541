using System.Globalization;
using System.Text.RegularExpressions;
using Payments.AspNetCore.Tests.HostedPage.Links;
using Payments.AspNetCore.Tests.Hosting;
using Payments.Specifications;
using Xunit;

namespace Payments.AspNetCore.Tests.HostedPage;

/// <summary>Page, script, simulator and interface agree on the day on which a card has expired.</summary>
public sealed class ExpiryDayTests
{
    [Theory]
    [InlineData("2026-11-30T11:30:00Z", "11/26", true)]
    [InlineData("2026-12-01T00:00:00Z", "11/26", true)]
    [InlineData("2026-12-01T05:00:00Z", "11/26", true)]
    [InlineData("2026-12-01T11:59:59Z", "11/26", true)]
    [InlineData("2026-12-01T12:00:00Z", "11/26", false)]
    [InlineData("2026-12-01T12:00:00Z", "12/26", true)]
    [InlineData("2027-01-01T05:00:00Z", "12/26", true)]
    [InlineData("2027-01-01T13:00:00Z", "12/26", false)]
    [InlineData("2026-12-01T05:00:00Z", "10/2026", false)]
    public async Task A_card_is_taken_or_refused_alike_everywhere(string now, string expiry, bool isGood)
    {
        var clock = new ManualTimeProvider(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        await using var host = await CheckoutHost.StartAsync(new HostPlan { Clock = clock });
        var walker = new PageWalker(host);
        await walker.GoAsync((await host.Shop.OpenAsync()).Url);
        var earliest = Regex.Match(walker.Page.Body, "data-earliest=\"([0-9]{4})-([0-9]{2})\"").Groups;
        var typed = CardExpiry.Parse(expiry, clock.GetUtcNow())!.Value;
        var page = (int.Parse(earliest[1].Value, CultureInfo.InvariantCulture), int.Parse(earliest[2].Value, CultureInfo.InvariantCulture));
        Assert.Equal(isGood, (typed.Year, typed.Month).CompareTo(page) >= 0);

        await walker.PostAsync(
            walker.ActionOf("card_number"),
            ("card_number", Payer.Approved),
            ("card_expiry", expiry),
            ("card_cvc", "123"),
            ("card_name", "Ada Lovelace")
        );
        Assert.Equal(isGood, walker.Body.Contains("Payment successful", StringComparison.Ordinal));
        Assert.Equal(!isGood, walker.Body.Contains("This card has expired", StringComparison.Ordinal));

        var token = await host.Simulator.TokenizeAsync(new(Payer.Approved, typed.Month, typed.Year, "123"), TestContextToken.Current);
        Assert.Equal(isGood ? null : "expired_card", token.IsSuccess ? null : token.Refusal.Code);
    }
}
