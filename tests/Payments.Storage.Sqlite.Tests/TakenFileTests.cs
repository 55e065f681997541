using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>Files that are taken away, or that others take their places of, while the store has them open.</summary>
public sealed class TakenFileTests : StoreFixture
{
    public static TheoryData<string, string> Taken { get; } =
        new MatrixTheoryData<string, string>(["", "-wal", "-shm"], ["removed", "moved", "replaced by a copy", "replaced by an empty file"]);

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task The_store_stops_and_says_so_before_it_confirms_anything_more(string suffix, string how)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps open files where they are.");
        var store = await OpenAsync();
        await CommitAsync(store, Insert("before"));
        Assert.Null(await store.CheckAsync(Token));
        Take(File.Path + suffix, how);

        var refused = await Assert.ThrowsAsync<StoreException>(() => CommitAsync(store, Insert("n1")));

        Assert.Contains(File.Path + suffix + " was removed or replaced", refused.Message, StringComparison.Ordinal);
        await StoppedAsync(store);
    }

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task A_commit_during_which_it_happens_is_unknown(string suffix, string how)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps open files where they are.");
        var store = await OpenAsync();
        await CommitAsync(store, Insert("before"));
        var taken = false;
        store.Writer.AroundCommit = commit =>
        {
            commit();
            if (!taken)
                Take(File.Path + suffix, how);
            taken = true;
        };

        await Assert.ThrowsAsync<StoreUnknownException>(() => CommitAsync(store, Insert("n1")));

        await StoppedAsync(store);
    }

    [Fact]
    public async Task A_store_that_nobody_writes_to_learns_it_from_a_health_check()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps open files where they are.");
        var store = await OpenAsync();
        Take(File.Path, "removed");

        Assert.Contains("was removed or replaced", (await store.CheckAsync(Token))!.Message, StringComparison.Ordinal);
        await StoppedAsync(store);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("copied")]
    [InlineData("linked")]
    [InlineData("dated")]
    [InlineData("given another mode")]
    public async Task What_leaves_the_files_in_their_places_is_no_reason_to_stop(string how)
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("before"));
        foreach (var suffix in new[] { "", "-wal", "-shm" })
            Touch(File.Path + suffix, how);

        Assert.Equal(CommitResult.Committed, await CommitAsync(store, Insert("n1")));
        Assert.Null(await store.CheckAsync(Token));
    }

    [Fact]
    public async Task Checkpoints_leave_the_files_in_their_places()
    {
        var store = await OpenAsync(configure: options => options.CheckpointPages = 1);
        for (var number = 0; number < 50; number++)
            await CommitAsync(store, Insert($"n{number}", new string('x', 5000) + number));

        Assert.Null(await store.CheckAsync(Token));
    }

    private static async Task StoppedAsync(SqlitePaymentStore store)
    {
        foreach (var call in new Func<Task>[] { () => CommitAsync(store, Insert("n2")), () => HasAsync(store, "before") })
            Assert.Contains("restart", (await Assert.ThrowsAsync<StoreException>(call)).Message, StringComparison.Ordinal);
        Assert.True((await store.CheckAsync(Token))!.HasStopped);
    }

    private static void Take(string path, string how)
    {
        var aside = path + ".aside";
        if (how == "replaced by a copy")
            System.IO.File.Copy(path, aside + ".copy");
        if (how == "removed")
            System.IO.File.Delete(path);
        else
            System.IO.File.Move(path, aside);
        if (how == "replaced by a copy")
            System.IO.File.Move(aside + ".copy", path);
        if (how == "replaced by an empty file")
            System.IO.File.WriteAllBytes(path, []);
    }

    private static void Touch(string path, string how)
    {
        switch (how)
        {
            case "copied":
                System.IO.File.Copy(path, path + ".copy");
                break;
            case "linked":
                System.IO.File.CreateSymbolicLink(path + ".link", path);
                break;
            case "dated":
                System.IO.File.SetLastWriteTimeUtc(path, Noon.UtcDateTime);
                break;
            case "given another mode" when !OperatingSystem.IsWindows():
                System.IO.File.SetUnixFileMode(path, System.IO.File.GetUnixFileMode(path) | UnixFileMode.GroupRead);
                break;
            default:
                Assert.NotEqual(0, new FileInfo(path).Length + 1);
                break;
        }
    }
}
