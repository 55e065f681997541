using Payments.Specifications;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

public sealed class SqliteSchemaTests : StoreFixture
{
    [Fact]
    public async Task The_script_makes_a_file_that_the_store_takes_as_its_own()
    {
        using (var connection = OpenByHand())
            connection.Execute(SqliteSchema.Script(SpecificationSchema.Schema));

        var store = await OpenAsync();
        Assert.Equal(CommitResult.Committed, await CommitAsync(store, Insert("n1", "title").Schedule("expire", "n1", Noon)));
        Assert.Equal(CommitResult.Duplicate("notes", "title"), await CommitAsync(store, Insert("n2", "title")));
    }

    [Fact]
    public void The_script_reads_as_it_is_run() =>
        Assert.Equal(
            $"""
            CREATE TABLE IF NOT EXISTS payments_schema (step INTEGER PRIMARY KEY, name TEXT NOT NULL);

            -- 1: counters
            BEGIN IMMEDIATE;
            CREATE TABLE payments_due_work (
                account TEXT NOT NULL,
                livemode INTEGER NOT NULL CHECK (livemode IN (0, 1)),
                kind TEXT NOT NULL,
                key TEXT NOT NULL,
                due_at INTEGER NOT NULL CHECK (typeof(due_at) = 'integer'),
                visible_at INTEGER NOT NULL CHECK (typeof(visible_at) = 'integer'),
                attempt INTEGER NOT NULL CHECK (attempt >= 0),
                fence INTEGER NOT NULL CHECK (fence >= 0),
                data TEXT,
                PRIMARY KEY (account, livemode, kind, key)
            ) WITHOUT ROWID;
            CREATE INDEX payments_due_work_by_kind ON payments_due_work (kind, visible_at, account, livemode, key);
            {WorkLog}
            CREATE TABLE "payments_counters" (
                account TEXT NOT NULL,
                livemode INTEGER NOT NULL CHECK (livemode IN (0, 1)),
                id TEXT NOT NULL CHECK (length(id) > 0),
                version INTEGER NOT NULL CHECK (typeof(version) = 'integer' AND version > 0),
                document TEXT NOT NULL,
                PRIMARY KEY (account, livemode, id)
            );
            INSERT INTO payments_schema (step, name) VALUES (1, 'counters');
            COMMIT;


            """,
            SqliteSchema.Script(new Schema([new SchemaStep(1, "counters", [SpecificationSchema.Counters])]))
        );

    private const string WorkLog = """
        CREATE TABLE IF NOT EXISTS payments_due_work_log (id INTEGER PRIMARY KEY, changes TEXT NOT NULL);
        CREATE VIEW IF NOT EXISTS payments_all_due_work AS
        SELECT account, livemode, kind, key, due_at, visible_at, attempt, fence, data FROM payments_due_work
        UNION ALL
        SELECT
            change ->> 1, change ->> 2, change ->> 3, change ->> 4, CAST(round((change ->> 5) * 1000) AS INTEGER),
            CAST(round((change ->> 6) * 1000) AS INTEGER), change ->> 7, ((change ->> 8) << 24) + (change ->> 9), change ->> 10
        FROM (
            SELECT
                one.value AS change,
                row_number() OVER (
                    PARTITION BY one.value ->> 1, one.value ->> 2, one.value ->> 3, one.value ->> 4 ORDER BY log.id DESC, one.key DESC
                ) AS newest
            FROM payments_due_work_log AS log, json_each(log.changes) AS one
        )
        WHERE newest = 1 AND change ->> 0 = '+';
        """;

    private const string UniqueReference =
        """CREATE UNIQUE INDEX "payments_entries_unique_reference" ON "payments_entries" """
        + """(account, livemode, "reference") WHERE "reference" IS NOT NULL;""";

    private const string ReferenceIsTaken =
        """EXISTS (SELECT 1 FROM "payments_entries" WHERE account = NEW.account AND livemode = NEW.livemode """
        + """AND "reference" = NEW."reference")""";

