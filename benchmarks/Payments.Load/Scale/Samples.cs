using System.Text.Json;

namespace Payments.Load;

/// <summary>
/// What the rounds of a scenario measured, in their order, so that candidates of one round can be compared. Written as one line of JSON.
/// </summary>
internal sealed class Samples
{
    private readonly List<Sample> _all = [];

    public void Add(string of, string candidate, double value) => _all.Add(new Sample(of, candidate, value));

    public IReadOnlyList<string> Of => [.. _all.Select(sample => sample.Of).Distinct()];

    public IReadOnlyList<string> CandidatesOf(string of) =>
        [.. _all.Where(sample => sample.Of == of).Select(sample => sample.Candidate).Distinct()];

    /// <summary>All values, the first round's first.</summary>
    public IReadOnlyList<double> Values(string of, string candidate) =>
        [.. _all.Where(sample => sample.Of == of && sample.Candidate == candidate).Select(sample => sample.Value)];

    /// <summary>The median over the rounds; null where it was not measured.</summary>
    public double? Median(string of, string candidate) => Measured.Median(Values(of, candidate).Select(value => (double?)value));

    /// <summary>The median of the ratios within each round.</summary>
    public double? Ratio(string of, string candidate, string to) =>
        Measured.Median(Values(of, candidate).Zip(Values(of, to), (mine, theirs) => (double?)(mine / theirs)));

    public string ToJson() => JsonSerializer.Serialize(_all, JsonSerializerOptions.Web);

    public static Samples Parse(string json)
    {
        var samples = new Samples();
        samples._all.AddRange(JsonSerializer.Deserialize<List<Sample>>(json, JsonSerializerOptions.Web)!);
        return samples;
    }

    private sealed record Sample(string Of, string Candidate, double Value);
}
