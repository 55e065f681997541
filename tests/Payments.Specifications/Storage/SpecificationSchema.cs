using Payments.Storage;

namespace Payments.Specifications;

/// <summary>The tables that the suite keeps. Two columns are called what SQL calls its own words.</summary>
public static class SpecificationSchema
{
    private static readonly Column Title = Column.Text<Note>("title", note => note.Title);
    private static readonly Column Code = Column.Text<Note>("code", note => note.Code);
    private static readonly Column Folder = Column.Text<Note>("group", note => note.Folder);
    private static readonly Column Rank = Column.Number<Note>("order", note => note.Rank);
    private static readonly Column Reference = Column.Text<Entry>("reference", entry => entry.Reference);

    public static ListOrder ByRankInFolder { get; } = new("rank_in_folder", Folder, Rank);

    public static ListOrder InFolder { get; } = new("in_folder", Folder, null);

    public static ListOrder ByRank { get; } = new("rank", null, Rank);

    public static ListOrder ById { get; } = new("created", null, null);

    public static System.Text.Json.Serialization.Metadata.JsonTypeInfo<Note> NoteJson => SpecificationJson.Default.Note;

    public static RecordType<Note> Notes { get; } =
        new(
            "notes",
            note => note.Id,
            SpecificationJson.Default.Note,
            columns: [Title, Code, Folder, Rank],
            uniqueNames: [Title, Code],
            lists: [ByRankInFolder, InFolder, ByRank, ById]
        );

    public static RecordType<Counter> Counters { get; } = new("counters", counter => counter.Id, SpecificationJson.Default.Counter);

    public static RecordType<Entry> Entries { get; } =
        new(
            "entries",
            entry => entry.Id,
            SpecificationJson.Default.Entry,
            columns: [Reference],
            uniqueNames: [Reference],
            lists: [ById],
            appendOnly: true
        );

    public static UniqueName ByTitle => Notes.UniqueNames[0];

    public static UniqueName ByCode => Notes.UniqueNames[1];

    public static Schema Schema { get; } =
        new([
            new SchemaStep(1, "notes", [Notes]),
            new SchemaStep(2, "counters", [Counters]),
            new SchemaStep(3, "entries and sums", [Entries]) { CreatesRunningSums = true },
        ]);
}
