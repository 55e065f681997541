using Xunit;

namespace Payments.Core.Tests;

public sealed class ChargeStandingTests
{
    [Theory]
    [InlineData(ChargeStanding.Failed, ChargeStatus.Pending, ChargeStatus.Failed, ChargeStatus.PaidLate)]
    [InlineData(ChargeStanding.Failed, ChargeStatus.Failed, ChargeStatus.PaidLate, ChargeStatus.PaidLate)]
    [InlineData(ChargeStanding.Expired, ChargeStatus.AwaitingPayment, ChargeStatus.Expired, ChargeStatus.PaidLate)]
    [InlineData(ChargeStanding.Expired, ChargeStatus.RequiresAction, ChargeStatus.Canceled, ChargeStatus.PaidLate)]
    [InlineData(ChargeStanding.Expired, ChargeStatus.PaidLate)]
    public void Money_that_comes_late_leaves_what_was_before(ChargeStanding expected, params ChargeStatus[] history)
    {
        var charge = TestRecords.Charge(new ChargeState.PaidLate("r", TestRecords.Noon)) with
        {
            History = [.. history.Select(status => new ChargeHistoryEntry(status, TestRecords.Noon, null, null))],
        };

        Assert.Equal(expected, charge.Standing);
    }

    [Fact]
    public void Every_status_stands_for_something()
    {
        foreach (var status in Enum.GetValues<ChargeStatus>())
            Assert.True(Enum.IsDefined(ChargeStandings.Of(status, [])));
    }
}
