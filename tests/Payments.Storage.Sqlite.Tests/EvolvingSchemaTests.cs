using Microsoft.Data.Sqlite;
using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>What becomes of a file when a later release opens it that keeps more beside its documents.</summary>
public sealed class EvolvingSchemaTests : StoreFixture
{
    private const int Rows = 3000;

    private static readonly string[] _folders = ["in", "out", "köln", "𠮷"];

    [Fact]
    public async Task Lists_are_right_while_the_rows_are_filled_and_afterwards()
    {
        var notes = await FirstReleaseAsync();
        var store = await OpenAsync(EvolvingSchema.Second, options => options.FillPause = TimeSpan.FromMilliseconds(100));

        var compared = 0;
        do
        {
            await SameListsAsync(store, EvolvingSchema.SecondNotes, notes);
            compared++;
        } while (Unfilled() > 0);
        await SameListsAsync(store, EvolvingSchema.SecondNotes, notes);
        Assert.True(compared > 1, "All was filled before anything was read.");
        Assert.Equal(0, Scalar("SELECT count(*) FROM payments_notes WHERE \"group\" IS NOT json_extract(document, '$.Folder')"));
    }

    [Fact]
    public async Task What_is_written_while_the_rows_are_filled_is_listed_as_it_was_written()
    {
        var notes = await FirstReleaseAsync();
        var store = await OpenAsync(EvolvingSchema.Second);
        var random = new Random(8);
        for (var round = 0; round < 300; round++)
        {
            var old = notes[random.Next(notes.Count)];
            var read = (await store.GetAsync(EvolvingSchema.SecondNotes, Shop, old.Id, Token))!;
            var changes = new ChangeSet(Shop);
            var now = old with { Folder = _folders[random.Next(_folders.Length)], Rank = random.Next(50) };
            notes.Remove(old);
            if (round % 3 == 0)
                changes.Delete(EvolvingSchema.SecondNotes, read);
            else
                notes.Add(now);
            if (round % 3 != 0)
                changes.Update(EvolvingSchema.SecondNotes, read, now);
            var added = new Note($"added{round}", Folder: "in", Rank: round);
            notes.Add(added);
            Assert.Equal(CommitResult.Committed, await CommitAsync(store, changes.Insert(EvolvingSchema.SecondNotes, added)));
            if (round % 20 == 0)
                await SameListsAsync(store, EvolvingSchema.SecondNotes, notes);
        }

        await FilledAsync();
        await SameListsAsync(store, EvolvingSchema.SecondNotes, notes);
    }

    [Fact]
    public async Task It_goes_on_where_it_was_ended()
    {
        var notes = await FirstReleaseAsync();
        var left = new List<long>();
        for (var start = 0; start < 100 && (left.Count == 0 || left[^1] > 0); start++)
        {
            var store = Closed(EvolvingSchema.Second);
            await store.MigrateAsync(Token);
            await store.DisposeAsync();
            left.Add(Unfilled());
        }

        Assert.True(left.Count > 2, "It was never ended before all was filled.");
        Assert.Equal(left.OrderDescending(), left);
        var filled = await OpenAsync(EvolvingSchema.Second);
        await SameListsAsync(filled, EvolvingSchema.SecondNotes, notes);
    }

    [Fact]
    public async Task Names_are_unique_among_all_rows_as_soon_as_the_file_is_open()
    {
        var notes = await FirstReleaseAsync();
        var store = await OpenAsync(EvolvingSchema.Third);

        foreach (var note in notes.Where(note => note.Code is not null).Take(50))
        {
            var found = await store.FindAsync(EvolvingSchema.ThirdNotes, EvolvingSchema.ThirdNotes.UniqueNames[1], Shop, note.Code!, Token);
            Assert.Equal(note, found!.Value);
            var again = new ChangeSet(Shop).Insert(EvolvingSchema.ThirdNotes, new Note("other", Code: note.Code));
            Assert.Equal(CommitResult.Duplicate("notes", "code"), await CommitAsync(store, again));
        }

        var entry = await store.FindAsync(EvolvingSchema.ThirdEntries, EvolvingSchema.ThirdEntries.UniqueNames[0], Shop, "ref 7", Token);
        Assert.Equal("e7", entry!.Value.Id);
        await FilledAsync();
        await SameListsAsync(store, EvolvingSchema.ThirdNotes, notes);
    }