    [Fact]
    public void The_script_of_running_sums_and_an_append_only_table_reads_as_it_is_run()
    {
        var schema = new Schema([
            new SchemaStep(1, "first", []),
            new SchemaStep(2, "entries", [SpecificationSchema.Entries]) { CreatesRunningSums = true },
        ]);
        var script = SqliteSchema.Script(schema);

        Assert.Equal(
            $"""
            -- 2: entries
            BEGIN IMMEDIATE;
            {WorkLog}
            CREATE TABLE payments_running_sums (
                account TEXT NOT NULL,
                livemode INTEGER NOT NULL CHECK (livemode IN (0, 1)),
                sum TEXT NOT NULL,
                key TEXT NOT NULL,
                value INTEGER NOT NULL CHECK (typeof(value) = 'integer'),
                PRIMARY KEY (account, livemode, sum, key)
            ) WITHOUT ROWID;
            CREATE TABLE "payments_entries" (
                account TEXT NOT NULL,
                livemode INTEGER NOT NULL CHECK (livemode IN (0, 1)),
                id TEXT NOT NULL CHECK (length(id) > 0),
                version INTEGER NOT NULL CHECK (typeof(version) = 'integer' AND version > 0),
                "reference" TEXT,
                document TEXT NOT NULL,
                PRIMARY KEY (account, livemode, id)
            );
            {UniqueReference}
            CREATE TRIGGER "payments_entries_refuse_update" BEFORE UPDATE ON "payments_entries"
            BEGIN
                SELECT RAISE(ABORT, 'A row of payments_entries is never changed. To correct it, post another row that sets it right.');
            END;
            CREATE TRIGGER "payments_entries_refuse_delete" BEFORE DELETE ON "payments_entries"
            BEGIN
                SELECT RAISE(ABORT, 'A row of payments_entries is never removed. To correct it, post another row that sets it right.');
            END;
            CREATE TRIGGER "payments_entries_refuse_insert" BEFORE INSERT ON "payments_entries"
            WHEN EXISTS (SELECT 1 FROM "payments_entries" WHERE rowid = NEW.rowid)
                OR EXISTS (SELECT 1 FROM "payments_entries" WHERE account = NEW.account AND livemode = NEW.livemode AND id = NEW.id)
                OR {ReferenceIsTaken}
            BEGIN
                SELECT RAISE(ABORT, 'A row of payments_entries is never replaced. To correct it, post another row that sets it right.');
            END;
            INSERT INTO payments_schema (step, name) VALUES (2, 'entries');
            COMMIT;


            """,
            script[script.IndexOf("-- 2", StringComparison.Ordinal)..]
        );
    }

    [Fact]
    public async Task Every_read_goes_by_an_index_and_sorts_nothing()
    {
        await OpenAsync();
        using var connection = OpenByHand();
        var table = new TableSql(SpecificationSchema.Notes);
        Assert.All(
            [
                table.Get,
                table.Exists,
                table.Find(SpecificationSchema.ByCode),
                table.ExistsBy(SpecificationSchema.ByTitle),
                table.Update,
                table.Delete,
                DueWorkSql.SelectDue,
                DueWorkSql.Lease,
                RunningSumsSql.From,
                RunningSumsSql.FromBefore,
            ],
            sql =>
                Assert.Matches(
                    @"\ASEARCH (TABLE )?\w+ USING (COVERING )?INDEX \w+ \([^|]*\)\z"
                        + @"|\ASEARCH (TABLE )?payments_(due_work|running_sums) USING PRIMARY KEY \([^|]*\)\z",
                    QueryPlan.Of(connection, sql)
                )
        );
    }

    [Fact]
    public async Task A_list_is_entered_at_its_position_and_not_read_from_its_beginning()
    {
        await OpenAsync();
        using var connection = OpenByHand();
        var sql = new TableSql(SpecificationSchema.Notes).Lists.Page(
            new ListQuery(SpecificationSchema.ByRankInFolder, 1) { Group = "a", After = new ListPosition(1, "n1") }
        );

        Assert.Matches(
            @"\ASEARCH .*\bINDEX payments_notes_by_rank_in_folder "
                + @"\(account=\? AND livemode=\? AND group=\? AND \(order,id\)>\(\?,\?\)\)\z",
            QueryPlan.Of(connection, sql)
        );
    }
}
