namespace Payments.Storage;

/// <summary>What a step may add to a table.</summary>
internal static class SchemaRules
{
    /// <exception cref="ArgumentException">A step adds what it may not, and why.</exception>
    public static void Check(Schema schema)
    {
        foreach (var step in schema.Steps)
        {
            foreach (var added in step.Adds)
                Check(schema, step, added);
        }
    }

    private static void Check(Schema schema, SchemaStep step, TableAddition added)
    {
        var type = added.Type;
        if (schema.Steps.Take(step.Number - 1).FirstOrDefault(earlier => earlier.Creates.Contains(type)) is not { } created)
            throw Wrong("adds to a table that no earlier step creates");
        if (step.Adds.Count(other => other.Type == type) > 1)
            throw Wrong("names a table twice, where one addition holds all");
        if (added.Columns.Count + added.UniqueNames.Count + added.Lists.Count == 0)
            throw Wrong("adds nothing");

        Declared(added => added.Columns, type.Columns, column => $"column {column.Name}");
        Declared(added => added.UniqueNames, type.UniqueNames.Select(name => name.Column), column => $"unique name {column.Name}");
        Declared(added => added.Lists, type.Lists, list => $"list {list.Name}");
        foreach (var number in new[] { created.Number, step.Number })
        {
            var shape = schema.ShapeOf(type, number);
            var needed = shape.UniqueNames.Select(name => name.Column).Concat(shape.Lists.SelectMany(list => list.Columns));
            if (needed.FirstOrDefault(column => !shape.Columns.Contains(column)) is { } lacking)
                throw Wrong($"adds the column {lacking.Name} after a unique name or list over it");
        }

        void Declared<T>(Func<TableAddition, IReadOnlyList<T>> parts, IEnumerable<T> all, Func<T, string> named)
        {
            foreach (var part in parts(added))
            {
                if (!all.Contains(part))
                    throw Wrong($"adds the {named(part)}, which its record type does not declare");
                if (schema.Steps.SelectMany(other => other.Adds).Count(other => other.Type == type && parts(other).Contains(part)) > 1)
                    throw Wrong($"adds the {named(part)}, which another step adds too");
            }
        }

        ArgumentException Wrong(string what) => new($"Step {step.Number} {what}: {type.Table}.");
    }
}
