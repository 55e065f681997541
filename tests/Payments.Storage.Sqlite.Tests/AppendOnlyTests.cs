using Microsoft.Data.Sqlite;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>What the file itself refuses, whoever has it open and with whatever settings.</summary>
public sealed class AppendOnlyTests : StoreFixture
{
    private const string Key = "'acct_shop', 0, 'e1'";
    private const string Into = "INTO payments_entries (account, livemode, id, version, reference, document)";

    public static TheoryData<string, string> Attempts { get; } =
        new()
        {
            { "changed", "UPDATE payments_entries SET document = '{}'" },
            { "changed", "UPDATE payments_entries SET version = 2 WHERE id = 'e1'" },
            { "changed", "UPDATE OR IGNORE payments_entries SET reference = 'r9' WHERE id = 'e1'" },
            { "changed", "UPDATE OR REPLACE payments_entries SET id = 'e2' WHERE id = 'e1'" },
            { "removed", "DELETE FROM payments_entries" },
            { "removed", "DELETE FROM payments_entries WHERE id = 'e2'" },
            { "replaced", $"REPLACE {Into} VALUES ({Key}, 1, 'r9', '{{}}')" },
            { "replaced", $"INSERT OR REPLACE {Into} VALUES ('acct_shop', 0, 'e9', 1, 'r1', '{{}}')" },
            {
                "replaced",
                $"INSERT OR REPLACE {Into} VALUES ('acct_shop', '0', 'e9', 1, 'r1', '{{}}'), ('acct_shop', 0, 'e8', 1, 'r8', '{{}}')"
            },
            {
                "replaced",
                "REPLACE INTO payments_entries (rowid, account, livemode, id, version, document) VALUES (1, 'acct_shop', 0, 'e9', 1, '{}')"
            },
            { "replaced", $"INSERT {Into} VALUES ({Key}, 1, NULL, '{{}}') ON CONFLICT DO UPDATE SET document = '{{}}'" },
            { "replaced", $"INSERT OR IGNORE {Into} SELECT account, livemode, id, 2, reference, '{{}}' FROM payments_entries" },
        };

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task No_statement_changes_removes_or_replaces_a_row(string never, string sql)
    {
        await PostAsync();
        using var connection = OpenByHand();
        var before = Rows(connection);

        var error = Assert.Throws<SqliteException>(() => connection.Execute(sql));

        Assert.Contains(
            $"A row of payments_entries is never {never}. To correct it, post another row that sets it right.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(before, Rows(connection));
    }

    [Fact]
    public async Task A_refused_statement_leaves_the_transaction_around_it_to_its_owner()
    {
        await PostAsync();
        using var connection = OpenByHand();
        connection.Execute($"BEGIN; INSERT {Into} VALUES ('acct_shop', 0, 'e3', 1, NULL, '{{}}')");
        Assert.Throws<SqliteException>(() => connection.Execute("DELETE FROM payments_entries"));
        connection.Execute("COMMIT");

        Assert.Equal(3, connection.Scalar("SELECT count(*) FROM payments_entries"));
    }

    [Theory]
    [InlineData(
        "REPLACE INTO payments_entries (account, livemode, id, version, reference, document) VALUES ('acct_shop', 1, 'e1', 1, 'r1', '{}')"
    )]
    [InlineData(
        "REPLACE INTO payments_entries (rowid, account, livemode, id, version, document) VALUES (70, 'acct_shop', 0, 'e9', 1, '{}')"
    )]
    [InlineData("INSERT INTO payments_entries (account, livemode, id, version, document) VALUES ('acct_shop', 0, 'e9', 1, '{}')")]
    public async Task A_row_in_nobodys_place_is_taken(string sql)
    {
        await PostAsync();
        using var connection = OpenByHand();
        connection.Execute(sql);

        Assert.Equal(3, connection.Scalar("SELECT count(*) FROM payments_entries"));
    }

    [Fact]
    public async Task Other_tables_are_their_writers_own()
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("n1"));
        using var connection = OpenByHand();
        connection.Execute("DELETE FROM payments_notes");

        Assert.Equal(0, connection.Scalar("SELECT count(*) FROM payments_notes"));
    }

    private async Task PostAsync()
    {
        var store = await OpenAsync();
        var posted = new ChangeSet(Shop)
            .Insert(SpecificationSchema.Entries, new Entry("e1", "first", "r1"))
            .Insert(SpecificationSchema.Entries, new Entry("e2", "second", "r2"));
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, posted));
    }

    private static object? Rows(SqliteConnection connection) =>
        connection.Value(
            "SELECT json_group_array(json_array(rowid, account, livemode, id, version, reference, document)) FROM payments_entries"
        );
}
