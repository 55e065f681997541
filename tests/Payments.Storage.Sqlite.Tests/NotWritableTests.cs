using Microsoft.Data.Sqlite;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>A file, or a directory, that this process may not write.</summary>
public sealed class NotWritableTests : StoreFixture
{
    [Theory]
    [InlineData("", false)]
    [InlineData("-lock", false)]
    [InlineData("-wal", true)]
    public async Task A_file_that_cannot_be_opened_is_refused_with_the_remedy(string suffix, bool isMade)
    {
        if (isMade)
            await (await OpenAsync()).DisposeAsync();
        System.IO.File.Delete(File.Path + suffix);
        Directory.CreateDirectory(File.Path + suffix);

        Remedy(await Assert.ThrowsAsync<StoreException>(() => OpenAsync()));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)]
    [InlineData(UnixFileMode.UserRead, UnixFileMode.UserRead | UnixFileMode.UserExecute)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixFileMode.UserRead | UnixFileMode.UserExecute)]
    public async Task A_file_or_directory_that_is_read_only_is_refused_unless_the_user_may_write_anything(
        UnixFileMode file,
        UnixFileMode directory
    )
    {
        if (OperatingSystem.IsWindows())
            return;

        await (await OpenAsync()).DisposeAsync();
        var folder = Path.GetDirectoryName(File.Path)!;
        var before = System.IO.File.GetUnixFileMode(folder);
        System.IO.File.SetUnixFileMode(File.Path, file);
        System.IO.File.SetUnixFileMode(folder, directory);
        try
        {
            if (Environment.IsPrivilegedProcess)
                Assert.Equal(CommitResult.Committed, await CommitAsync(await OpenAsync(), Insert("n1")));
            else
                Remedy(await Assert.ThrowsAsync<StoreException>(() => OpenAsync()));
        }
        finally
        {
            System.IO.File.SetUnixFileMode(folder, before);
        }
    }

    [Fact]
    public async Task A_file_that_becomes_read_only_is_told_so_too()
    {
        var store = await OpenAsync();
        store.Writer.Connection.Execute("PRAGMA query_only = 1");

        Remedy(await Assert.ThrowsAsync<StoreException>(() => CommitAsync(store, Insert("n1"))));
        store.Writer.Connection.Execute("PRAGMA query_only = 0");
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, Insert("n1")));
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(8, 8)]
    [InlineData(8, 776)]
    [InlineData(8, 1032)]
    [InlineData(8, 1544)]
    [InlineData(14, 14)]
    [InlineData(14, 526)]
    public void Every_error_of_a_file_that_cannot_be_written_names_the_remedy(int code, int extended) =>
        Remedy(SqliteErrors.Definite(new SqliteException("attempt to write a readonly database", code, extended)));

    private static void Remedy(StoreException error)
    {
        Assert.Contains("write to the file and to its directory", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", error.Message, StringComparison.Ordinal);
    }
}
