using System.Globalization;
using Payments.Specifications;

namespace Payments.Measure;

/// <summary>What is read from a compiled assembly. A link is a file together with a type that it uses and another file declares.</summary>
internal sealed record AssemblyNumbers(int Links, Part RoomsInCycle, Part FoldersInCycle, int PublicTypes)
{
    public static AssemblyNumbers Of(SourceTree sources, TypeReferences references, RoomMap rooms)
    {
        var filesOf = sources
            .Files.SelectMany(file => file.Types.Select(type => (type.FullName, File: file)))
            .ToLookup(declared => declared.FullName, declared => declared.File);
        var folders = FirstFolders(rooms);
        return new AssemblyNumbers(
            LinksBetween(filesOf, references).Distinct().Count(),
            new Part(rooms.Cycles().Sum(cycle => cycle.Count), rooms.Rooms.Count),
            new Part(folders.Cycles().Sum(cycle => cycle.Count), folders.Rooms.Count),
            references.PublicTypes.Count(type => filesOf[type].Any(file => !file.IsRazor))
        );
    }

    public static AssemblyNumbers Sum(IEnumerable<AssemblyNumbers> parts) =>
        parts.Aggregate(
            new AssemblyNumbers(0, new Part(0, 0), new Part(0, 0), 0),
            (sum, part) =>
                new AssemblyNumbers(
                    sum.Links + part.Links,
                    sum.RoomsInCycle + part.RoomsInCycle,
                    sum.FoldersInCycle + part.FoldersInCycle,
                    sum.PublicTypes + part.PublicTypes
                )
        );

    public IEnumerable<string> Cells(int lines) =>
        [
            Links == 0 ? "–" : ((double)lines / Links).ToString("0.0", CultureInfo.InvariantCulture),
            RoomsInCycle.ToString(),
            FoldersInCycle.ToString(),
            PublicTypes.ToString(CultureInfo.InvariantCulture),
        ];

    private static IEnumerable<(string Path, string Type)> LinksBetween(ILookup<string, SourceFile> filesOf, TypeReferences references)
    {
        foreach (var (from, to) in references.Pairs)
        {
            var declaring = filesOf[to].ToList();
            foreach (var file in UsersAmong([.. filesOf[from]], to))
                if (declaring.Count > 0 && !declaring.Contains(file))
                    yield return (file.Path, to);
        }
    }

    // A partial class compiles into one: those of its files use the type that name it, or else the first.
    private static IEnumerable<SourceFile> UsersAmong(IReadOnlyList<SourceFile> files, string type)
    {
        if (files.Count <= 1)
            return files;
        var name = type[(type.LastIndexOf('.') + 1)..].Split('`')[0];
        var naming = files.Where(file => file.Names(name)).ToList();
        return naming.Count > 0 ? naming : [files[0]];
    }

    // The same map with the first folders for rooms.
    private static RoomMap FirstFolders(RoomMap rooms)
    {
        var firstOf = rooms.Rooms.ToDictionary(room => room, room => room.Split('/')[0]);
        return new RoomMap(firstOf, rooms.Arrows.Select(arrow => (arrow.From, arrow.To)));
    }
}

/// <summary>How many of how many.</summary>
internal readonly record struct Part(int Count, int Total)
{
    public static Part operator +(Part one, Part other) => new(one.Count + other.Count, one.Total + other.Total);

    public override string ToString() =>
        $"{Count.ToString(CultureInfo.InvariantCulture)} of {Total.ToString(CultureInfo.InvariantCulture)}";
}
