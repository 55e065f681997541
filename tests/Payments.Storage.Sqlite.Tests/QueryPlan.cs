using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>
/// How SQLite runs a statement. It words its plans anew from time to time ("SEARCH TABLE x" is now "SEARCH x"): a test looks for the index
/// and its terms.
/// </summary>
internal static partial class QueryPlan
{
    public static string Of(SqliteConnection connection, string sql) => string.Join(" | ", Read(connection, "EXPLAIN QUERY PLAN ", sql, 3));

    /// <summary>The steps of SQLite's machine, each with the cursor that it works on.</summary>
    public static List<string> StepsOf(SqliteConnection connection, string sql) => Read(connection, "EXPLAIN ", sql, 1);

    private static List<string> Read(SqliteConnection connection, string explain, string sql, int column)
    {
        using var command = connection.Command(explain + sql);
        foreach (var parameter in Parameters().Matches(sql).Select(match => match.Value).Distinct())
            command.Parameters.AddWithValue(parameter, 1);
        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
            steps.Add(reader.GetString(column));
        return steps;
    }

    [GeneratedRegex("@\\w+")]
    private static partial Regex Parameters();
}
