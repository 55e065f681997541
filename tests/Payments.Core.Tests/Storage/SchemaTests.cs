using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

/// <summary>What a step may add to a table.</summary>
public sealed class SchemaTests
{
    private static readonly Column _title = Column.Text<Note>("title", note => note.Title);
    private static readonly Column _folder = Column.Text<Note>("folder", note => note.Folder);
    private static readonly Column _rank = Column.Number<Note>("rank", note => note.Rank);
    private static readonly ListOrder _byId = new("created", null, null);
    private static readonly ListOrder _inFolder = new("in_folder", _folder, _rank);

    private static readonly RecordType<Note> _notes = new(
        "notes",
        note => note.Id,
        SpecificationSchema.NoteJson,
        columns: [_title, _folder, _rank],
        uniqueNames: [_title],
        lists: [_byId, _inFolder]
    );

    private static TableAddition Lists => new(_notes) { Columns = [_folder, _rank], Lists = [_inFolder] };

    [Fact]
    public void A_table_has_what_it_was_created_with_and_what_the_steps_since_have_added()
    {
        var schema = Of([Lists], [], [new TableAddition(_notes) { UniqueNames = [_title] }]);

        Assert.Equal(["title: , created", "title folder rank: , created in_folder"], new[] { 1, 2 }.Select(step => Shape(schema, step)));
        Assert.Equal("title folder rank: , created in_folder", Shape(schema, 3));
        Assert.Equal("title folder rank: title, created in_folder", Shape(schema, 4));
    }

    [Theory]
    [InlineData("early", "Step 1 adds to a table that no earlier step creates: notes.")]
    [InlineData("twice", "Step 2 names a table twice, where one addition holds all: notes.")]
    [InlineData("nothing", "Step 2 adds nothing: notes.")]
    [InlineData("column", "Step 2 adds the column other, which its record type does not declare: notes.")]
    [InlineData("name", "Step 2 adds the unique name folder, which its record type does not declare: notes.")]
    [InlineData("list", "Step 2 adds the list other, which its record type does not declare: notes.")]
    [InlineData("again", "Step 2 adds the column folder, which another step adds too: notes.")]
    [InlineData("list first", "Step 2 adds the column folder after a unique name or list over it: notes.")]
    [InlineData("name first", "Step 2 adds the column title after a unique name or list over it: notes.")]
    public void What_a_step_cannot_add_is_refused_and_named(string what, string message)
    {
        var other = Column.Text<Note>("other", note => note.Text);
        var refused = Assert.Throws<ArgumentException>(() =>
            what switch
            {
                "early" => new Schema([new SchemaStep(1, "notes", [_notes]) { Adds = [Lists] }]),
                "twice" => Of([Lists, new TableAddition(_notes) { UniqueNames = [_title] }]),
                "nothing" => Of([new TableAddition(_notes)]),
                "column" => Of([new TableAddition(_notes) { Columns = [other] }]),
                "name" => Of([new TableAddition(_notes) { UniqueNames = [_folder] }]),
                "list" => Of([new TableAddition(_notes) { Lists = [new ListOrder("other", null, _rank)] }]),
                "again" => Of([Lists], [new TableAddition(_notes) { Columns = [_folder] }]),
                "list first" => Of([new TableAddition(_notes) { Columns = [_folder] }]),
                _ => Of([new TableAddition(_notes) { Columns = [_title] }]),
            }
        );

        Assert.Equal(message, refused.Message);
    }

    private static Schema Of(params IReadOnlyList<TableAddition>[] later) =>
        new([
            new SchemaStep(1, "notes", [_notes]),
            .. later.Select((adds, index) => new SchemaStep(index + 2, "more", []) { Adds = adds }),
        ]);

    private static string Shape(Schema schema, int step)
    {
        var shape = schema.ShapeOf(_notes, step);
        return $"{string.Join(' ', shape.Columns.Select(column => column.Name))}: "
            + $"{string.Join(' ', shape.UniqueNames.Select(name => name.Column.Name))}, "
            + string.Join(' ', shape.Lists.Select(list => list.Name));
    }
}
