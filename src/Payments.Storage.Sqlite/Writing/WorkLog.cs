using System.Buffers;
using System.Text.Json;

namespace Payments.Storage.Sqlite;

/// <summary>
/// The writer's part in the log of young work: writes it, clears it now and then, and reads what others have written there.
/// </summary>
internal sealed class WorkLog(YoungWork young, int clearAfter)
{
    // No number in the log is so long that it could be taken for a card's: times are in seconds, and a fence is in two halves.
    private const int HalfFence = 24;

    private readonly ArrayBufferWriter<byte> _text = new();

    // Moved to the table by the open transaction. Until that is committed, those who look for due work find them here.
    private readonly List<WorkPlace> _moved = [];
    private long _last;
    private int _logged;
    private (long Last, int Logged, int Generation) _committed;

    /// <summary>How many times it was cleared. A row that has been through it once is not young any more.</summary>
    public int Generation { get; private set; }

    /// <summary>Moves what a process that has ended left in the log to the table.</summary>
    public static void Recover(WriterCommands commands)
    {
        var rows = new Dictionary<WorkPlace, YoungRow?>();
        foreach (var (_, changes) in commands[WorkLogSql.ReadAfter].With("@after", 0L).Read(Entry))
        {
            foreach (var (place, row) in Read(changes))
                rows[place] = row;
        }

        foreach (var row in rows.Values.OfType<YoungRow>())
            Move(row, commands);
        commands[WorkLogSql.Clear].Execute();
    }

    /// <summary>Before the commit: what it changed. Now and then, what is not young any more moves to the table.</summary>
    public void Write(WriterCommands commands)
    {
        if (_logged >= clearAfter)
        {
            Clear(commands);
            return;
        }

        var changed = young.Changed();
        if (changed.Count == 0)
            return;

        Append(changed, commands);
        _logged += changed.Count;
    }

    public void Committed()
    {
        foreach (var place in _moved)
            young.Remove(place);
        _moved.Clear();
        young.Committed();
        _committed = (_last, _logged, Generation);
    }

    /// <summary>Called while the writer still has the write lock: a transaction of the host's must not see what is undone.</summary>
    public void RolledBack()
    {
        _moved.Clear();
        young.UndoTo(0);
        (_last, _logged, Generation) = _committed;
    }

    /// <summary>
    /// Others have written: rows that are young here may have gone. Called before anything is changed; that of others stands, whatever
    /// becomes of the writer's own transaction.
    /// </summary>
    public void NoteOthers(WriterCommands commands)
    {
        foreach (var (id, changes) in commands[WorkLogSql.ReadAfter].With("@after", _last).Read(Entry))
        {
            foreach (var (place, row) in Read(changes))
            {
                if (row is null && young.Find(place) is not null)
                    young.Remove(place);
            }

            _last = id;
        }

        Committed();
    }

    /// <summary>Moves everything to the table, before the store closes.</summary>
    public void MoveAll(WriterCommands commands)
    {
        foreach (var row in young.All())
            Move(row, commands);
        commands[WorkLogSql.Clear].Execute();
    }

    /// <summary>The row as the log has it, which is newer than what the writer knows; null where it is gone or was moved.</summary>
    public static YoungRow? Find(WorkPlace place, WriterCommands commands) =>
        commands[WorkLogSql.Find]
            .With(place.Owner)
            .With("@kind", place.Kind)
            .With("@key", place.Key)
            .With("@written", $"\"{JsonEncodedText.Encode(place.Key)}\"")
            .First(row => Read([.. "["u8, .. row.Bytes(0), .. "]"u8]).Single().Row);

    /// <summary>What a transaction of the host's takes away from here.</summary>
    public static void Append(WorkPlace gone, WriterCommands commands) =>
        commands[WorkLogSql.Append].WithText("@changes", Text([(gone, null)], new())).Execute();

    private void Clear(WriterCommands commands)
    {
        var left = new List<YoungRow>();
        foreach (var row in young.All())
        {
            if (row.Generation == Generation)
                left.Add(row);
            else
            {
                Move(row, commands);
                _moved.Add(row.Place);
            }
        }

        commands[WorkLogSql.Clear].Execute();
        Generation++;
        if (left.Count > 0)
            Append(left.ConvertAll(row => (row.Place, (YoungRow?)row)), commands);
        else
            _last = 0;
        _logged = 0;
    }

    private void Append(List<(WorkPlace Place, YoungRow? Row)> changes, WriterCommands commands)
    {
        commands[WorkLogSql.Append].WithText("@changes", Text(changes, _text)).Execute();
        _last = commands.LastRow;
    }

    private static ReadOnlySpan<byte> Text(List<(WorkPlace Place, YoungRow? Row)> changes, ArrayBufferWriter<byte> text)
    {
        text.ResetWrittenCount();
        using var json = new Utf8JsonWriter(text);
        json.WriteStartArray();
        foreach (var (place, row) in changes)
        {
            json.WriteStartArray();
            json.WriteStringValue(row is null ? "-"u8 : "+"u8);
            json.WriteStringValue(place.Owner.Account);
            json.WriteNumberValue(place.Owner.Livemode ? 1 : 0);
            json.WriteStringValue(place.Kind);
            json.WriteStringValue(place.Key);
            if (row is not null)
            {
                json.WriteNumberValue(row.DueAt / 1000m);
                json.WriteNumberValue(row.VisibleAt / 1000m);
                json.WriteNumberValue(row.Attempt);
                json.WriteNumberValue(row.Fence >> HalfFence);
                json.WriteNumberValue(row.Fence & ((1 << HalfFence) - 1));
                if (row.Data is not null)
                    json.WriteStringValue(row.Data);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.Flush();
        return text.WrittenSpan;
    }

    private static (long Id, byte[] Changes) Entry(Row row) => (row.Number(0), row.Bytes(1).ToArray());

    private static IEnumerable<(WorkPlace Place, YoungRow? Row)> Read(byte[] changes)
    {
        using var text = JsonDocument.Parse(changes);
        foreach (var change in text.RootElement.EnumerateArray())
        {
            var place = new WorkPlace(
                Owner.Of(change[1].GetString()!, change[2].GetInt32() != 0),
                change[3].GetString()!,
                change[4].GetString()!
            );
            yield return change[0].GetString() == "-"
                ? (place, null)
                : (
                    place,
                    new YoungRow(
                        place,
                        (long)(change[5].GetDecimal() * 1000),
                        (long)(change[6].GetDecimal() * 1000),
                        change[7].GetInt32(),
                        (change[8].GetInt64() << HalfFence) + change[9].GetInt64(),
                        change.GetArrayLength() > 10 ? change[10].GetString() : null
                    )
                );
        }
    }

    public static void Move(YoungRow row, WriterCommands commands) =>
        commands[WorkLogSql.MoveToTable]
            .With(row.Place.Owner)
            .With("@kind", row.Place.Kind)
            .With("@key", row.Place.Key)
            .With("@due_at", row.DueAt)
            .With("@visible_at", row.VisibleAt)
            .With("@attempt", (long)row.Attempt)
            .With("@fence", row.Fence)
            .With("@data", row.Data)
            .Execute();
}
