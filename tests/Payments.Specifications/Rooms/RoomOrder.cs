namespace Payments.Specifications;

/// <summary>The rooms of a project from the lowest to the highest: a room may use those before it in the list, and no other.</summary>
public sealed class RoomOrder
{
    private readonly List<string> _rooms;
    private readonly List<(string From, string To, string Reason)> _exceptions = [];

    public RoomOrder(params IEnumerable<string> rooms) => _rooms = [.. rooms];

    /// <summary>The first folders of the rooms in their order; a floor that is left and entered again appears more than once.</summary>
    public IReadOnlyList<string> Floors
    {
        get
        {
            var floors = new List<string>();
            foreach (var floor in _rooms.Select(room => room.Split('/')[0]))
                if (floors.Count == 0 || floors[^1] != floor)
                    floors.Add(floor);
            return floors;
        }
    }

    /// <summary>Lets a room use one above it.</summary>
    /// <param name="from">The room below.</param>
    /// <param name="to">The room above, which it may use.</param>
    /// <param name="reason">Why it would be worse without.</param>
    public RoomOrder Except(string from, string to, string reason)
    {
        _exceptions.Add((from, to, reason));
        return this;
    }

    /// <summary>Each room that the list and the project do not share, and each arrow upward by the types that draw it.</summary>
    public IReadOnlyList<string> Breaches(RoomMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var excepted = _exceptions.Select(exception => (exception.From, exception.To)).ToHashSet();
        var upward = map.Arrows.Where(arrow => IsUpward(arrow.From, arrow.To)).ToList();
        return
        [
            .. map.TypesWithoutRoom.Select(type => $"{type} is declared in no source file that was read"),
            .. map.Rooms.Except(_rooms).Select(room => $"{room} is not in the list of rooms: add it above all rooms that it uses"),
            .. _rooms.Except(map.Rooms).Select(room => $"{room} is in the list of rooms, and no type is in it: remove it from the list"),
            .. upward
                .Where(arrow => !excepted.Contains((arrow.From, arrow.To)))
                .Select(arrow => $"{arrow.Describe()}: arrows point downward, and {arrow.To} is above {arrow.From}"),
            .. _exceptions
                .Where(exception => !upward.Any(arrow => (arrow.From, arrow.To) == (exception.From, exception.To)))
                .Select(exception => $"{exception.From} no longer uses {exception.To}: remove the exception"),
        ];
    }

    // A room outside of the list has been reported as such.
    private bool IsUpward(string from, string to) => _rooms.IndexOf(from) is >= 0 and var below && _rooms.IndexOf(to) > below;
}
