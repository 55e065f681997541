namespace Payments;

/// <summary>Writes rows by RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe in front.</summary>
internal sealed class CsvWriter(TextWriter destination)
{
    private static readonly char[] _quoted = [',', '"', '\r', '\n'];

    /// <summary>Writes one row of texts that the library has made itself, such as amounts and headings.</summary>
    public Task WriteAsync(params ReadOnlySpan<string?> cells)
    {
        var quoted = new string[cells.Length];
        for (var i = 0; i < cells.Length; i++)
            quoted[i] = Quote(cells[i] ?? "");
        return destination.WriteAsync(string.Join(',', quoted) + "\r\n");
    }

    /// <summary>What somebody else wrote, harmless in a spreadsheet.</summary>
    public static string? Harmless(string? text) =>
        text is { Length: > 0 }
        && (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' || text.TrimStart() is ['=' or '+' or '-' or '@', ..])
            ? "'" + text
            : text;

    private static string Quote(string text) =>
        text.IndexOfAny(_quoted) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
