namespace Payments.Load;

/// <summary>
/// What all rounds measured, by scenario, callers and candidate. Rounds stay in order, so that those of one round can be compared.
/// </summary>
internal sealed class Measured
{
    private readonly Dictionary<(string Scenario, int Callers, string Candidate), List<Figures>> _rounds = [];

    public void Add(string scenario, int callers, string candidate, Figures figures)
    {
        if (!_rounds.TryGetValue((scenario, callers, candidate), out var rounds))
            _rounds[(scenario, callers, candidate)] = rounds = [];
        rounds.Add(figures);
    }

    public string? SqliteOf(string candidate) =>
        _rounds.Where(entry => entry.Key.Candidate == candidate).SelectMany(entry => entry.Value).Select(f => f.SqliteVersion).Max();

    public StoreCounts? Counts(int callers, string candidate) =>
        _rounds.TryGetValue(("counts", callers, candidate), out var rounds) ? rounds[0].Counts : null;

    public static double? Median(IEnumerable<double?> values)
    {
        var sorted = values.OfType<double>().Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>The median over the rounds; null where it was not measured.</summary>
    public double? Median(string scenario, int callers, string candidate, Func<Figures, double?> figure) =>
        _rounds.TryGetValue((scenario, callers, candidate), out var rounds) ? Median(rounds.Select(figure)) : null;

    /// <summary>The median of the ratios within each round.</summary>
    public double? Ratio(string scenario, int callers, string candidate, string to, Func<Figures, double?> figure) =>
        Ratio((scenario, callers, candidate), (scenario, callers, to), figure);

    public double? Ratio(
        (string Scenario, int Callers, string Candidate) of,
        (string Scenario, int Callers, string Candidate) to,
        Func<Figures, double?> figure
    ) =>
        _rounds.TryGetValue(of, out var upper) && _rounds.TryGetValue(to, out var lower)
            ? Median(upper.Zip(lower, (mine, theirs) => figure(mine) / figure(theirs)))
            : null;
}
