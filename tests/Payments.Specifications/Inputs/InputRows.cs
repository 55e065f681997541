using Xunit;

namespace Payments.Specifications;

/// <summary>
/// Reads the tables of real-shaped inputs: a row a line, three columns between bars, "\u200b" and its like for what cannot be seen.
/// </summary>
public static class InputRows
{
    public static TheoryData<string, string, string> Of(string table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var rows = new TheoryData<string, string, string>();
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var columns = line.Split('|', StringSplitOptions.TrimEntries);
            if (columns.Length != 3)
                throw new InvalidOperationException($"A row has three columns; see: {line}");
            rows.Add(Unescape(columns[0]), columns[1], columns[2]);
        }

        return rows;
    }

    private static string Unescape(string text)
    {
        for (var at = text.IndexOf("\\u", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\\u", StringComparison.Ordinal))
            text = $"{text[..at]}{(char)Convert.ToInt32(text.Substring(at + 2, 4), 16)}{text[(at + 6)..]}";
        return text;
    }
}
