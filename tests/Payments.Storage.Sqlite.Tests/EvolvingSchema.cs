using System.Text.Json.Serialization;
using Payments.Specifications;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>
/// The tables of three releases. The second lists notes by folder and rank; the third knows them by their code, and entries by their
/// reference.
/// </summary>
internal static class EvolvingSchema
{
    private static readonly Column _title = Column.Text<Note>("title", note => note.Title);
    private static readonly Column _code = Column.Text<Note>("code", note => note.Code);
    private static readonly Column _folder = Column.Text<Note>("group", note => note.Folder);
    private static readonly Column _rank = Column.Number<Note>("order", note => note.Rank);
    private static readonly Column _reference = Column.Text<Entry>("reference", entry => entry.Reference);

    public static ListOrder ById { get; } = new("created", null, null);

    public static ListOrder InFolder { get; } = new("in_folder", _folder, null);

    public static ListOrder ByRankInFolder { get; } = new("rank_in_folder", _folder, _rank);

    public static ListOrder ByRank { get; } = new("rank", null, _rank);

    public static IReadOnlyList<ListOrder> Lists { get; } = [ById, InFolder, ByRankInFolder, ByRank];

    public static RecordType<Note> FirstNotes { get; } = Notes([_title], [_title], [ById]);

    public static RecordType<Note> SecondNotes { get; } = Notes([_title, _folder, _rank], [_title], Lists);

    public static RecordType<Note> ThirdNotes { get; } = Notes([_title, _code, _folder, _rank], [_title, _code], Lists);

    public static RecordType<Entry> FirstEntries { get; } = Entries([]);

    public static RecordType<Entry> ThirdEntries { get; } = Entries([_reference]);

    public static Schema First { get; } = Of(FirstNotes, FirstEntries);

    public static Schema Second { get; } =
        Of(
            SecondNotes,
            FirstEntries,
            [new TableAddition(SecondNotes) { Columns = [_folder, _rank], Lists = [InFolder, ByRankInFolder, ByRank] }]
        );

    public static Schema Third { get; } =
        Of(
            ThirdNotes,
            ThirdEntries,
            [new TableAddition(ThirdNotes) { Columns = [_folder, _rank], Lists = [InFolder, ByRankInFolder, ByRank] }],
            [
                new TableAddition(ThirdNotes) { Columns = [_code], UniqueNames = [_code] },
                new TableAddition(ThirdEntries) { Columns = [_reference], UniqueNames = [_reference] },
            ]
        );

    /// <summary>The second release's record type, with a step forgotten.</summary>
    public static Schema Forgotten { get; } = Of(SecondNotes, FirstEntries);

    private static Schema Of(RecordType notes, RecordType entries, params IReadOnlyList<TableAddition>[] later) =>
        new([
            new SchemaStep(1, "notes and entries", [notes, entries]),
            .. later.Select((adds, index) => new SchemaStep(index + 2, "more", []) { Adds = adds }),
        ]);

    private static RecordType<Note> Notes(IReadOnlyList<Column> columns, IReadOnlyList<Column> names, IReadOnlyList<ListOrder> lists) =>
        new("notes", note => note.Id, SpecificationSchema.NoteJson, columns, names, lists);

    private static RecordType<Entry> Entries(IReadOnlyList<Column> columns) =>
        new("entries", entry => entry.Id, EntryJson.Default.Entry, columns, columns, [ById], appendOnly: true);
}

[JsonSerializable(typeof(Entry))]
internal sealed partial class EntryJson : JsonSerializerContext;
