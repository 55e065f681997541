using System.Text.Json;
using Xunit;

namespace Payments.AspNetCore.Tests.Dialects;

/// <summary>
/// Every list of every dialect, with every filter that it has, over thousands of records of one owner: it holds what a search through all
/// of them finds, and reads what the page holds and one record more.
/// </summary>
public sealed class ListCostTests(BusySite site) : IClassFixture<BusySite>
{
    private const string SyncPayPayins = "/syncpay/api/v1/payments/payins";
    private const string SyncPayRefunds = "/syncpay/api/v1/payments/refunds";
    private const string SyncgramPayins = "/syncgram/api/v1/payments/payins";
    private const string SyncgramRefunds = "/syncgram/api/v1/payments/refunds";
    private const string Yorlet = "/yorlet/v1/";

    private static readonly int[] _offsets = [0, 1, 7, 20, 41, 4990, 6000];

    public static TheoryData<string, string, string?> Counted { get; } =
        new()
        {
            { SyncPayPayins, "charge_id", null },
            { SyncPayPayins, "charge_id", "status_filter=COMPLETED" },
            { SyncPayPayins, "charge_id", "status_filter=UNDERPAID" },
            { SyncPayPayins, "charge_id", "status_filter=FAILED" },
            { SyncPayPayins, "charge_id", "status_filter=EXPIRED" },
            { SyncPayPayins, "charge_id", "status_filter=AWAITING_PAYMENT" },
            { SyncPayPayins, "charge_id", "status_filter=ACCEPTED" },
            { SyncPayRefunds, "refund_id", null },
            { SyncgramPayins, "id", null },
            { SyncgramPayins, "id", "status_filter=succeeded" },
            { SyncgramPayins, "id", "status_filter=UNDERPAID" },
            { SyncgramPayins, "id", "status_filter=FAILED" },
            { SyncgramPayins, "id", "status_filter=EXPIRED" },
            { SyncgramPayins, "id", "status_filter=PROCESSING" },
            { SyncgramPayins, "id", "status_filter=PENDING" },
            { SyncgramRefunds, "refund_id", null },
            { SyncgramRefunds, "refund_id", "status=success" },
            { SyncgramRefunds, "refund_id", "status=failed" },
            { SyncgramRefunds, "refund_id", "status=processing" },
        };

    // Of a list that has more in it than it shows, one more is read; of two lists that are read as one, the same of each.
    public static TheoryData<string, string, int, int> Followed { get; } =
        new()
        {
            { "payment_sessions", "checkout_sessions", 1, 1 },
            { "transactions", "payment_intents", 1, 1 },
            { "customers", "customers", 1, 1 },
            { "refunds", "refunds", 1, 1 },
            { "disputes", "disputes", 1, 1 },
            { "bank_lines", "bank_lines", 1, 1 },
            { "bank_lines?status=returned", "bank_lines", 1, 1 },
            { "customer_balance_transactions", "customer_balance_transactions", 1, 1 },
            { "customer_balance_transactions?customer={customer}", "customer_balance_transactions", 1, 1 },
            { "balance_transactions", "ledger_transactions", 1, 2 },
            { "balance_transactions?transaction={transaction}", "ledger_transactions", 1, 2 },
            { "events", "events", 2, 4 },
        };

    public static TheoryData<string, string, int> Tokens { get; } =
        new()
        {
            { "charges", "charges", 1 },
            { "checkout-sessions", "checkout_sessions", 1 },
            { "payment-intents", "payment_intents", 1 },
            { "customers", "customers", 1 },
            { "disputes", "disputes", 1 },
            { "refunds", "refunds", 1 },
            { "refunds?charge={charge}", "refunds", 1 },
            { "events", "events", 2 },
        };

