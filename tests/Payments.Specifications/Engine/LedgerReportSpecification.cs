using System.Text;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of ledger reports, over any store.</summary>
public abstract class LedgerReportSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task A_statement_opens_with_what_there_was_and_closes_with_that_and_its_lines()
    {
        var books = await BooksAsync();
        var first = await TradeAsync(books);
        var last = first.AddDays(5);
        foreach (
            var (from, to) in new[]
            {
                (first, last),
                (first, first),
                (first.AddDays(1), first.AddDays(3)),
                (last, last.AddDays(30)),
                (first.AddDays(-9), first.AddDays(-1)),
            }
        )
        {
            var statement = (await books.Engine.LedgerReports.StatementAsync(CardsShop.Shop, Currency.Gbp, from, to, Token)).Value;
            var lines = await statement.ReadAsync(cancellationToken: Token).ToListAsync(Token);
            var balance = statement.Opening;
            Assert.All(
                lines,
                line =>
                {
                    Assert.False(line.Amount.IsZero);
                    balance += line.Amount;
                    Assert.Equal(balance, line.Balance);
                    Assert.InRange(DateOnly.FromDateTime(line.Row.PostedAt.UtcDateTime), from, to);
                }
            );
            Assert.Equal(statement.Closing, balance);
            var newest = await statement.ReadAsync(newestFirst: true, Token).ToListAsync(Token);
            Assert.Equal(lines.Select(Same), newest.Select(Same).Reverse());
            Assert.Equal(newest.FirstOrDefault()?.Balance ?? statement.Closing, statement.Closing);
        }

        var whole = (await books.Engine.LedgerReports.StatementAsync(CardsShop.Shop, Currency.Gbp, first, last, Token)).Value;
        Assert.Equal(
            (0, (await books.Engine.Ledger.GetBalanceAsync(CardsShop.Shop, Currency.Gbp, Token)).Total.MinorUnits),
            (whole.Opening.MinorUnits, whole.Closing.MinorUnits)
        );

        static (string, LedgerEntryKind, Money, Money) Same(StatementLine line) => (line.Row.Id, line.Kind, line.Amount, line.Balance);
    }

    [Fact]
    public async Task The_history_says_what_there_was_at_the_end_of_each_day()
    {
        var books = await BooksAsync();
        var first = await TradeAsync(books);
        var days = (
            await books.Engine.LedgerReports.HistoryAsync(CardsShop.Shop, Currency.Gbp, first.AddDays(-1), first.AddDays(9), Token)
        ).Value;

        Assert.Equal(Enumerable.Range(-1, 11).Select(first.AddDays), days.Select(day => day.Day));
        Assert.Equal(Balance.Zero(Currency.Gbp), days[0].Balance);
        Assert.Equal((0, 100_00), (days[1].Balance.Available.MinorUnits, days[1].Balance.Pending.MinorUnits));
        foreach (var day in days)
        {
            var statement = (await books.Engine.LedgerReports.StatementAsync(CardsShop.Shop, Currency.Gbp, day.Day, day.Day, Token)).Value;
            Assert.Equal(statement.Closing, day.Balance.Total);
        }

        Assert.Equal((await books.Engine.Ledger.GetBalanceAsync(CardsShop.Shop, Currency.Gbp, Token)).Total, days[^1].Balance.Total);
        Assert.True(days[^1].Balance.Pending.IsZero);
    }

    [Fact]
    public async Task A_summary_counts_by_sort_of_income_reason_method_and_currency()
    {
        var books = await BooksAsync();
        var first = await TradeAsync(books);
        var lines = (await books.Engine.LedgerReports.SummaryAsync(CardsShop.Shop, first, first.AddDays(9), Token)).Value;

        Assert.Equal((2, 150_00, 150_00), Of("rent", LedgerEntryKind.Payment, MethodIds.Card));
        Assert.Equal((2, 60_00, -30_00), Of("rent", LedgerEntryKind.Refund, MethodIds.Card));
        Assert.Equal((1, 7_00, -7_00), Of("charge", LedgerEntryKind.Adjustment, null));
        Assert.Equal((1, 9_00, 0), Of("charge", LedgerEntryKind.Receipt, null));
        var total = lines
            .Where(line => line.Net.Currency == Currency.Gbp)
            .Aggregate(Money.Zero(Currency.Gbp), (sum, line) => sum + line.Net);
        Assert.Equal((await books.Engine.Ledger.GetBalanceAsync(CardsShop.Shop, Currency.Gbp, Token)).Total, total);
        Assert.Empty((await books.Engine.LedgerReports.SummaryAsync(CardsShop.Shop, first.AddDays(-9), first.AddDays(-1), Token)).Value);

        (int, long, long) Of(string type, LedgerEntryKind kind, string? method)
        {
            var line = lines.Single(line =>
                (line.ReportingType, line.Kind, line.Method, line.Net.Currency) == (type, kind, method, Currency.Gbp)
            );
            return (line.Entries, line.Moved.MinorUnits, line.Net.MinorUnits);
        }
    }

    [Fact]
    public async Task The_csv_of_a_statement_is_safe_in_a_spreadsheet_and_says_amounts_twice()
    {
        var books = await BooksAsync();
        var first = await TradeAsync(books);
        using var file = new MemoryStream();
        Assert.Null(
            await books.Engine.LedgerReports.WriteStatementCsvAsync(CardsShop.Shop, Currency.Gbp, first, first.AddDays(9), file, Token)
        );

        var text = Encoding.UTF8.GetString(file.ToArray());
        var rows = text.Split("\r\n");
        Assert.Equal(
            "posted_at,transaction_id,kind,amount_minor,amount,balance_minor,balance,currency,"
                + "available_on,reporting_type,statement_descriptor,method,charge_id,customer_id,source_id,description",
            rows[0]
        );
        Assert.StartsWith($"{first:yyyy-MM-dd}T", rows[1], StringComparison.Ordinal);
        Assert.Contains(",payment,10000,100.00,10000,100.00,GBP,", rows[1], StringComparison.Ordinal);
        Assert.Contains(",rent,RENT FLAT 1,card,ch_", rows[1], StringComparison.Ordinal);
        Assert.Contains(
            rows,
            row =>
                row.EndsWith(",\"'=HYPERLINK(\"\"https://evil.example\"\",\"\"ö\"\")\"", StringComparison.Ordinal)
                && row.Contains(",adjustment,-700,-7.00,", StringComparison.Ordinal)
        );
        Assert.Equal("", rows[^1]);

        file.SetLength(0);
        Assert.Null(await books.Engine.LedgerReports.WriteSummaryCsvAsync(CardsShop.Shop, first, first.AddDays(9), file, Token));
        Assert.StartsWith(
            "from,to,reporting_type,kind,method,currency,entries,moved_minor,moved,net_minor,net\r\n",
            Encoding.UTF8.GetString(file.ToArray()),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"{first:yyyy-MM-dd},{first.AddDays(9):yyyy-MM-dd},rent,payment,card,GBP,2,15000,150.00,15000,150.00\r\n",
            Encoding.UTF8.GetString(file.ToArray()),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-01", "to")]
    [InlineData("2026-03-01", "2027-03-02", "to")]
    [InlineData("1969-12-31", "1970-01-01", "from")]
    [InlineData("2026-03-01", "2027-03-01", null)]
    [InlineData("1970-01-01", "1970-01-01", null)]
    public async Task A_range_that_is_none_or_too_long_is_refused_and_nothing_is_written(string from, string to, string? field)
    {
        var books = await BooksAsync();
        var (first, last) = (DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(to, "yyyy-MM-dd"));
        using var file = new MemoryStream();

        Assert.Equal(
            field,
            (await books.Engine.LedgerReports.StatementAsync(CardsShop.Shop, Currency.Gbp, first, last, Token)).Refusal?.Field
        );
        Assert.Equal(
            field,
            (await books.Engine.LedgerReports.HistoryAsync(CardsShop.Shop, Currency.Gbp, first, last, Token)).Refusal?.Field
        );
        Assert.Equal(field, (await books.Engine.LedgerReports.SummaryAsync(CardsShop.Shop, first, last, Token)).Refusal?.Field);
        Assert.Equal(
            field,
            (await books.Engine.LedgerReports.WriteStatementCsvAsync(CardsShop.Shop, Currency.Gbp, first, last, file, Token))?.Field
        );
        Assert.Equal(field is null, file.Length > 0);
    }

    /// <summary>Some days of trade; the first day.</summary>
    private static async Task<DateOnly> TradeAsync(BookKeeping books)
    {
        var first = DateOnly.FromDateTime(books.Shop.Now.UtcDateTime);
        var postingOptions = new PostingOptions { ReportingType = "rent", StatementDescriptor = "RENT FLAT 1" };
        var charge = await PayByCardAsync(books, await books.OpenAsync(100_00, postingOptions: postingOptions), CardVerdict.Approve);
        books.Shop.Time.Advance(TimeSpan.FromDays(1));
        await books.Shop.RefundAsync(charge.Id, 30_00);
        await books.Shop.Host.RunAsync();
        books.Shop.Time.Advance(TimeSpan.FromDays(1));
        await PayByCardAsync(books, await books.OpenAsync(50_00, postingOptions: postingOptions), CardVerdict.Approve);
        await books.ReceiveAsync("line-1", 9_00);
        await books.ReceiveAsync("line-2", Money.FromMinorUnits(9_00, Currency.Eur));
        books.Shop.Time.Advance(TimeSpan.FromDays(2));
        Assert.True(
            (
                await books.Engine.Ledger.AdjustAsync(CardsShop.Shop, CardsShop.Gbp(-7_00), "=HYPERLINK(\"https://evil.example\",\"ö\")")
            ).IsSuccess
        );
        return first;
    }
}
