using Xunit;

namespace Payments.Storage.Sqlite.Tests;

public sealed class SqliteStoreOptionsTests
{
    [Fact]
    public void A_path_is_all_that_must_be_set() => new SqliteStoreOptions { Path = "payments.db" }.Validate();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(":memory:")]
    [InlineData(":MEMORY:")]
    [InlineData("file:payments.db?mode=memory")]
    public void A_path_that_is_no_file_is_refused_with_the_remedy(string path)
    {
        var error = Assert.Throws<ArgumentException>(new SqliteStoreOptions { Path = path }.Validate);
        Assert.Contains("data/payments.db", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(SqliteStoreOptions.QueueCapacity), 1, 1_000_000)]
    [InlineData(nameof(SqliteStoreOptions.MaxBatch), 1, 10_000)]
    [InlineData(nameof(SqliteStoreOptions.CheckpointPages), 1, 100_000)]
    [InlineData(nameof(SqliteStoreOptions.Readers), 1, 64)]
    public void A_number_is_taken_up_to_its_bounds_and_refused_beyond_them(string option, int least, int most)
    {
        Options(option, least).Validate();
        Options(option, most).Validate();
        Assert.Contains(option, Assert.Throws<ArgumentException>(Options(option, least - 1).Validate).Message, StringComparison.Ordinal);
        Assert.Contains(option, Assert.Throws<ArgumentException>(Options(option, most + 1).Validate).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(999, false)]
    [InlineData(1000, true)]
    [InlineData(60_000, true)]
    [InlineData(60_001, false)]
    public void The_wait_for_a_lock_is_one_to_sixty_seconds(int milliseconds, bool taken)
    {
        var error = Record.Exception(
            new SqliteStoreOptions { Path = "payments.db", BusyTimeout = TimeSpan.FromMilliseconds(milliseconds) }.Validate
        );
        Assert.Equal(taken, error is null);
    }

    [Fact]
    public void A_connection_string_names_the_file() =>
        Assert.Equal("data/pay ments.db", SqliteStoreOptions.FromConnectionString("Data Source=data/pay ments.db").Path);

    [Theory]
    [InlineData("Data Source=payments.db;Cache=Shared", "Cache")]
    [InlineData("Data Source=payments.db;Foreign Keys=False", "Foreign Keys")]
    [InlineData("Data Source=payments.db;Mode=Memory", "Mode")]
    public void A_connection_string_that_sets_more_is_refused(string connectionString, string keyword)
    {
        var error = Assert.Throws<ArgumentException>(() => SqliteStoreOptions.FromConnectionString(connectionString));
        Assert.Contains(keyword, error.Message, StringComparison.Ordinal);
    }

    private static SqliteStoreOptions Options(string option, int value)
    {
        var options = new SqliteStoreOptions { Path = "payments.db" };
        typeof(SqliteStoreOptions).GetProperty(option)!.SetValue(options, value);
        return options;
    }
}