    [Fact]
    public async Task Names_that_two_rows_have_are_found_before_anything_is_changed()
    {
        await FirstReleaseAsync();
        var first = await OpenAsync(EvolvingSchema.First);
        await CommitAsync(first, new ChangeSet(Shop).Insert(EvolvingSchema.FirstNotes, new Note("twin", Code: "c5")));
        await first.DisposeAsync();

        await using var third = new SqlitePaymentStore(EvolvingSchema.Third, File.Options);
        var refused = await Assert.ThrowsAsync<StoreException>(async () => await third.MigrateAsync(Token));
        Assert.Contains("n0005 and twin of acct_shop in payments_notes have the same code", refused.Message, StringComparison.Ordinal);
        await third.DisposeAsync();

        // Step 2 is there, as it may be; the release that knows it opens the file.
        var second = await OpenAsync(EvolvingSchema.Second);
        var twin = (await second.GetAsync(EvolvingSchema.SecondNotes, Shop, "twin", Token))!;
        await CommitAsync(second, new ChangeSet(Shop).Delete(EvolvingSchema.SecondNotes, twin));
        await second.DisposeAsync();
        await OpenAsync(EvolvingSchema.Third);
    }

    [Fact]
    public async Task Append_only_rows_are_refused_changes_before_while_and_after_they_are_filled()
    {
        await FirstReleaseAsync();
        await OpenAsync(EvolvingSchema.Third);
        using var other = OpenByHand();

        foreach (
            var sql in (string[])
                [
                    "UPDATE payments_entries SET document = '{}'",
                    "UPDATE payments_entries SET reference = 'x'",
                    "UPDATE payments_entries SET version = 2",
                    "DELETE FROM payments_entries",
                    "INSERT OR REPLACE INTO payments_entries (account, livemode, id, version, reference, document) "
                        + "VALUES ('acct_shop', 0, 'new', 1, 'ref 7', '{}')",
                ]
        )
        {
            using var command = new SqliteCommand(sql, other);
            Assert.Equal(1811, Assert.Throws<SqliteException>(() => command.ExecuteNonQuery()).SqliteExtendedErrorCode);
        }
    }

    [Fact]
    public async Task An_older_release_refuses_the_file_and_a_newer_one_makes_a_new_one_the_same()
    {
        await FirstReleaseAsync();
        await (await OpenAsync(EvolvingSchema.Third)).DisposeAsync();
        foreach (var older in new[] { EvolvingSchema.First, EvolvingSchema.Second })
        {
            var refused = await Assert.ThrowsAsync<StoreException>(async () => await OpenAsync(older));
            Assert.Contains("has schema 3", refused.Message, StringComparison.Ordinal);
        }

        using var fresh = new TemporaryFile();
        await using var store = new SqlitePaymentStore(EvolvingSchema.Third, fresh.Options);
        await store.MigrateAsync(Token);
        Assert.Equal(ShapeOf(fresh.Path), ShapeOf(File.Path));
    }

