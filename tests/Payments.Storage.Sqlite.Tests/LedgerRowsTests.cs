using Microsoft.Data.Sqlite;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>The ledger in the engine's own file: what another program with the file open cannot do.</summary>
public sealed class LedgerRowsTests : StoreFixture
{
    [Theory]
    [InlineData("changed", "UPDATE payments_{0} SET document = '{{}}'")]
    [InlineData("changed", "UPDATE payments_{0} SET document = replace(document, '100', '900')")]
    [InlineData("removed", "DELETE FROM payments_{0}")]
    [InlineData("replaced", "REPLACE INTO payments_{0} SELECT * FROM payments_{0}")]
    public async Task No_statement_changes_removes_or_replaces_what_was_booked(string never, string sql)
    {
        await using var shop = new CardsShop(await OpenAsync(PaymentsSchema.Current));
        var books = new BookKeeping(shop);
        await books.CustomerAsync(credit: 100);
        await shop.PaidAsync();
        using var connection = OpenByHand();
        foreach (var table in new[] { "ledger_transactions", "customer_balance_transactions" })
        {
            var before = connection.Value($"SELECT json_group_array(document) FROM payments_{table}");
            var error = Assert.Throws<SqliteException>(() =>
                connection.Execute(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, table))
            );

            Assert.Contains($"A row of payments_{table} is never {never}.", error.Message, StringComparison.Ordinal);
            Assert.Equal(before, connection.Value($"SELECT json_group_array(document) FROM payments_{table}"));
        }

        await books.SoundAsync();
        Assert.Equal(100_00 - 100, await books.FundsAsync());
    }
}
