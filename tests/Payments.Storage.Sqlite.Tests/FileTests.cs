using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

public sealed class FileTests : StoreFixture
{
    private static readonly Schema FirstRelease = new([new SchemaStep(1, "notes", [SpecificationSchema.Notes])]);

    [Fact]
    public async Task A_file_that_is_opened_again_has_all_that_was_acknowledged()
    {
        var store = await OpenAsync();
        var note = new Note("n1", "text", "title", "code", "folder", 7);
        await CommitAsync(store, new ChangeSet(Shop).Insert(SpecificationSchema.Notes, note).Schedule("expire", "n1", Noon, "why"));
        await store.DisposeAsync();

        var again = await OpenAsync();
        Assert.Equal(
            new Stored<Note>(note, 1),
            await again.FindAsync(SpecificationSchema.Notes, SpecificationSchema.ByCode, Shop, "code", Token)
        );
        var work = Assert.Single((await again.ClaimAsync(["expire"], Noon, TimeSpan.FromMinutes(1), 10, Token)).Items);
        Assert.Equal("why", work.Data);
    }

    [Fact]
    public async Task Nothing_works_before_the_file_is_opened_or_after_it_is_closed()
    {
        var store = Closed();
        await Assert.ThrowsAsync<InvalidOperationException>(() => CommitAsync(store, Insert("n1")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => HasAsync(store, "n1"));
        await store.MigrateAsync(Token);
        await CommitAsync(store, Insert("n1"));
        await store.DisposeAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => CommitAsync(store, Insert("n2")));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => HasAsync(store, "n1"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.MigrateAsync(Token).AsTask());
    }

    [Fact]
    public async Task A_file_whose_texts_are_not_UTF_8_is_refused_and_left_as_it_is()
    {
        using (var connection = OpenByHand())
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA encoding = 'UTF-16le'; CREATE TABLE orders (id TEXT)";
            command.ExecuteNonQuery();
        }

        var before = await System.IO.File.ReadAllBytesAsync(File.Path, Token);
        var refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync());
        Assert.Contains("UTF-8", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File.Path, Token));
    }

    [Fact]
    public async Task Closing_answers_all_that_waits_and_leaves_no_log_behind()
    {
        var store = await OpenAsync();
        using var held = new HeldCommit(store.Writer);
        var first = CommitAsync(store, Insert("first"));
        await held.ReachedAsync();
        var waiting = Enumerable.Range(0, 20).Select(number => CommitAsync(store, Insert($"n{number}"))).ToList();
        var closing = store.DisposeAsync().AsTask();
        held.LetGo();
        await closing;

        Assert.All(await Task.WhenAll([first, .. waiting]), result => Assert.Equal(CommitResult.Committed, result));
        Assert.Equal(0, File.LogLength);
        Assert.True(await HasAsync(await OpenAsync(), "n19"));
    }

    [Fact]
    public async Task A_file_of_a_newer_release_is_refused_and_left_as_it_is()
    {
        await (await OpenAsync()).DisposeAsync();
        var before = await System.IO.File.ReadAllBytesAsync(File.Path, Token);

        var error = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(FirstRelease));
        Assert.Contains($"schema {SpecificationSchema.Schema.Version}", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File.Path, Token));
    }

    [Fact]
    public async Task A_later_release_adds_its_steps_and_keeps_what_stands()
    {
        var old = await OpenAsync(FirstRelease);
        await CommitAsync(old, Insert("n1"));
        await old.DisposeAsync();

        var store = await OpenAsync();
        Assert.True(await HasAsync(store, "n1"));
        await CommitAsync(store, new ChangeSet(Shop).Insert(SpecificationSchema.Counters, new Counter("c1", 1)));
    }

    [Fact]
    public async Task The_hosts_own_tables_and_numbers_in_the_same_file_are_left_alone()
    {
        using (var connection = OpenByHand())
            connection.Execute(
                "CREATE TABLE notes (theirs TEXT); INSERT INTO notes VALUES ('kept'); PRAGMA application_id = 42; PRAGMA user_version = 7"
            );

        var store = await OpenAsync();
        await CommitAsync(store, Insert("n1"));
        Assert.True(await HasAsync(store, "n1"));
        using (var connection = OpenByHand())
        {
            Assert.Equal("kept", connection.Value("SELECT theirs FROM notes"));
            Assert.Equal((42, 7), (connection.Scalar("PRAGMA application_id"), connection.Scalar("PRAGMA user_version")));
        }
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await System.IO.File.WriteAllTextAsync(File.Path, new string('x', 10_000), Token);

        await Assert.ThrowsAsync<StoreException>(() => OpenAsync());
    }

    [Fact]
    public async Task A_damaged_file_is_refused_when_it_is_opened()
    {
        var store = await OpenAsync();
        for (var number = 0; number < 50; number++)
            await CommitAsync(store, Insert($"n{number}", $"title {number}"));
        await store.DisposeAsync();
        await using (var file = new FileStream(File.Path, FileMode.Open))
        {
            file.Position = file.Length / 8192 / 2 * 8192;
            file.Write(Enumerable.Repeat((byte)0xA5, 8192).ToArray());
        }

        var error = await Assert.ThrowsAsync<StoreException>(() => OpenAsync());
        Assert.Contains("backup", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_stores_that_open_a_new_file_at_once_one_has_it_and_each_step_runs_once()
    {
        var stores = Enumerable
            .Range(0, 6)
            .Select(_ => Closed(configure: options => options.BusyTimeout = TimeSpan.FromSeconds(1)))
            .ToList();
        var opened = await Task.WhenAll(
            stores.Select(store => Task.Run(() => Record.ExceptionAsync(() => store.MigrateAsync(Token).AsTask()).AsTask(), Token))
        );

        var winner = stores[Array.IndexOf(opened, null)];
        Assert.Equal(5, opened.OfType<StoreException>().Count());
        Assert.Equal(CommitResult.Committed, await CommitAsync(winner, Insert("n1")));
        using var connection = OpenByHand();
        Assert.Equal(SpecificationSchema.Schema.Version, connection.Scalar("SELECT count(*) FROM payments_schema"));
    }

    [Fact]
    public async Task The_files_are_their_users_alone()
    {
        if (OperatingSystem.IsWindows())
            return;

        var store = await OpenAsync();
        await CommitAsync(store, Insert("n1"));

        foreach (var suffix in new[] { "", "-wal", "-shm", "-lock" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File.Path + suffix));
    }

    [Fact]
    public async Task A_missing_directory_is_refused_with_the_remedy()
    {
        var error = await Assert.ThrowsAsync<StoreException>(() =>
            OpenAsync(configure: options => options.Path = Path.Combine(options.Path, "no", "payments.db"))
        );
        Assert.Contains("Create it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_are_text_that_any_SQLite_shell_shows()
    {
        var store = await OpenAsync();
        await CommitAsync(store, Insert("n1", "Zürich"));
        using var connection = OpenByHand();

        Assert.Equal(
            "text Zürich",
            connection.Value("SELECT typeof(document) || ' ' || json_extract(document, '$.Title') FROM payments_notes")
        );
    }
}
