using System.Text.Json;
using Xunit;

namespace Payments.Core.Tests;

public sealed class BankAccountSummaryTests
{
    [Fact]
    public void It_is_read_back_from_its_json()
    {
        var summary = new BankAccountSummary(BankAccountScheme.Sweden, "SE", "5642", "SEB", "5140");

        Assert.Equal(summary, JsonSerializer.Deserialize<BankAccountSummary>(JsonSerializer.Serialize(summary)));
    }
}
