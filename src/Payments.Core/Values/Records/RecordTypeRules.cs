namespace Payments.Storage;

/// <summary>What a declaration must keep to, since its names become SQL in every store.</summary>
internal static class RecordTypeRules
{
    private static readonly string[] OfEveryTable = ["account", "livemode", "id", "version", "document", "rowid"];

    public static void Check(RecordType type)
    {
        RequireName(type.Table);
        if (type.Table is "due_work" or "due_work_log" or "running_sums")
            throw new ArgumentException($"{type.Table} is a table of every store's own: choose another name.");

        RequireNames(type, "column", [.. OfEveryTable, .. type.Columns.Select(column => column.Name)]);
        RequireNames(type, "unique name", [.. type.UniqueNames.Select(name => name.Column.Name)]);
        RequireNames(type, "list", [.. type.Lists.Select(list => list.Name)]);

        foreach (var name in type.UniqueNames)
            RequireColumn(type, name.Column, ColumnKind.Text);
        foreach (var list in type.Lists)
        {
            if (list.Group is not null)
                RequireColumn(type, list.Group, ColumnKind.Text);
            if (list.By is not null)
                RequireColumn(type, list.By, ColumnKind.Number);
        }
    }

    public static void RequireName(string name)
    {
        if (
            name.Length is 0 or > 40
            || !char.IsAsciiLetterLower(name[0])
            || !name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '_')
        )
            throw new ArgumentException(
                $"\"{name}\" is not a name of 1 to 40 lower-case letters, digits and '_' that begins with a letter."
            );
    }

    private static void RequireNames(RecordType type, string what, IReadOnlyList<string> names)
    {
        foreach (var name in names)
            RequireName(name);
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count)
            throw new ArgumentException(
                $"A {what} of {type.Table} appears more than once, or has a name that every table has ({string.Join(", ", OfEveryTable)})."
            );
    }

    private static void RequireColumn(RecordType type, Column column, ColumnKind kind)
    {
        if (!type.Columns.Any(own => own.Name == column.Name && own.Kind == kind))
            throw new ArgumentException($"{column.Name} is not a declared {kind} column of {type.Table}: add it to the columns.");
    }
}
