using System.Reflection;
using System.Text.RegularExpressions;

namespace Payments.Specifications;

/// <summary>Which types use constants of which others, by the sources: a compiled assembly no longer says.</summary>
public static partial class ConstantUses
{
    /// <summary>Each pair once, and no type with itself. A file counts for the first type in it.</summary>
    public static IReadOnlySet<(string From, string To)> Read(Assembly assembly, SourceTree sources)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(sources);
        var constants = assembly
            .GetTypes()
            .Where(type => !type.IsNested && !type.IsEnum)
            .SelectMany(type =>
                type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                    .Where(field => field.IsLiteral)
                    .Select(field => (Type: type, Use: $"{type.Name}.{field.Name}"))
            )
            .ToLookup(constant => constant.Use, constant => constant.Type);
        var pairs =
            from file in sources.Files
            from line in file.Lines
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from use in Member().Matches(line)
            let user = file.Types.Count > 0 ? file.Types[0].FullName : null
            let used = Nearest([.. constants[use.Value]], user)
            where user is not null && used is not null && user != used
            select (user, used);
        return pairs.ToHashSet();
    }

    // Several dialects have a type of one name; a file means that of its own namespace.
    private static string? Nearest(IReadOnlyList<Type> types, string? user) =>
        types.Count == 1
            ? types[0].FullName
            : types
                .Where(type => user?.StartsWith(type.Namespace + ".", StringComparison.Ordinal) == true)
                .MaxBy(type => type.Namespace?.Length)
                ?.FullName;

    [GeneratedRegex(@"(?<![.\w])[A-Z]\w*\.[A-Z]\w*\b")]
    private static partial Regex Member();
}
