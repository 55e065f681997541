using System.Globalization;
using System.Text;

namespace Payments.Storage.Sqlite;

/// <summary>
/// The SQL of a schema, to be read: what <see cref="SqlitePaymentStore.MigrateAsync"/> runs. Every table's name begins with
/// "payments_", and the steps that were run are recorded in a table too: the file's own version number and id stay the host's.
/// </summary>
public static class SqliteSchema
{
    /// <summary>All steps, each in the transaction in which it runs.</summary>
    public static string Script(Schema schema)
    {
        var script = new StringBuilder(CreateVersions).Append(";\n\n");
        foreach (var step in schema.Steps)
        {
            script.Append(CultureInfo.InvariantCulture, $"-- {step.Number}: {step.Name}\nBEGIN IMMEDIATE;\n");
            foreach (var statement in StatementsOf(schema, step))
                script.Append(statement).Append(";\n");
            script.Append("COMMIT;\n\n");
            foreach (var added in step.Adds.Where(added => added.Columns.Count > 0))
            {
                script.Append(
                    CultureInfo.InvariantCulture,
                    $"-- once every row of {TableSql.Named(added.Type)} has the columns of step {step.Number}\n"
                );
                foreach (var statement in BackFillSql.Finish(schema, step, added))
                    script.Append(statement).Append(";\n");
                script.Append('\n');
            }
        }

        return script.ToString();
    }

    internal const string CreateVersions = "CREATE TABLE IF NOT EXISTS payments_schema (step INTEGER PRIMARY KEY, name TEXT NOT NULL)";

    /// <summary>What a step runs inside its transaction; the last statement makes it count.</summary>
    internal static IEnumerable<string> StatementsOf(Schema schema, SchemaStep step)
    {
        if (step.Number == 1)
        {
            foreach (var statement in DueWorkSql.Create)
                yield return statement;
        }

        foreach (var statement in WorkLogSql.Create)
            yield return statement;
        if (step.CreatesRunningSums)
            yield return RunningSumsSql.Create;
        foreach (var statement in step.Creates.SelectMany(type => TableSql.Create(schema.ShapeOf(type, step.Number))))
            yield return statement;
        foreach (var statement in step.Adds.SelectMany(added => BackFillSql.Begin(schema, step, added)))
            yield return statement;
        yield return "INSERT INTO payments_schema (step, name) VALUES "
            + $"({step.Number.ToString(CultureInfo.InvariantCulture)}, '{step.Name.Replace("'", "''", StringComparison.Ordinal)}')";
    }
}
