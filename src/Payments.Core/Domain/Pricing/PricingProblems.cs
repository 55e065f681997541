namespace Payments;

/// <summary>Problems as they are found, each field once: an answer names them in an object.</summary>
internal sealed class PricingProblems
{
    private const int LongestCode = 20;

    private readonly List<PricingProblem> _all = [];
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);

    public IReadOnlyList<PricingProblem> All => _all;

    /// <summary>The name of a fixed price's field, of which a caller wrote the last part.</summary>
    public static string FieldOf(string parent, string? code) =>
        string.IsNullOrEmpty(code) ? parent : $"{parent}.{TextExcerpt.Of(code, LongestCode)}";

    public void Add(string field, string message)
    {
        if (_fields.Add(field))
            _all.Add(new PricingProblem(field, message));
    }
}
