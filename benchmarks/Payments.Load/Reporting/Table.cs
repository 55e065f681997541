using System.Globalization;
using System.Text;

namespace Payments.Load;

/// <summary>Markdown tables. A figure that was not measured is a dash.</summary>
internal static class Table
{
    public static void Append(StringBuilder text, string[] heads, IEnumerable<string[]> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", heads)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"|{string.Concat(heads.Select(_ => "---|"))}\n");
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
        text.Append('\n');
    }

    public static string Whole(double? value) => Format(value, "N0");

    public static string Tenths(double? value) => Format(value, "N1");

    public static string Hundredths(double? value) => Format(value, "N2");

    private static string Format(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
