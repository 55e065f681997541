using System.Globalization;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>A card is good until its month is over everywhere on Earth: at noon UTC of the first day of the next one.</summary>
public sealed class CardValidityTests
{
    [Theory]
    [InlineData("2026-11-30T23:59:59Z", 2026, 11, false)]
    [InlineData("2026-11-30T11:30:00Z", 2026, 11, false)]
    [InlineData("2026-12-01T00:00:00Z", 2026, 11, false)]
    [InlineData("2026-12-01T05:00:00Z", 2026, 11, false)]
    [InlineData("2026-12-01T11:59:59Z", 2026, 11, false)]
    [InlineData("2026-12-01T12:00:00Z", 2026, 11, true)]
    [InlineData("2026-12-01T00:30:00+13:00", 2026, 11, false)]
    [InlineData("2026-12-02T00:30:00+13:00", 2026, 11, false)]
    [InlineData("2026-12-02T01:00:00+13:00", 2026, 11, true)]
    [InlineData("2027-01-01T11:59:59Z", 2026, 12, false)]
    [InlineData("2027-01-01T12:00:00Z", 2026, 12, true)]
    [InlineData("2028-03-01T11:59:59Z", 2028, 2, false)]
    [InlineData("2028-02-29T12:00:00Z", 2028, 1, true)]
    [InlineData("2026-11-30T12:00:00Z", 2027, 1, false)]
    [InlineData("2026-11-30T12:00:00Z", 2025, 12, true)]
    public void A_month_is_over_when_it_is_over_everywhere(string now, int year, int month, bool isOver)
    {
        var at = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
        Assert.Equal(isOver, CardValidity.IsOver(year, month, at));
        Assert.Equal(!isOver, (year, month).CompareTo(CardValidity.EarliestMonth(at)) >= 0);
    }
}
