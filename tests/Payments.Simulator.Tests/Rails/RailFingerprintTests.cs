using System.Security.Cryptography;
using System.Text;
using Payments.Providers;
using Xunit;

namespace Payments.Simulator.Tests;

public sealed class RailFingerprintTests
{
    private static readonly PaymentSource.Rail Phone = new(
        MethodIds.MobileMoney,
        "mtn",
        new Dictionary<string, string> { [Requirement.PhoneNumber] = "+233240000001" }
    );

    [Fact]
    public void A_fingerprint_is_its_own_requests_also_where_an_earlier_release_wrote_it()
    {
        var earlier = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes("ch_1\0mobile_money\0mtn\0phone_number\0+233240000001")).AsSpan(0, 16)
        );

        Assert.True(RailRules.IsOf(RailRules.FingerprintOf("ch_1", Phone), "ch_1", Phone));
        Assert.True(RailRules.IsOf(earlier, "ch_1", Phone));
        Assert.False(RailRules.IsOf(earlier, "ch_2", Phone));
        Assert.False(RailRules.IsOf("", "ch_1", Phone));
    }

    [Fact]
    public void No_fingerprint_has_a_run_of_digits_as_long_as_a_card_number()
    {
        for (var number = 0; number < 20_000; number++)
            Assert.DoesNotMatch("[0-9]{13}", RailRules.FingerprintOf($"ch_{number}", Phone));
    }
}
