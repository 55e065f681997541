using System.Text;
using FsCheck.Fluent;
using Xunit;

namespace Payments.Core.Tests;

public sealed class CsvWriterTests
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    [Theory]
    [InlineData("Rent, March", "Rent, March")]
    [InlineData("a-b = c+d @ e", "a-b = c+d @ e")]
    [InlineData("one; two", "one; two")]
    [InlineData("5 %;", "5 %;")]
    [InlineData("", "")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\ta", "'\ta")]
    [InlineData("\r\na", "'\r\na")]
    [InlineData("a;=1", "a;'=1")]
    [InlineData("a; =1", "a;' =1")]
    [InlineData("a;;=1", "a;;'=1")]
    [InlineData(";=1;+2", ";'=1;'+2")]
    [InlineData("a\t=1", "a\t'=1")]
    [InlineData("a\t@b", "a\t'@b")]
    [InlineData("a|=1", "a|'=1")]
    [InlineData("a\n=1", "a\n'=1")]
    [InlineData("a\r\n-1", "a\r\n'-1")]
    [InlineData("a;\"=1\"", "a;'\"=1\"")]
    [InlineData("a;\u200B=1", "a;'\u200B=1")]
    [InlineData("\uFEFF=1", "'\uFEFF=1")]
    [InlineData("\u00A0=1", "'\u00A0=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("a;\uFF0B1", "a;'\uFF0B1")]
    [InlineData("'=1", "'=1")]
    [InlineData("a;'=1", "a;'=1")]
    public void A_formula_is_a_text_wherever_it_begins(string text, string expected) => Assert.Equal(expected, CsvWriter.Harmless(text));

    [Fact]
    public void No_text_is_no_text() => Assert.Null(CsvWriter.Harmless(null));

    [Fact]
    public async Task A_separator_of_any_spreadsheet_is_quoted()
    {
        using var written = new StringWriter();
        await new CsvWriter(written).WriteAsync("a,b", "a;b", "a\tb", "a|b", "a\"b", "a\nb", "a b", null);

        Assert.Equal("\"a,b\",\"a;b\",\"a\tb\",\"a|b\",\"a\"\"b\",\"a\nb\",a b,\r\n", written.ToString());
    }

    [Fact]
    public void No_cell_of_a_row_begins_with_a_formula_whatever_separates_the_cells() =>
        MoneyGenerators.Check(
            from text in Gen.ArrayOf(Gen.Elements('=', '+', '-', '@', ';', '|', '\t', '\r', '\n', ',', '"', ' ', '\'', 'a', '\u200B'))
            select new string(text),
            text =>
            {
                using var written = new StringWriter();
                new CsvWriter(written).WriteAsync("po_1", CsvWriter.Harmless(text), "end").GetAwaiter().GetResult();
                return Separators.All(separator => !Cells(written.ToString(), separator).Any(IsFormula));
            }
        );

    // As a spreadsheet reads it: quotes count at the beginning of a cell alone.
    private static List<string> Cells(string text, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (isQuoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (isQuoted ? text[i] == '"' : text[i] == '"' && cell.Length == 0)
                isQuoted = !isQuoted;
            else if (!isQuoted && (text[i] == separator || text[i] is '\r' or '\n'))
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(text[i]);
        }

        cells.Add(cell.ToString());
        return cells;
    }

    private static bool IsFormula(string cell) => cell.Trim(' ', '\u200B', '"', '\t', '\r', '\n') is ['=' or '+' or '-' or '@', ..];
}
