namespace Payments.Storage.Sqlite;

/// <summary>
/// The statements of one record type. Rows keep their rowid: documents are far larger than the twentieth of a page up to
/// which a table without one pays. The document is kept as TEXT, readable in any SQLite shell, and crosses as bytes,
/// so that it is never recoded. Names are quoted: a column may be called what SQL calls its own words.
/// </summary>
internal sealed class TableSql
{
    public const string Owned = "account = @account AND livemode = @livemode";

    public const string Document = "SELECT version, document FROM";

    private const string Row = $"{Owned} AND id = @id";

    private readonly RecordType _type;
    private readonly string _table;

    public TableSql(RecordType type)
    {
        _type = type;
        _table = Quote(Named(type));
        Parameters = [.. type.Columns.Select(column => $"@{column.Name}")];
        Inserted = [.. Enumerable.Range(0, type.Columns.Count)];
        Updated = [.. Inserted.Where(index => !type.UniqueNames.Any(name => name.Column.Name == type.Columns[index].Name))];
        var updated = Updated.Select(index => type.Columns[index]);
        Insert = $"""
            INSERT INTO {_table} (account, livemode, id, version, {Each(type.Columns, column => $"{Quote(column.Name)}, ")}document)
            VALUES (@account, @livemode, @id, 1, {Each(type.Columns, column => $"@{column.Name}, ")}@document)
            ON CONFLICT DO NOTHING
            """;
        Update = $"""
            UPDATE {_table} SET version = version + 1, {Each(
                updated,
                column => $"{Quote(column.Name)} = @{column.Name}, "
            )}document = @document
            WHERE {Row} AND version = @version
            """;
        Delete = $"DELETE FROM {_table} WHERE {Row} AND version = @version";
        Exists = $"SELECT 1 FROM {_table} WHERE {Row}";
        Get = $"{Document} {_table} WHERE {Owned} AND id = @value";
        Lists = new ListSql(type);
    }

    /// <summary>The parameters of the declared columns, in their order.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>The places of the columns that an insert sets: all.</summary>
    public IReadOnlyList<int> Inserted { get; }

    /// <summary>The places of the columns that an update sets: all but unique names.</summary>
    public IReadOnlyList<int> Updated { get; }

    public string Insert { get; }

    public string Update { get; }

    public string Delete { get; }

    public string Exists { get; }

    public string Get { get; }

    public ListSql Lists { get; }

    public string ExistsBy(UniqueName name) => $"SELECT 1 FROM {_table} WHERE {Owned} AND {Quote(name.Column.Name)} = @value";

    public string Find(UniqueName name) => $"{Document} {_table} WHERE {Owned} AND {Quote(name.Column.Name)} = @value";

    public int IndexOf(Column column) => Enumerable.Range(0, _type.Columns.Count).First(index => _type.Columns[index].Name == column.Name);

    /// <summary>Creates a table as it is at the step that brings it.</summary>
    public static IEnumerable<string> Create(TableShape shape)
    {
        var type = shape.Type;
        var table = Quote(Named(type));
        yield return $"""
            CREATE TABLE {table} (
                account TEXT NOT NULL,
                livemode INTEGER NOT NULL CHECK (livemode IN (0, 1)),
                id TEXT NOT NULL CHECK (length(id) > 0),
                version INTEGER NOT NULL CHECK (typeof(version) = 'integer' AND version > 0),
            {Each(shape.Columns, column => $"    {Quote(column.Name)} {SqlKind(column)},\n")}    document TEXT NOT NULL,
                PRIMARY KEY (account, livemode, id)
            )
            """;
        foreach (var index in shape.UniqueNames.Select(name => CreateUnique(type, name.Column)).Concat(CreateLists(type, shape.Lists)))
            yield return index;
        if (!type.AppendOnly)
            yield break;
        foreach (var trigger in AppendOnlySql.Create(shape))
            yield return trigger;
    }

    public static string CreateUnique(RecordType type, Column column) =>
        $"CREATE UNIQUE INDEX {Quote(UniqueIndex(type, column))} ON {Quote(Named(type))} (account, livemode, {Quote(column.Name)}) "
        + $"WHERE {Quote(column.Name)} IS NOT NULL";

    public static string AddColumn(RecordType type, Column column) =>
        $"ALTER TABLE {Quote(Named(type))} ADD COLUMN {Quote(column.Name)} {SqlKind(column)}";

    // In the order of the id alone the primary key serves.
    public static IEnumerable<string> CreateLists(RecordType type, IEnumerable<ListOrder> lists) =>
        from list in lists
        let keys = KeysOf(list).ToArray()
        where keys.Length > 0
        select $"CREATE INDEX {Quote(ListIndex(type, list))} ON {Quote(Named(type))} (account, livemode, "
            + $"{Each(keys, key => $"{key}, ")}id) WHERE {string.Join(" AND ", keys.Select(key => $"{key} IS NOT NULL"))}";

    public static string UniqueIndex(RecordType type, Column column) => $"{Named(type)}_unique_{column.Name}";

    public static string ListIndex(RecordType type, ListOrder list) => $"{Named(type)}_by_{list.Name}";

    // The host keeps tables of its own in the same file.
    public static string Named(RecordType type) => "payments_" + type.Table;

    public static string Quote(string name) => $"\"{name}\"";

    private static IEnumerable<string> KeysOf(ListOrder list) => list.Columns.Select(column => Quote(column.Name));

    private static string SqlKind(Column column) =>
        column.Kind switch
        {
            ColumnKind.Text => "TEXT",
            ColumnKind.Number => $"INTEGER CHECK (typeof({Quote(column.Name)}) IN ('integer', 'null'))",
        };

    private static string Each<T>(IEnumerable<T> items, Func<T, string> text) => string.Concat(items.Select(text));
}
