using SQLitePCL;

namespace Payments.Load;

/// <summary>
/// Twelve lean rows for a payment: session, intent and key are inserted; a charge is inserted, session and intent updated; charge and
/// session are updated, two ledger entries and an event inserted; the event is updated.
/// </summary>
internal sealed class FloorStatements(sqlite3 connection) : IDisposable
{
    public const string Schema = """
        CREATE TABLE sessions (id BLOB PRIMARY KEY, account INTEGER, state INTEGER, amount INTEGER, currency INTEGER, at INTEGER)
          WITHOUT ROWID;
        CREATE TABLE intents (id BLOB PRIMARY KEY, account INTEGER, state INTEGER, amount INTEGER) WITHOUT ROWID;
        CREATE TABLE keys (id BLOB PRIMARY KEY, session INTEGER, at INTEGER) WITHOUT ROWID;
        CREATE TABLE charges (id BLOB PRIMARY KEY, state INTEGER, amount INTEGER, at INTEGER) WITHOUT ROWID;
        CREATE TABLE entries (id INTEGER PRIMARY KEY, charge BLOB, ledger_account INTEGER, amount INTEGER);
        CREATE TABLE events (id INTEGER PRIMARY KEY, type INTEGER, session BLOB, handed_out INTEGER);
        """;

    private const long Amount = 10000;

    private readonly sqlite3_stmt _insertSession = FloorWriter.Prepare(connection, "INSERT INTO sessions VALUES (?, 1, 0, ?, 826, ?)");
    private readonly sqlite3_stmt _insertIntent = FloorWriter.Prepare(connection, "INSERT INTO intents VALUES (?, 1, 0, ?)");
    private readonly sqlite3_stmt _insertKey = FloorWriter.Prepare(connection, "INSERT INTO keys VALUES (?, ?, ?)");
    private readonly sqlite3_stmt _insertCharge = FloorWriter.Prepare(connection, "INSERT INTO charges VALUES (?, 0, ?, ?)");
    private readonly sqlite3_stmt _insertEntry = FloorWriter.Prepare(connection, "INSERT INTO entries VALUES (?, ?, ?, ?)");
    private readonly sqlite3_stmt _insertEvent = FloorWriter.Prepare(connection, "INSERT INTO events VALUES (?, 1, ?, 0)");
    private readonly sqlite3_stmt _updateSession = FloorWriter.Prepare(connection, "UPDATE sessions SET state = ?2 WHERE id = ?1");
    private readonly sqlite3_stmt _updateIntent = FloorWriter.Prepare(connection, "UPDATE intents SET state = ?2 WHERE id = ?1");
    private readonly sqlite3_stmt _updateCharge = FloorWriter.Prepare(connection, "UPDATE charges SET state = ?2 WHERE id = ?1");
    private readonly sqlite3_stmt _updateEvent = FloorWriter.Prepare(connection, "UPDATE events SET handed_out = 1 WHERE id = ?1");

    public void Write(FloorSet set)
    {
        switch (set.Step)
        {
            case FloorStep.Create:
                WriteKeyed(_insertSession, set.Key, Amount, set.Number);
                WriteKeyed(_insertIntent, set.Key, Amount);
                WriteKeyed(_insertKey, set.Key, set.Number, set.Number);
                break;
            case FloorStep.Begin:
                WriteKeyed(_insertCharge, set.Key, Amount, set.Number);
                WriteKeyed(_updateSession, set.Key, 1);
                WriteKeyed(_updateIntent, set.Key, 1);
                break;
            case FloorStep.Settle:
                WriteKeyed(_updateCharge, set.Key, 2);
                WriteKeyed(_updateSession, set.Key, 2);
                WriteEntry(set, 2 * set.Number, Amount);
                WriteEntry(set, 2 * set.Number + 1, -Amount);
                _ = raw.sqlite3_bind_int64(_insertEvent, 1, set.Number);
                _ = raw.sqlite3_bind_blob(_insertEvent, 2, set.Key);
                FloorWriter.Step(_insertEvent);
                break;
            case FloorStep.HandOut:
                _ = raw.sqlite3_bind_int64(_updateEvent, 1, set.Number);
                FloorWriter.Step(_updateEvent);
                break;
        }
    }

    public void Dispose()
    {
        sqlite3_stmt[] all =
        [
            _insertSession,
            _insertIntent,
            _insertKey,
            _insertCharge,
            _insertEntry,
            _insertEvent,
            _updateSession,
            _updateIntent,
            _updateCharge,
            _updateEvent,
        ];
        foreach (var statement in all)
            statement.Dispose();
    }

    private void WriteEntry(FloorSet set, long id, long amount)
    {
        _ = raw.sqlite3_bind_int64(_insertEntry, 1, id);
        _ = raw.sqlite3_bind_blob(_insertEntry, 2, set.Key);
        _ = raw.sqlite3_bind_int64(_insertEntry, 3, id & 1);
        _ = raw.sqlite3_bind_int64(_insertEntry, 4, amount);
        FloorWriter.Step(_insertEntry);
    }

    private static void WriteKeyed(sqlite3_stmt statement, ReadOnlySpan<byte> key, long first)
    {
        _ = raw.sqlite3_bind_blob(statement, 1, key);
        _ = raw.sqlite3_bind_int64(statement, 2, first);
        FloorWriter.Step(statement);
    }

    private static void WriteKeyed(sqlite3_stmt statement, ReadOnlySpan<byte> key, long first, long second)
    {
        _ = raw.sqlite3_bind_int64(statement, 3, second);
        WriteKeyed(statement, key, first);
    }
}
