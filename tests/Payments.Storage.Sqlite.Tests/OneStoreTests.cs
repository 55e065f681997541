using System.Diagnostics;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>One store has a file at a time.</summary>
public sealed class OneStoreTests : StoreFixture
{
    private static readonly TimeSpan _short = TimeSpan.FromSeconds(1);

    private string Folder => Path.GetDirectoryName(File.Path)!;

    [Theory]
    [InlineData("payments.db")]
    [InlineData("./payments.db")]
    [InlineData("inner/../payments.db")]
    [InlineData("link.db")]
    [InlineData("linked/payments.db")]
    public async Task A_second_store_is_refused_with_the_remedy_however_the_path_is_written(string path)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "inner"));
        Directory.CreateSymbolicLink(Path.Combine(Folder, "linked"), Folder);
        System.IO.File.CreateSymbolicLink(Path.Combine(Folder, "link.db"), File.Path);
        var first = await OpenAsync();

        var refused = await Assert.ThrowsAsync<StoreException>(() => SecondAsync(Path.Combine(Folder, path)));

        Assert.Contains("open in another process", refused.Message, StringComparison.Ordinal);
        Assert.Contains("a file of its own", refused.Message, StringComparison.Ordinal);
        Assert.Equal(CommitResult.Committed, await CommitAsync(first, Insert("n1")));
    }

    [Fact]
    public async Task A_store_that_is_closed_leaves_the_file_to_the_next()
    {
        for (var turn = 0; turn < 5; turn++)
        {
            var store = await OpenAsync(configure: options => options.BusyTimeout = _short);
            await CommitAsync(store, Insert($"n{turn}"));
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_store_that_opens_while_the_one_before_it_closes_waits_for_it()
    {
        var first = await OpenAsync();
        var opening = OpenAsync();
        Assert.False(opening.IsCompleted);
        await first.DisposeAsync();

        Assert.Equal(CommitResult.Committed, await CommitAsync(await opening, Insert("n1")));
    }

    [Fact]
    public async Task A_store_that_could_not_be_opened_holds_nothing()
    {
        await System.IO.File.WriteAllTextAsync(File.Path, new string('x', 10_000), Token);
        await Assert.ThrowsAsync<StoreException>(() => OpenAsync());
        System.IO.File.Delete(File.Path);

        await OpenAsync(configure: options => options.BusyTimeout = _short);
    }

    [Fact]
    public async Task Two_files_of_one_folder_are_two_stores()
    {
        await OpenAsync();
        var other = await SecondAsync(Path.Combine(Folder, "other.db"));

        Assert.Equal(CommitResult.Committed, await CommitAsync(other, Insert("n1")));
    }

    [Fact]
    public async Task Another_process_is_refused_for_and_leaves_the_file_when_it_is_killed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "flock(1) is Linux's.");
        using var other = Process.Start(
            new ProcessStartInfo("flock", ["--exclusive", File.Path + "-lock", "sh", "-c", "echo held; exec sleep 600"])
            {
                RedirectStandardOutput = true,
            }
        )!;
        Assert.Equal("held", await other.StandardOutput.ReadLineAsync(Token));
        await Assert.ThrowsAsync<StoreException>(() => OpenAsync(configure: options => options.BusyTimeout = _short));

        other.Kill(entireProcessTree: true);
        await other.WaitForExitAsync(Token);

        await OpenAsync();
    }

    private Task<SqlitePaymentStore> SecondAsync(string path) =>
        OpenAsync(configure: options =>
        {
            options.Path = path;
            options.BusyTimeout = _short;
        });
}
