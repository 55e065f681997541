using System.Text;
using Xunit;

namespace Payments.Simulator.Tests;

/// <summary>Lines as releases wrote them, byte for byte. Lines are added here and never changed.</summary>
public sealed class LedgerLineTests
{
    private const string When = "\"at\":\"2026-01-01T00:00:00+00:00\"";
    private const string Shop = "\"account\":\"acct_shop\"";
    private const string Pounds = "\"amount\":{\"minor_units\":5,\"currency\":\"GBP\"}";

    private const string Terms = "\"terms\":{\"behaviour\":\"approved\",\"delay\":\"00:00:03\",\"lifetime\":\"7.00:00:00\",\"keep\":true}";
    private const string Card = "\"card\":{\"brand\":\"visa\",\"last4\":\"4242\",\"expiry_month\":12,\"expiry_year\":2030}";
    private const string Kept = "\"kept\":{\"token\":\"simcard_1\",\"behaviour\":\"approved\"," + Card + ",\"is_authenticated\":false}";

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
        $$$"""{"is":"charged","key":"ch_1",{{{When}}},{{{Shop}}},{{{Pounds}}},"token":"t","reference":"r",{{{Terms}}},{{{Kept}}}}""",
        $$$"""{"is":"challenged","key":"ch_1",{{{When}}},{{{Shop}}},{{{Pounds}}},"token":"t","reference":"r","until":"2026-01-01T00:15:00+00:00",{{{Terms}}},{{{Card}}},"challenge":"c","return_url":"https://shop.example/back"}""",
        $$$"""{"is":"authorized","key":"ch_1",{{{When}}},{{{Shop}}},{{{Pounds}}},"token":"t","reference":"r","until":"2026-01-08T00:00:00+00:00",{{{Terms}}},{{{Kept}}}}""",
        $$$"""{"is":"challenge_answered","key":"ch_1",{{{When}}},{{{Kept}}},"passed":true}""",
        $$"""{"is":"challenge_answered","key":"ch_1",{{When}},"passed":false}""",
        $$"""{"is":"captured","key":"ch_1",{{When}},{{Pounds}}}""",
        $$"""{"is":"released","key":"ch_1",{{When}}}""",
        $$"""{"is":"authorization_lapsed","key":"ch_1",{{When}}}""",
        $$"""{"is":"dispute_opened","key":"ch_1",{{When}},{{Pounds}},"reference":"d","reason":"Duplicate"}""",
        $$"""{"is":"evidence_submitted","key":"ch_1",{{When}},"reference":"d"}""",
        $$"""{"is":"evidence_submitted","key":"ch_1",{{When}},"reference":"d","won":true}""",
        $$"""{"is":"dispute_closed","key":"ch_1",{{When}},"reference":"d","won":false}""",
        $$"""{"is":"refunded","key":"re_1",{{When}},{{Shop}},{{Pounds}},"reference":"r","charge_key":"ch_1","settles_at":"2026-01-01T00:00:00+00:00","waits_to_be_asked":true}""",
        $$"""{"is":"refunded","key":"re_1",{{When}},{{Shop}},{{Pounds}},"reference":"r","charge_key":"ch_1","settles_at":"2026-01-01T00:00:00+00:00","fails_at":"2026-01-01T00:00:03+00:00"}""",
        $$"""{"is":"refund_closed","key":"re_1",{{When}}}""",
        $$"""{"is":"refund_settled","key":"re_1",{{When}},"charge_key":"ch_1"}""",
        $$"""{"is":"refund_canceled","key":"re_1",{{When}},"charge_key":"ch_1"}""",
        $$"""{"is":"refund_returned","key":"re_1",{{When}},"charge_key":"ch_1"}""",
        $$"""{"is":"notification_taken","key":"seti_1.1",{{When}},"of":"Setup"}""",
        $$$"""{"is":"card_kept","key":"seti_1.1",{{{When}}},{{{Shop}}},"token":"t",{{{Kept}}},"saved_token":"simcard_1"}""",
        $$"""{"is":"setup_declined","key":"seti_1.1",{{When}},{{Shop}},"token":"t","code":"LostCard"}""",
        $$$"""{"is":"setup_challenged","key":"seti_1.1",{{{When}}},{{{Shop}}},"token":"t","until":"2026-01-01T00:15:00+00:00",{{{Card}}},"behaviour":"challenged","challenge":"c"}""",
        $$"""{"is":"setup_closed","key":"seti_1.1",{{When}}}""",
        $$$"""{"is":"setup_answered","key":"seti_1.1",{{{When}}},{{{Kept}}},"passed":true}""",
        $$"""{"is":"setup_released","key":"seti_1.1",{{When}}}""",
        $$"""{"is":"card_forgotten","key":"simcard_1",{{When}}}""",
        $$"""{"is":"card_updated","key":"simcard_1",{{When}},"expiry_month":1,"expiry_year":2040}""",
        $$$"""{"is":"debit_taken","key":"ch_1",{{{When}}},{{{Shop}}},{{{Pounds}}},"reference":"r","method":"bacs_debit","payer":"FailsLate","fingerprint":"f","settles_at":"2026-01-08T09:00:00+00:00","fails_at":"2026-01-09T09:00:00+00:00","timings":{"submit_on":"2026-01-05","debit_on":"2026-01-07","settle_on":"2026-01-08","late_failure_until":"2026-01-09"}}""",
        $$$"""{"is":"transfer_awaited","key":"ch_1",{{{When}}},{{{Shop}}},{{{Pounds}}},"reference":"r","method":"bank_transfer","instructions":{"is":"bank_account","bank_name":"Simulator Bank","account_number":"12345678","account_name":"Test customer account","reference":"P12345678A","sort_code":"20-00-00"},"until":"2026-01-15T00:00:00+00:00","delay":"00:00:03","arriving":{"minor_units":5,"currency":"GBP"},"customer":"cus_1","remittance":"P12345678A"}""",
        $$"""{"is":"line_received","key":"simln_1",{{When}},{{Shop}},{{Pounds}},"booked_at":"2026-01-01T00:00:00+00:00","customer":"cus_1","remittance":"P12345678A","payer_name":"A","times":2}""",
        $$"""{"is":"line_sent_back","key":"simln_1",{{When}}}""",
        $$"""{"is":"bank_challenged","key":"ch_1",{{When}},{{Shop}},{{Pounds}},"reference":"r","until":"2026-01-01T00:15:00+00:00","challenge":"c","return_url":"https://shop.example/back"}""",
    ];

    [Theory]
    [MemberData(nameof(Written))]
    public void A_line_is_read_and_written_as_it_was(string line) =>
        Assert.Equal(line + "\n", Encoding.UTF8.GetString(LedgerLine.Write(LedgerLine.Read(Encoding.UTF8.GetBytes(line)))));

    [Theory]
    [MemberData(nameof(Written))]
    public void A_line_with_anything_more_is_refused(string line)
    {
        string[] others =
        [
            "\"reason\":\"x\"",
            "\"code\":\"CardDeclined\"",
            "\"expiry_month\":1",
            "\"passed\":true",
            "\"challenge\":\"x\"",
            "\"delay\":\"00:00:01\"",
            "\"settles_at\":\"2026-01-01T00:00:00+00:00\"",
            "\"unknown\":1",
        ];

        foreach (
            var other in others.Where(other =>
                !line.Contains(other[..other.IndexOf(':', StringComparison.Ordinal)], StringComparison.Ordinal)
            )
        )
            Assert.Throws<FormatException>(() => LedgerLine.Read(Encoding.UTF8.GetBytes($"{line[..^1]},{other}}}")));
    }

    [Fact]
    public void Every_kind_of_entry_has_a_line_here()
    {
        var kinds = Written.Select(row => LedgerLine.Read(Encoding.UTF8.GetBytes(row.Data)).GetType()).Distinct();

        Assert.Equal(
            typeof(SimulatorEntry).GetNestedTypes().Select(type => type.Name).Order(StringComparer.Ordinal),
            kinds.Select(type => type.Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("TopsUp", "7")]
    [InlineData("TopsUp", "pays")]
    [InlineData("minor_units\":5", "minor_units\":0")]
    [InlineData("00:00:03", "soon")]
    public void A_line_of_no_payer_is_refused(string part, string other)
    {
        var line = Written
            .Select(row => row.Data)
            .First(line => line.Contains("TopsUp", StringComparison.Ordinal))
            .Replace(part, other, StringComparison.Ordinal);

        Assert.Throws<FormatException>(() => LedgerLine.Read(Encoding.UTF8.GetBytes(line)));
    }
}
