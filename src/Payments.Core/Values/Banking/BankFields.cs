namespace Payments;

/// <summary>Problems of fields, each beginning with its field's name.</summary>
internal static class BankFields
{
    /// <summary>Those fields that have a problem, in the order given.</summary>
    public static IReadOnlyList<FieldProblem> Problems(params ReadOnlySpan<(string Field, string? Problem)> fields)
    {
        var problems = new List<FieldProblem>();
        foreach (var (field, problem) in fields)
        {
            if (problem is not null)
                problems.Add(new FieldProblem(field, $"{field} {problem}"));
        }

        return problems;
    }
}