    [Fact]
    public async Task A_declaration_that_no_step_brought_is_named_when_the_file_is_opened()
    {
        await FirstReleaseAsync();
        var lacking = await Assert.ThrowsAsync<StoreException>(async () => await OpenAsync(EvolvingSchema.Forgotten));
        Assert.Contains("lacks the column group of payments_notes", lacking.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(SchemaStep), lacking.Message, StringComparison.Ordinal);

        await (await OpenAsync(EvolvingSchema.Second)).DisposeAsync();
        using (var other = OpenByHand())
        using (var drop = new SqliteCommand("DROP INDEX payments_notes_by_rank", other))
            drop.ExecuteNonQuery();
        var dropped = await Assert.ThrowsAsync<StoreException>(async () => await OpenAsync(EvolvingSchema.Second));
        Assert.Contains("lacks the list rank of payments_notes", dropped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_stops_the_filling_and_nothing_else()
    {
        await FirstReleaseAsync();
        using (var other = OpenByHand())
        using (var damage = new SqliteCommand("UPDATE payments_notes SET document = '[]' WHERE id = 'n0100'", other))
            damage.ExecuteNonQuery();
        var store = await OpenAsync(EvolvingSchema.Second);

        Assert.Equal(
            CommitResult.Committed,
            await CommitAsync(store, new ChangeSet(Shop).Insert(EvolvingSchema.SecondNotes, new Note("new")))
        );
        Assert.NotNull(await store.GetAsync(EvolvingSchema.SecondNotes, Shop, "n0101", Token));
    }

    private async Task<List<Note>> FirstReleaseAsync()
    {
        var store = await OpenAsync(EvolvingSchema.First);
        var notes = new List<Note>();
        for (var at = 0; at < Rows; at++)
        {
            var folder = at % 7 == 0 ? null : _folders[at % _folders.Length];
            notes.Add(
                new Note(
                    $"n{at:D4}",
                    Title: $"t{at}",
                    Code: at % 5 == 0 ? $"c{at}" : null,
                    Folder: folder,
                    Rank: at % 3 == 0 ? null : at % 40
                )
            );
        }

        foreach (var some in notes.Chunk(500))
        {
            var changes = new ChangeSet(Shop);
            foreach (var note in some)
                changes.Insert(EvolvingSchema.FirstNotes, note);
            await CommitAsync(store, changes);
        }

        var entries = new ChangeSet(Shop);
        for (var at = 0; at < 300; at++)
            entries.Insert(EvolvingSchema.FirstEntries, new Entry($"e{at}", Reference: $"ref {at}"));
        await CommitAsync(store, entries);
        await store.DisposeAsync();
        return notes;
    }

    // As the store in memory answers, which never has columns to fill.
    private static async Task SameListsAsync(SqlitePaymentStore store, RecordType<Note> type, List<Note> notes)
    {
        var memory = new InMemoryPaymentStore(new Schema([new SchemaStep(1, "notes", [type])]));
        foreach (var some in notes.Chunk(100))
        {
            var changes = new ChangeSet(Shop);
            foreach (var note in some)
                changes.Insert(type, note with { Title = null, Code = null });
            await memory.CommitAsync(changes, Token);
        }

        foreach (var query in Queries())
        {
            var expected = (await memory.ListAsync(type, Shop, query, Token)).Select(row => row.Value.Id);
            var listed = (await store.ListAsync(type, Shop, query, Token)).Select(row => row.Value.Id);
            Assert.Equal(expected, listed);
            Assert.Equal(await memory.CountAsync(type, Shop, query, Token), await store.CountAsync(type, Shop, query, Token));
        }
    }

    private static IEnumerable<ListQuery> Queries() =>
        from order in EvolvingSchema.Lists
        from folder in order.Group is null ? [null] : (string?[])["in", "𠮷", "none"]
        from down in (bool[])[false, true]
        from upTo in order.By is null ? [null] : (long?[])[null, 17]
        from after in (ListPosition?[])[null, new ListPosition(order.By is null ? 0 : 11, "n1500")]
        from bounds in order.By is not null ? [(null, null)] : ((string?, string?)[])[(null, null), ("n0700", "n1600")]
        select new ListQuery(order, 40)
        {
            Group = folder,
            Descending = down,
            UpTo = upTo,
            After = after,
            IdFrom = bounds.Item1,
            IdBefore = bounds.Item2,
            Skip = down == after is null ? 0 : 25,
        };

    private async Task FilledAsync()
    {
        for (var wait = 0; wait < 2000 && Unfilled() > 0; wait++)
            await Task.Delay(TimeSpan.FromMilliseconds(5), Token);
        Assert.Equal(0, Unfilled());
    }

    private long Unfilled() => Scalar("SELECT coalesce(sum(up_to), 0) FROM payments_backfills");

    private long Scalar(string sql)
    {
        using var connection = OpenByHand();
        using var command = new SqliteCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }

    private static List<string> ShapeOf(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("SELECT name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY name", connection);
        using var reader = command.ExecuteReader();
        var shape = new List<string>();
        while (reader.Read())
            shape.Add(reader.GetString(0));
        return shape;
    }
}
