using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class RecordTypeTests
{
    private static readonly Column Title = Column.Text<Note>("title", note => note.Title);
    private static readonly Column Rank = Column.Number<Note>("rank", note => note.Rank);

    [Theory]
    [InlineData("notes", true)]
    [InlineData("n", true)]
    [InlineData("notes_of_2026", true)]
    [InlineData("a2345678901234567890123456789012345678_0", true)]
    [InlineData("a2345678901234567890123456789012345678_01", false)]
    [InlineData("", false)]
    [InlineData("Notes", false)]
    [InlineData("2notes", false)]
    [InlineData("_notes", false)]
    [InlineData("notes\"; DROP TABLE x; --", false)]
    [InlineData("nötes", false)]
    [InlineData("due_work", false)]
    [InlineData("due_work_log", false)]
    [InlineData("running_sums", false)]
    public void A_table_and_a_column_have_a_name_that_every_database_takes(string name, bool taken)
    {
        Assert.Equal(taken, Record.Exception(() => Declare(name)) is null);
        if (name is not ("due_work" or "due_work_log" or "running_sums"))
            Assert.Equal(taken, Record.Exception(() => Declare(columns: [Column.Text<Note>(name, note => note.Text)])) is null);
    }

    [Theory]
    [InlineData("account")]
    [InlineData("livemode")]
    [InlineData("id")]
    [InlineData("version")]
    [InlineData("document")]
    [InlineData("rowid")]
    [InlineData("title")]
    public void A_column_is_not_called_as_another_or_as_one_that_every_table_has(string name) =>
        Assert.Throws<ArgumentException>(() => Declare(columns: [Title, Column.Text<Note>(name, note => note.Text)]));

    [Fact]
    public void A_unique_name_is_a_declared_text_column()
    {
        Declare(columns: [Title], uniqueNames: [Title]);
        Assert.Throws<ArgumentException>(() => Declare(columns: [], uniqueNames: [Title]));
        Assert.Throws<ArgumentException>(() => Declare(columns: [Rank], uniqueNames: [Rank]));
        Assert.Throws<ArgumentException>(() => Declare(columns: [Title], uniqueNames: [Title, Title]));
    }

    [Fact]
    public void A_list_groups_by_declared_text_and_orders_by_a_declared_number()
    {
        Declare(columns: [Title, Rank], lists: [new ListOrder("ranked", Title, Rank), new ListOrder("all", null, null)]);
        Assert.Throws<ArgumentException>(() => Declare(columns: [Rank], lists: [new ListOrder("ranked", Title, Rank)]));
        Assert.Throws<ArgumentException>(() => Declare(columns: [Title], lists: [new ListOrder("ranked", Title, Rank)]));
        Assert.Throws<ArgumentException>(() => Declare(columns: [Title, Rank], lists: [new ListOrder("ranked", Rank, null)]));
        Assert.Throws<ArgumentException>(() => Declare(columns: [Title, Rank], lists: [new ListOrder("ranked", null, Title)]));
        Assert.Throws<ArgumentException>(() => Declare(lists: [new ListOrder("all", null, null), new ListOrder("all", null, null)]));
    }

    [Fact]
    public void A_schema_is_numbered_without_a_gap_and_creates_a_table_once()
    {
        Assert.Throws<ArgumentException>(() => new Schema([new SchemaStep(2, "late", [])]));
        Assert.Throws<ArgumentException>(() =>
            new Schema([new SchemaStep(1, "notes", [Declare()]), new SchemaStep(2, "again", [Declare()])])
        );
    }

    [Fact]
    public void Running_sums_are_created_by_one_step_at_most()
    {
        var step = new SchemaStep(1, "sums", []) { CreatesRunningSums = true };

        Assert.Equal(2, new Schema([step, new SchemaStep(2, "later", [])]).Version);
        Assert.Throws<ArgumentException>(() => new Schema([step, step with { Number = 2 }]));
    }

    [Fact]
    public void A_record_type_is_append_only_where_it_says_so()
    {
        Assert.False(Declare().AppendOnly);
        Assert.True(SpecificationSchema.Entries.AppendOnly);
    }

    private static RecordType<Note> Declare(
        string table = "notes",
        Column[]? columns = null,
        Column[]? uniqueNames = null,
        ListOrder[]? lists = null
    ) => new(table, note => note.Id, SpecificationSchema.NoteJson, columns, uniqueNames, lists);
}
