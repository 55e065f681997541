using System.Collections;

namespace Payments.AspNetCore;

/// <summary>
/// What is wrong with a request, in the order in which it was found; of each field the first, for an answer names them in an
/// object.
/// </summary>
internal sealed class FieldProblems : IReadOnlyCollection<FieldProblem>
{
    private readonly List<FieldProblem> _all = [];
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);

    public int Count => _all.Count;

    public FieldProblem? First => _all.Count > 0 ? _all[0] : null;

    public void Add(string field, string message)
    {
        if (_fields.Add(field))
            _all.Add(new FieldProblem(field, message));
    }

    public IEnumerator<FieldProblem> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
