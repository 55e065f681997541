using Microsoft.Data.Sqlite;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

public sealed class ConnectionRecipeTests : StoreFixture
{
    private static readonly (string Name, string Value)[] Required =
    [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("wal_autocheckpoint", "0"),
        ("journal_size_limit", "67108864"),
        ("busy_timeout", "5000"),
        ("page_size", "8192"),
    ];

    [Fact]
    public async Task The_writers_connection_has_every_setting()
    {
        var store = await OpenAsync();

        AssertSettings(store.Writer.Connection);
    }

    [Fact]
    public async Task A_readers_connection_has_every_setting_and_cannot_write()
    {
        await OpenAsync();
        using var reader = new ConnectionRecipe(File.Options).OpenReader();

        AssertSettings(reader);
        Assert.Equal(8, Assert.Throws<SqliteException>(() => reader.Execute("DELETE FROM payments_notes")).SqliteErrorCode);
    }

    [Fact]
    public void A_connection_on_which_a_setting_does_not_hold_is_refused()
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();

        var error = Assert.Throws<StoreException>(() => new ConnectionRecipe(File.Options).Apply(memory));
        Assert.Contains("journal_mode", error.Message, StringComparison.Ordinal);
    }

    private static void AssertSettings(SqliteConnection connection) =>
        Assert.All(Required, setting => Assert.Equal(setting.Value, connection.Value($"PRAGMA {setting.Name}")?.ToString()));
}