    [Theory]
    [MemberData(nameof(Counted))]
    public async Task A_page_by_offset_reads_what_it_holds_and_one_record_more(string path, string id, string? filter)
    {
        var expected = Newest(path.EndsWith("payins", StringComparison.Ordinal) ? ChargesOf(filter) : RefundsOf(filter));
        var table = id == "refund_id" ? "refunds" : "charges";
        foreach (var offset in _offsets)
        {
            site.Store.Listed(table);
            var page = await site.ReadAsync($"{path}?limit=13&offset={offset}{(filter is null ? "" : "&" + filter)}");
            var ids = page.GetProperty("items").EnumerateArray().Select(item => BodyOf(item.GetProperty(id)));

            Assert.Equal(expected.Skip(offset).Take(13), ids);
            Assert.Equal(expected.Count, page.GetProperty("total").GetInt32());
            Assert.InRange(site.Store.Listed(table), 0, 14);
        }
    }

    [Theory]
    [MemberData(nameof(Followed))]
    public async Task A_page_of_Yorlet_reads_what_it_holds_and_one_record_more_in_both_directions(
        string list,
        string table,
        int times,
        int more
    )
    {
        const int Limit = 8;
        var expected = Newest(YorletsOf(list));
        var path =
            Yorlet
            + list.Replace("{customer}", site.Busy.Customers[1].Id, StringComparison.Ordinal)
                .Replace("{transaction}", $"txn_{site.Busy.Intents[7].Id[3..]}", StringComparison.Ordinal);
        path += $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={Limit}";

        List<string> seen = [];
        string? last = null;
        for (var pages = 0; pages < 4; pages++)
        {
            site.Store.Listed(table);
            var page = await site.ReadAsync(last is null ? path : $"{path}&starting_after={last}");
            Assert.InRange(site.Store.Listed(table), 0, (times * Limit) + more);
            var data = page.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("id").GetString()!).ToList();
            Assert.Equal(expected.Skip(seen.Count).Take(Limit), data.Select(one => one[^Id.BodyLength..]));
            seen.AddRange(data.Select(one => one[^Id.BodyLength..]));
            Assert.Equal(seen.Count < expected.Count, page.GetProperty("has_more").GetBoolean());
            if (data.Count == 0 || !page.GetProperty("has_more").GetBoolean())
                break;
            last = data[^1];
        }

        // Back from the third page, which thousands of records of other lists may lie behind.
        var place = seen.Count - 3;
        var prefix = (last ?? throw new InvalidOperationException("One page held all."))[..^Id.BodyLength];
        site.Store.Listed(table);
        var before = await site.ReadAsync($"{path}&ending_before={prefix}{seen[place]}");
        Assert.InRange(site.Store.Listed(table), 0, (times * Limit) + more);
        Assert.Equal(
            seen.Take(place).TakeLast(Limit),
            before.GetProperty("data").EnumerateArray().Select(item => BodyOf(item.GetProperty("id")))
        );
        Assert.Equal(place > Limit, before.GetProperty("has_more").GetBoolean());

        // From the oldest on: however far back it is.
        site.Store.Listed(table);
        var back = await site.ReadAsync($"{path}&ending_before={prefix}{expected[^1]}");
        Assert.InRange(site.Store.Listed(table), 0, (times * Limit) + more);
        Assert.Equal(
            expected.SkipLast(1).TakeLast(Limit),
            back.GetProperty("data").EnumerateArray().Select(item => BodyOf(item.GetProperty("id")))
        );
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task A_page_of_Synapto_reads_what_it_holds_and_one_record_more(string list, string table, int more)
    {
        var expected = Newest(SynaptosOf(list));
        var name = list.Split('?')[0];
        var path = $"/v1/accounts/{site.Owner.Account}/{list}".Replace(
            "{charge}",
            $"accounts/{site.Owner.Account}/charges/{site.Busy.Chosen.Id}",
            StringComparison.Ordinal
        );
        path += $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page_size=9";
        var (seen, token) = (0, "");
        for (var pages = 0; pages < 3 && token is not null; pages++)
        {
            site.Store.Listed(table);
            var page = await site.ReadAsync(token.Length == 0 ? path : $"{path}&page_token={token}");
            Assert.InRange(site.Store.Listed(table), 0, 9 + more);
            var names = page.GetProperty(name.Replace('-', '_')).EnumerateArray().Select(item => BodyOf(item.GetProperty("name"))).ToList();
            Assert.Equal(expected.Skip(seen).Take(9), names);
            seen += names.Count;
            token = page.TryGetProperty("next_page_token", out var next) ? next.GetString() : null;
        }

        Assert.Equal(Math.Min(27, expected.Count), seen);
    }

