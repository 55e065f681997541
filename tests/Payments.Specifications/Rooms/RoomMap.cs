namespace Payments.Specifications;

/// <summary>Types of one room that use types of another, by their full names.</summary>
public sealed record RoomArrow(string From, string To, IReadOnlyList<(string From, string To)> Uses)
{
    /// <summary>The first few pairs by room and name: <c>Domain/Charges/Charge uses Engine/Charges/ChargeFlow</c>.</summary>
    public string Describe(int most = 5) =>
        string.Join("; ", Uses.Take(most).Select(use => $"{From}/{NameOf(use.From)} uses {To}/{NameOf(use.To)}"))
        + (Uses.Count > most ? $" and {Uses.Count - most} more" : "");

    private static string NameOf(string type) => type[(type.LastIndexOf('.') + 1)..].Split('`')[0];
}

/// <summary>The rooms of a project, which are the folders of its sources, and which room uses which.</summary>
public sealed class RoomMap
{
    /// <summary>The room of the files that lie in no folder of the project.</summary>
    public const string Entrance = "(project folder)";

    // Folders that only hold rooms: a room below them has a name of two parts.
    private static readonly string[] Halls = ["Values", "Domain", "Contracts", "Engine", "Hosting", "Dialects", "HostedPage"];

    /// <summary>Every room with a type in it, in alphabetical order.</summary>
    public IReadOnlyList<string> Rooms { get; }

    public IReadOnlyList<RoomArrow> Arrows { get; }

    /// <summary>Types that are in the assembly and in no source file. A generator's types are not among them.</summary>
    public IReadOnlyList<string> TypesWithoutRoom { get; }

    /// <param name="roomOf">The room of each top-level type, by the type's full name.</param>
    /// <param name="uses">Which of the types uses which.</param>
    /// <param name="typesWithoutRoom">Those that the caller found no room for.</param>
    public RoomMap(
        IReadOnlyDictionary<string, string> roomOf,
        IEnumerable<(string From, string To)> uses,
        IReadOnlyList<string>? typesWithoutRoom = null
    )
    {
        ArgumentNullException.ThrowIfNull(roomOf);
        ArgumentNullException.ThrowIfNull(uses);
        Rooms = [.. roomOf.Values.Distinct().Order(StringComparer.Ordinal)];
        Arrows =
        [
            .. uses.Where(use => roomOf.ContainsKey(use.From) && roomOf.ContainsKey(use.To))
                .Where(use => roomOf[use.From] != roomOf[use.To])
                .Distinct()
                .GroupBy(use => (From: roomOf[use.From], To: roomOf[use.To]))
                .Select(group => new RoomArrow(group.Key.From, group.Key.To, [.. group.Order()]))
                .OrderBy(arrow => arrow.From, StringComparer.Ordinal)
                .ThenBy(arrow => arrow.To, StringComparer.Ordinal),
        ];
        TypesWithoutRoom = typesWithoutRoom ?? [];
    }

    /// <summary>The map of a compiled project.</summary>
    public static RoomMap Of(SourceTree sources, TypeReferences references)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(references);
        var roomOf = new Dictionary<string, string>();
        // A component's file and the code behind it lie in one folder; where a class is in several, the first has it.
        foreach (var file in sources.Files)
        foreach (var type in file.Types.Where(type => references.Types.Contains(type.FullName)))
            roomOf.TryAdd(type.FullName, RoomOf(file.Folder));
        var homeless = references.Types.Except(references.GeneratedTypes).Where(type => !roomOf.ContainsKey(type));
        return new RoomMap(roomOf, references.Pairs, [.. homeless.Order(StringComparer.Ordinal)]);
    }

    /// <summary>The room that a folder is, or is part of.</summary>
    public static string RoomOf(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var parts = folder.Split('/');
        return folder.Length == 0 ? Entrance : string.Join('/', parts.Take(Halls.Contains(parts[0]) ? 2 : 1));
    }

    /// <summary>Groups of rooms in which each uses each other, directly or through others; empty without a cycle.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Cycles()
    {
        var reached = Rooms.ToDictionary(room => room, Reachable);
        return
        [
            .. Rooms
                .Where(room => reached[room].Contains(room))
                .Select(room =>
                    (IReadOnlyList<string>)[.. Rooms.Where(other => reached[room].Contains(other) && reached[other].Contains(room))]
                )
                .DistinctBy(group => group[0]),
        ];
    }

    private HashSet<string> Reachable(string from)
    {
        var reached = new HashSet<string>();
        var next = new Queue<string>([from]);
        while (next.TryDequeue(out var room))
            foreach (var arrow in Arrows.Where(arrow => arrow.From == room))
                if (reached.Add(arrow.To))
                    next.Enqueue(arrow.To);
        return reached;
    }
}
