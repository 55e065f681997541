using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Yorlet;

/// <summary>
/// Queries of Yorlet's reads. Lists have no documented parameters; these are ours, after the fashion of the product. Pure.
/// </summary>
internal static class ListRequests
{
    private const int DefaultLimit = 20;

    private static readonly string[] _pageKeys = ["limit", "starting_after", "ending_before"];
    private static readonly string[] _expandKeys = ["expand[]", "expand"];

    /// <summary>A page as it was asked for.</summary>
    /// <param name="Limit">1 to 100.</param>
    /// <param name="After">The library's id after which it begins, or null.</param>
    /// <param name="Before">The library's id before which it ends, or null.</param>
    /// <param name="Filter">What the list's one filter says, or null.</param>
    /// <param name="Expand">The references to be given whole.</param>
    /// <param name="Kind">The ids of what is listed.</param>
    public sealed record Page(int Limit, string? After, string? Before, string? Filter, IReadOnlyList<string> Expand, WireIdKind Kind);

    /// <summary>The query of a list.</summary>
    /// <param name="query">The query.</param>
    /// <param name="kind">The ids of what is listed.</param>
    /// <param name="expandable">The references that can be expanded.</param>
    /// <param name="filter">The name of the one filter, or null.</param>
    public static (Page? Page, RequestProblem? Problem) Read(
        IQueryCollection query,
        WireIdKind kind,
        IReadOnlyList<string> expandable,
        string? filter = null
    )
    {
        var fields = new QueryFields(query);
        var limit = fields.Integer("limit", DefaultLimit, 1, Limits.PageSize);
        var (after, before) = (Cursor(fields, "starting_after", kind), Cursor(fields, "ending_before", kind));
        if (after is not null && before is not null)
            fields.Problems.Add("ending_before", "ending_before cannot be combined with starting_after; send one of the two");
        var filtered = filter is null ? null : fields.Optional(filter);
        var expand = Expand(query, expandable, fields.Problems);
        KnowsAll(query, filter is null ? _pageKeys : [.. _pageKeys, filter], fields.Problems);
        return fields.Problems.First is { } first
            ? (null, new RequestProblem(StatusCodes.Status400BadRequest, first.Field, first.Message))
            : (new Page(limit, after, before, string.IsNullOrEmpty(filtered) ? null : filtered, expand, kind), null);
    }

    /// <summary>The query of one object: what is to be expanded.</summary>
    public static (IReadOnlyList<string> Expand, RequestProblem? Problem) Read(IQueryCollection query, IReadOnlyList<string> expandable)
    {
        var problems = new FieldProblems();
        var expand = Expand(query, expandable, problems);
        KnowsAll(query, [], problems);
        return (
            expand,
            problems.First is { } first ? new RequestProblem(StatusCodes.Status400BadRequest, first.Field, first.Message) : null
        );
    }

    // A filter that is not known here would be believed to be in force, and the response to hold one customer's objects alone.
    private static void KnowsAll(IQueryCollection query, string[] known, FieldProblems problems)
    {
        foreach (var name in query.Keys)
        {
            if (known.Concat(_expandKeys).Contains(name, StringComparer.OrdinalIgnoreCase))
                continue;

            var remedy = known.Length == 0 ? "it takes expand[] alone" : $"it takes {string.Join(", ", known)} and expand[]";
            problems.Add(TextExcerpt.Of(name), $"The query parameter {TextExcerpt.Of(name)} is not known here; {remedy}");
        }
    }

    private static string? Cursor(QueryFields fields, string name, WireIdKind kind)
    {
        if (fields.Optional(name) is not { Length: > 0 } text)
            return null;

        var id = kind.Read(text);
        if (id.Length == 0)
            fields.Problems.Add(name, $"{name} must be an id such as \"{kind.Wire}…\" that the list gave");
        return id;
    }

    private static List<string> Expand(IQueryCollection query, IReadOnlyList<string> expandable, FieldProblems problems)
    {
        var asked = query["expand[]"]
            .Concat(query["expand"])
            .Where(name => !string.IsNullOrEmpty(name))
            .Select(name => name!)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (asked.FirstOrDefault(name => !expandable.Contains(name)) is { } unknown)
            problems.Add(
                "expand[]",
                expandable.Count == 0
                    ? "expand[] is not for this object; leave it out"
                    : $"expand[]: {TextExcerpt.Of(unknown)} cannot be expanded; it takes {string.Join(", ", expandable)}"
            );
        return asked;
    }
}
