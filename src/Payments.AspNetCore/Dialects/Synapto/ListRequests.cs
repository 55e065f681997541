using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore.Synapto;

/// <summary>Synapto's requests for lists, whose fields are in a query or in a body. Pure.</summary>
internal static class ListRequests
{
    private const int DefaultPageSize = 20;

    /// <summary>What a list can be filtered by.</summary>
    /// <param name="Name">The field, such as "charge".</param>
    /// <param name="Collection">The collection whose resource names it takes, such as "charges".</param>
    /// <param name="IsRequired">Whether there is no list without it.</param>
    public sealed record Filter(string Name, string Collection, bool IsRequired = false);

    /// <summary>A page as it was asked for.</summary>
    /// <param name="Limit">1 to 100.</param>
    /// <param name="Cursor">The engine's, or null.</param>
    /// <param name="FilterId">The id that the filter names, or null.</param>
    public sealed record Page(int Limit, string? Cursor, string? FilterId)
    {
        /// <summary>The same, as the engine is asked.</summary>
        public PageRequest Request => new(Limit) { After = Cursor };
    }

    /// <summary>The query of a list: page_size 0 or absent is 20, more than 100 is 100.</summary>
    public static (Page? Page, RequestProblem? Problem) Read(Owner owner, IQueryCollection query, Filter? filter)
    {
        var fields = new QueryFields(query);
        var size = fields.Optional("page_size");
        var token = fields.Optional("page_token");
        var named = filter is null ? null : fields.Optional(filter.Name);

        // The parser lets NUL characters pass at the end.
        var number = 0;
        if (
            size is not null
            && !(size.All(char.IsAsciiDigit) && int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        )
            fields.Problems.Add("page_size", "page_size must be a whole number from 1 to 100");
        return Make(owner, number, token, filter, named, fields.Problems);
    }

    /// <summary>The body of a list by POST, with the same fields.</summary>
    public static (Page? Page, RequestProblem? Problem) Read(Owner owner, JsonElement body, Filter? filter)
    {
        var fields = new JsonFields(body);
        var size = fields.OptionalInteger("page_size");
        var token = fields.OptionalString("page_token", "");
        var named = filter is null ? null : fields.OptionalString(filter.Name, "");
        fields.RefuseUnknown();
        if (size < 0)
            fields.Refuse("page_size", "page_size must be a whole number from 1 to 100");
        return Make(owner, size ?? 0, token, filter, named, fields.Problems);
    }

    private static (Page? Page, RequestProblem? Problem) Make(
        Owner owner,
        int size,
        string? token,
        Filter? filter,
        string? named,
        FieldProblems problems
    )
    {
        string? id = null;
        if (filter is not null && string.IsNullOrEmpty(named) && filter.IsRequired)
            problems.Add(filter.Name, $"{filter.Name} is required: a resource name such as \"{Names.Example(owner, filter.Collection)}\"");
        else if (filter is not null && !string.IsNullOrEmpty(named) && !Names.TryRead(owner, filter.Collection, named, out id))
            problems.Add(
                filter.Name,
                $"{filter.Name} must be a resource name of this account such as \"{Names.Example(owner, filter.Collection)}\""
            );

        return problems.First is { } first
            ? (null, new RequestProblem(StatusCodes.Status400BadRequest, first.Field, first.Message))
            : (
                new Page(size == 0 ? DefaultPageSize : Math.Min(size, Limits.PageSize), string.IsNullOrEmpty(token) ? null : token, id),
                null
            );
    }
}