    private IEnumerable<string> ChargesOf(string? filter) =>
        from charge in site.Busy.Charges
        where
            filter?[(filter.IndexOf('=', StringComparison.Ordinal) + 1)..].ToUpperInvariant() switch
            {
                null => true,
                "COMPLETED" or "SUCCEEDED" => charge.Status == ChargeStatus.Succeeded,
                "UNDERPAID" => charge.Status == ChargeStatus.Underpaid,
                "FAILED" => charge.Status == ChargeStatus.Failed || (charge.Status == ChargeStatus.PaidLate && charge.History.Count > 0),
                "EXPIRED" => charge.Status == ChargeStatus.PaidLate && charge.History.Count == 0,
                "AWAITING_PAYMENT" or "PROCESSING" => charge.Status == ChargeStatus.AwaitingPayment,
                _ => false,
            }
        select charge.Id;

    private IEnumerable<string> RefundsOf(string? filter) =>
        from refund in site.Busy.Refunds
        where
            filter switch
            {
                null => true,
                "status=success" => refund.Status == RefundStatus.Succeeded,
                "status=processing" => refund.Status == RefundStatus.Pending,
                _ => refund.Status is RefundStatus.Failed or RefundStatus.Canceled,
            }
        select refund.Id;

    private IEnumerable<string> YorletsOf(string list) =>
        list switch
        {
            "payment_sessions" => site.Busy.Sessions.Where(one => one.Origin == "yorlet").Select(one => one.Id),
            "transactions" => site.Busy.Intents.Where(one => one.Origin == "yorlet").Select(one => one.Id),
            "customers" => site.Busy.Customers.Where(one => !one.IsDeleted).Select(one => one.Id),
            "refunds" => RefundsOf(null),
            "disputes" => site.Busy.Disputes.Select(one => one.Id),
            "bank_lines" => site.Busy.BankLines.Select(one => one.Id),
            "bank_lines?status=returned" => site.Busy.BankLines.Where(one => one.Status == BankLineStatus.Returned).Select(one => one.Id),
            "customer_balance_transactions" => site.Busy.Credits.Select(one => one.Id),
            "customer_balance_transactions?customer={customer}" => site
                .Busy.Credits.Where(one => one.CustomerId == site.Busy.Customers[1].Id)
                .Select(one => one.Id),
            "balance_transactions" => site.Busy.Moves.Select(one => one.Id),
            "balance_transactions?transaction={transaction}" => site
                .Busy.Moves.Where(one => one.ChargeId == site.Busy.Chosen.Id)
                .Select(one => one.Id),
            _ => site
                .Busy.Events.Where(one => one.Data is CustomerCreated or PaymentIntentCanceled { Intent.Origin: "yorlet" })
                .Select(one => one.Id),
        };

    private IEnumerable<string> SynaptosOf(string list) =>
        list switch
        {
            "charges" => ChargesOf(null),
            "checkout-sessions" => site.Busy.Sessions.Select(one => one.Id),
            "payment-intents" => site.Busy.Intents.Select(one => one.Id),
            "customers" => site.Busy.Customers.Where(one => !one.IsDeleted).Select(one => one.Id),
            "disputes" => site.Busy.Disputes.Select(one => one.Id),
            "refunds" => RefundsOf(null),
            "events" => site
                .Busy.Events.Where(one => one.Data is not (CustomerCreated or PaymentIntentCanceled { Intent.Origin: "yorlet" }))
                .Select(one => one.Id),
            _ => site.Busy.Refunds.Where(one => one.ChargeId == site.Busy.Chosen.Id).Select(one => one.Id),
        };

    private static List<string> Newest(IEnumerable<string> ids) =>
        [.. ids.OrderDescending(StringComparer.Ordinal).Select(id => id[^Id.BodyLength..])];

    private static string BodyOf(JsonElement id) => id.GetString()![^Id.BodyLength..];
}
