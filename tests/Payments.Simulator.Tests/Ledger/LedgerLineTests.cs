using System.Text;
using Xunit;

namespace Payments.Simulator.Tests;

/// <summary>Lines as releases wrote them, byte for byte. Lines are added here and never changed.</summary>
public sealed class LedgerLineTests
{
    private const string When = "\"at\":\"2026-01-01T00:00:00+00:00\"";
    private const string Shop = "\"account\":\"acct_shop\"";
    private const string Pounds = "\"amount\":{\"minor_units\":5,\"currency\":\"GBP\"}";

    public static TheoryData<string> Written { get; } =
    [
        $$"""{"is":"charged","key":"ch_1",{{When}},{{Shop}},{{Pounds}},"token":"t","reference":"r"}""",
        $$"""{"is":"declined","key":"ch_1",{{When}},{{Shop}},{{Pounds}},"token":"t","code":"CardDeclined"}""",
        $$"""{"is":"declined","key":"ch_1",{{When}},{{Shop}},{{Pounds}},"code":"ProcessingError"}""",
        $$"""{"is":"closed","key":"ch_1",{{When}}}""",
        $$$"""{"is":"partly_charged","key":"ch_1",{{{When}}},{{{Shop}}},{{{Pounds}}},"token":"t","reference":"r","taken":{"minor_units":2,"currency":"GBP"}}""",
        $$$"""{"is":"awaiting","key":"ch_1",{{{When}}},{{{Shop}}},{{{Pounds}}},"reference":"r","method":"mobile_money","rail":"mtn","instructions":{"is":"phone_prompt","operator":"MTN MoMo","phone_hint":"001"},"until":"2026-01-01T00:10:00+00:00","payer":"TopsUp","delay":"00:00:03","fingerprint":"f"}""",
        $$$"""{"is":"awaiting","key":"ch_1",{{{When}}},{{{Shop}}},{{{Pounds}}},"reference":"r","method":"bank_transfer","instructions":{"is":"bank_account","bank_name":"Simulator Bank","account_number":"1234567890","account_name":"Test payment","reference":"SIM-12345678"},"until":"2026-01-01T00:10:00+00:00","payer":"NeverPays","delay":"00:00:00","fingerprint":"f"}""",
        $$"""{"is":"money_arrived","key":"ch_1",{{When}},{{Pounds}}}""",
        $$"""{"is":"prompt_refused","key":"ch_1",{{When}}}""",
        $$"""{"is":"notification_taken","key":"ch_1",{{When}}}""",
        $$"""{"is":"refunded","key":"re_1",{{When}},{{Shop}},{{Pounds}},"reference":"r","charge_key":"ch_1","settles_at":"2026-01-01T00:00:00+00:00"}""",
        $$"""{"is":"refund_failed","key":"re_1",{{When}},{{Shop}},{{Pounds}},"charge_key":"ch_1","reason":"why"}""",
    ];

    [Theory]
    [MemberData(nameof(Written))]
    public void A_line_is_read_and_written_as_it_was(string line) =>
        Assert.Equal(line + "\n", Encoding.UTF8.GetString(LedgerLine.Write(LedgerLine.Read(Encoding.UTF8.GetBytes(line)))));

    [Theory]
    [MemberData(nameof(Written))]
    public void A_line_with_anything_more_is_refused(string line)
    {
        string[] others = ["\"reason\":\"x\"", "\"code\":\"CardDeclined\"", "\"delay\":\"00:00:01\"", "\"settles_at\":\"2026-01-01T00:00:00+00:00\"", "\"unknown\":1"];

        foreach (var other in others.Where(other => !line.Contains(other[..other.IndexOf(':', StringComparison.Ordinal)], StringComparison.Ordinal)))
            Assert.Throws<FormatException>(() => LedgerLine.Read(Encoding.UTF8.GetBytes($"{line[..^1]},{other}}}")));
    }

    [Fact]
    public void Every_kind_of_entry_has_a_line_here()
    {
        var kinds = Written.Select(row => LedgerLine.Read(Encoding.UTF8.GetBytes(row.Data)).GetType()).Distinct();

        Assert.Equal(
            typeof(SimulatorEntry).GetNestedTypes().Select(type => type.Name).Order(StringComparer.Ordinal),
            kinds.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("TopsUp", "7")]
    [InlineData("TopsUp", "pays")]
    [InlineData("minor_units\":5", "minor_units\":0")]
    [InlineData("00:00:03", "soon")]
    public void A_line_of_no_payer_is_refused(string part, string other)
    {
        var line = Written.Select(row => row.Data).First(line => line.Contains("TopsUp", StringComparison.Ordinal)).Replace(part, other, StringComparison.Ordinal);

        Assert.Throws<FormatException>(() => LedgerLine.Read(Encoding.UTF8.GetBytes(line)));
    }
}
