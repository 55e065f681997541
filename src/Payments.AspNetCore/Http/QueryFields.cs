using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Payments.AspNetCore;

/// <summary>Takes parameters out of a query and notes everything that is wrong. Unknown parameters are ignored.</summary>
/// <param name="query">The query.</param>
internal sealed class QueryFields(IQueryCollection query)
{
    /// <summary>Everything that is wrong.</summary>
    public FieldProblems Problems { get; } = new();

    /// <summary>A text, or null where it is absent or appears more than once, which is a problem.</summary>
    public string? Optional(string name)
    {
        var values = query[name];
        if (values.Count > 1)
            Problems.Add(name, $"{name} appears {values.Count} times; send it once");
        return values.Count == 1 ? values[0] : null;
    }

    /// <summary>A whole number within bounds.</summary>
    public int Integer(string name, int otherwise, int least, int most)
    {
        if (Optional(name) is not { } text)
            return otherwise;

        // The parser lets NUL characters pass at the end.
        if (
            text.All(char.IsAsciiDigit)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;

        Problems.Add(name, $"{name} must be a whole number from {least} to {most}");
        return otherwise;
    }
}
