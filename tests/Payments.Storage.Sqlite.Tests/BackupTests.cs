using Microsoft.Extensions.DependencyInjection;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

public sealed class BackupTests : StoreFixture
{
    private string Copy => File.Path + ".backup";

    [Fact]
    public async Task A_backup_is_one_file_with_all_that_was_acknowledged_and_can_be_opened_in_its_place()
    {
        var store = await OpenAsync();
        for (var number = 0; number < 200; number++)
            await CommitAsync(store, Insert($"n{number}", number + new string('x', 500)));
        await store.BackUpAsync(Copy, Token);
        await CommitAsync(store, Insert("later"));

        Assert.Equal([Path.GetFileName(Copy)], Beside().Where(name => name!.Contains("backup", StringComparison.Ordinal)));
        var restored = Closed(configure: options => options.Path = Copy);
        await restored.MigrateAsync(Token);
        Assert.True(await HasAsync(restored, "n0"));
        Assert.True(await HasAsync(restored, "n199"));
        Assert.False(await HasAsync(restored, "later"));
        Assert.Equal(CommitResult.Committed, await CommitAsync(restored, Insert("next")));
        Assert.True(await HasAsync(store, "later"));
    }

    [Fact]
    public async Task Of_backups_to_one_file_at_once_one_makes_it_whole_and_the_others_are_refused()
    {
        var store = await OpenAsync();
        for (var number = 0; number < 300; number++)
            await CommitAsync(store, Insert($"n{number}", number + new string('x', 5000)));
        for (var round = 0; round < 5; round++)
        {
            var path = $"{Copy}{round}";
            var outcomes = await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(caller =>
                        Task.Run(
                            async () =>
                            {
                                await Task.Delay(caller * round, Token);
                                return await Record.ExceptionAsync(async () => await store.BackUpAsync(path, Token));
                            },
                            Token
                        )
                    )
            );

            Assert.Single(outcomes, outcome => outcome is null);
            Assert.All(outcomes.Where(outcome => outcome is not null), outcome => Assert.IsType<ArgumentException>(outcome));
            var restored = Closed(configure: options => options.Path = path);
            await restored.MigrateAsync(Token);
            Assert.True(await HasAsync(restored, "n299"));
        }

        Assert.DoesNotContain(Beside(), name => name!.Contains("unfinished", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_backup_is_made_while_the_store_is_written_and_every_commit_is_in_it_whole_or_not_at_all()
    {
        var store = await OpenAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var committed = 0;
        var writing = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    var number = committed;
                    await CommitAsync(
                        store,
                        new ChangeSet(Shop)
                            .Insert(SpecificationSchema.Notes, new Note($"a{number}"))
                            .Insert(SpecificationSchema.Notes, new Note($"b{number}"))
                    );
                    Volatile.Write(ref committed, number + 1);
                }
            },
            Token
        );
        while (Volatile.Read(ref committed) < 20)
            await Task.Yield();
        var before = Volatile.Read(ref committed);
        await store.BackUpAsync(Copy, Token);
        await stop.CancelAsync();
        await writing;

        var restored = Closed(configure: options => options.Path = Copy);
        await restored.MigrateAsync(Token);
        for (var number = 0; number <= committed; number++)
        {
            var (a, b) = (await HasAsync(restored, $"a{number}"), await HasAsync(restored, $"b{number}"));
            Assert.Equal(a, b);
            Assert.True(a || number >= before, $"{number} was acknowledged before the backup began");
        }
    }

    [Fact]
    public async Task A_backup_is_whole_and_flushed_before_it_has_its_name_and_its_name_is_flushed_too()
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("n1"));
        var disk = new WatchedDisk(Copy);
        new Backup(new ConnectionRecipe(File.Options), disk).MakeAt(Copy);

        Assert.Equal(["create", "flush: n1 in the copy, no backup", "flush directory: backup, no copy"], disk.Seen);
    }

    [Theory]
    [InlineData("create")]
    [InlineData("flush")]
    public async Task What_fails_before_the_flush_leaves_no_file_by_the_name_of_the_backup(string at)
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("n1"));
        var disk = new WatchedDisk(Copy) { FailsAt = at };

        Assert.Throws<StoreException>(() => new Backup(new ConnectionRecipe(File.Options), disk).MakeAt(Copy));
        Assert.False(System.IO.File.Exists(Copy));

        await store.BackUpAsync(Copy, Token);
        Assert.True(System.IO.File.Exists(Copy));
        Assert.False(System.IO.File.Exists(Copy + "-unfinished"));
    }

    [Fact]
    public async Task A_backup_replaces_nothing_and_needs_a_directory()
    {
        var store = await OpenAsync();
        await store.BackUpAsync(Copy, Token);
        var made = await System.IO.File.ReadAllBytesAsync(Copy, Token);
        await CommitAsync(store, Insert("n1"));

        await Assert.ThrowsAsync<ArgumentException>(() => store.BackUpAsync(Copy, Token).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => store.BackUpAsync(File.Path, Token).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() =>
            store.BackUpAsync(Path.Combine(Path.GetDirectoryName(Copy)!, "none", "b.db"), Token).AsTask()
        );
        await Assert.ThrowsAsync<ArgumentException>(() => store.BackUpAsync(" ", Token).AsTask());
        Assert.Equal(made, await System.IO.File.ReadAllBytesAsync(Copy, Token));
    }

    [Fact]
    public async Task A_backup_is_readable_by_its_user_only()
    {
        var store = await OpenAsync();
        await store.BackUpAsync(Copy, Token);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(Copy));
    }

    [Fact]
    public async Task A_store_that_is_closed_makes_none()
    {
        var store = await OpenAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.BackUpAsync(Copy, Token).AsTask());
        Assert.False(System.IO.File.Exists(Copy));
    }

    [Fact]
    public async Task A_host_asks_its_services_for_the_store()
    {
        var services = new ServiceCollection();
        services.AddPayments().UseSqlite(File.Path).UseSimulator();
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<SqlitePaymentStore>();

        Assert.Same(store, provider.GetRequiredService<IPaymentStore>());
        await store.MigrateAsync(Token);
        await store.BackUpAsync(Copy, Token);
        Assert.True(System.IO.File.Exists(Copy));
    }

    private IEnumerable<string?> Beside() => Directory.GetFiles(Path.GetDirectoryName(Copy)!).Select(Path.GetFileName);

    /// <summary>The disk, which notes what is there when it is flushed.</summary>
    private sealed class WatchedDisk(string backup) : IDurableFiles
    {
        private readonly DurableFiles _disk = new();

        public List<string> Seen { get; } = [];

        public string? FailsAt { get; init; }

        public void Create(string path)
        {
            Note("create");
            _disk.Create(path);
        }

        public void Flush(string path)
        {
            using (var copy = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False"))
            {
                copy.Open();
                using var command = copy.CreateCommand();
                command.CommandText = "SELECT id FROM payments_notes";
                Note($"flush: {command.ExecuteScalar()} in the copy, {(System.IO.File.Exists(backup) ? "a" : "no")} backup");
            }

            _disk.Flush(path);
        }

        public void FlushDirectoryOf(string path)
        {
            var copies = Directory.GetFiles(Path.GetDirectoryName(path)!, "*-unfinished");
            Note($"flush directory: {Path.GetFileName(backup).Split('.')[^1]}, {(copies.Length == 0 ? "no" : "a")} copy");
            _disk.FlushDirectoryOf(path);
        }

        private void Note(string what)
        {
            Seen.Add(what);
            if (FailsAt is { } at && what.StartsWith(at, StringComparison.Ordinal))
                throw new IOException("the disk fails");
        }
    }
}
