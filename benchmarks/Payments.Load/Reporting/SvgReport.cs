using System.Globalization;
using System.Text;

namespace Payments.Load;

/// <summary>Bars of the rates, a panel for each scenario with a scale of its own.</summary>
internal static class SvgReport
{
    private const int Width = 760;
    private const int Label = 200;
    private const int Longest = 420;
    private const int Row = 22;
    private const int Gap = 34;

    private static readonly Dictionary<string, string> _colours = new()
    {
        [Names.Floor] = "#9aa5b1",
        [Names.Empty] = "#9aa5b1",
        [Names.Step4] = "#d08c3f",
        [Names.Today] = "#0f5257",
    };

    public static string Write(Measured results, BenchPlan plan)
    {
        (string Title, string Scenario, int Callers, string[] Names)[] panels =
        [
            .. plan.Callers.Select(callers =>
                ($"Payments per second, sustained, {Of(callers)}", "payments", callers, new[] { Names.Floor, Names.Step4, Names.Today })
            ),
            ("Creates per second", "creates", plan.Creators, [Names.Step4, Names.Today]),
            ("Creates with three reads per second", "creates-and-reads", plan.Creators, [Names.Step4, Names.Today]),
            (
                "HTTP: creates per second",
                "http-create",
                plan.Connections,
                [Names.Grouped, Names.Careful, Names.InTurn, Names.Ordinary, Names.Step4, Names.Today]
            ),
            ("HTTP: gets per second", "http-get", plan.Connections, [Names.Empty, Names.Step4, Names.Today]),
            ("HTTP: replays per second", "http-replay", plan.Connections, [Names.Empty, Names.Step4, Names.Today]),
            ("HTTP: whole payments per second", "http-payments", plan.Connections, [Names.Step4, Names.Today]),
        ];
        var text = new StringBuilder();
        var top = 0;
        foreach (var (title, scenario, callers, names) in panels)
        {
            top += Gap;
            Append(text, $"""<text x="10" y="{top - 8}" font-weight="bold">{title}</text>""");
            var rates = names.Select(name => (Name: name, Rate: results.Median(scenario, callers, name, f => f.Rate) ?? 0)).ToList();
            var highest = Math.Max(1, rates.Max(rate => rate.Rate));
            foreach (var (name, rate) in rates)
            {
                var length = (int)(rate / highest * Longest);
                var colour = _colours.GetValueOrDefault(name, "#c3b8a5");
                Append(text, $"""<text x="{Label - 8}" y="{top + 15}" text-anchor="end">{name}</text>""");
                Append(text, $"""<rect x="{Label}" y="{top + 2}" width="{length}" height="{Row - 5}" fill="{colour}"/>""");
                Append(text, $"""<text x="{Label + length + 8}" y="{top + 15}">{rate:N0}</text>""");
                top += Row;
            }
        }

        var height = top + Gap / 2;
        return string.Create(
                CultureInfo.InvariantCulture,
                $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" """
            )
            + "font-family=\"sans-serif\" font-size=\"13\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
            + text
            + "</svg>\n";
    }

    private static string Of(int callers) => callers == 1 ? "1 caller" : $"{callers} callers";

    private static void Append(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
