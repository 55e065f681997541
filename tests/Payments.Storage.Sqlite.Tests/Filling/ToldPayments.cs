using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Payments.Storage.Sqlite.Tests;

/// <summary>What the callers of Payments.PayingHost were told, and whether the file says so.</summary>
internal sealed class ToldPayments(string path)
{
    private long _read;
    private int _looked;

    /// <summary>The sessions that were created, with their amounts.</summary>
    public Dictionary<string, long> Created { get; } = [];

    /// <summary>The sessions that were paid, with their intents and charges.</summary>
    public Dictionary<string, (string Intent, string Charge)> Paid { get; } = [];

    /// <summary>Reads what was told meanwhile, and says how many payments that is.</summary>
    public int ReadOn()
    {
        var before = Paid.Count;
        foreach (var line in NewLines())
        {
            if (line is ["created", var created, var amount])
                Created.Add(created, long.Parse(amount, CultureInfo.InvariantCulture));
            else if (line is ["paid", var paid, var intent, var charge])
                Assert.True(Paid.TryAdd(paid, (intent, charge)) || Paid[paid] == (intent, charge), $"{paid} was told to be paid twice.");
        }

        return Paid.Count - before;
    }

    /// <summary>Those that were told since the last look are on file, as they were told.</summary>
    public void AreThere(SqliteConnection connection)
    {
        AreThere(connection, _looked);
        _looked = Paid.Count;
    }

    /// <summary>All are on file, as they were told.</summary>
    public void AllAreThere(SqliteConnection connection)
    {
        AreThere(connection, 0);
        Assert.Empty(Created.Keys.Except(connection.Query<string>("SELECT id FROM payments_checkout_sessions")));
    }

    private void AreThere(SqliteConnection connection, int first)
    {
        using var session = connection.Statement(
            """
            SELECT document ->> '$.state.is', document ->> '$.payment_intent_id', document ->> '$.state.charge_id',
                document ->> '$.amount.minor_units'
            FROM payments_checkout_sessions WHERE account = 'acct_shop' AND livemode = 0 AND id = @id
            """
        );
        using var intent = connection.Statement(
            "SELECT document ->> '$.state.is' FROM payments_payment_intents WHERE account = 'acct_shop' AND livemode = 0 AND id = @id"
        );
        using var charge = connection.Statement(
            "SELECT document ->> '$.state.is' FROM payments_charges WHERE account = 'acct_shop' AND livemode = 0 AND id = @id"
        );
        foreach (var (id, told) in Paid.Skip(first))
        {
            Assert.Equal(
                ("complete", told.Intent, told.Charge, Created[id]),
                session.With("@id", id).First(row => (row.Text(0), row.Text(1), row.Text(2), row.Number(3)))
            );
            Assert.Equal("succeeded", intent.With("@id", told.Intent).First(row => row.Text(0)));
            Assert.Equal("succeeded", charge.With("@id", told.Charge).First(row => row.Text(0)));
        }
    }

    private IEnumerable<string[]> NewLines()
    {
        if (!File.Exists(path))
            return [];

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = _read;
        var bytes = new byte[file.Length - _read];
        file.ReadExactly(bytes);

        // One may be in the midst of its line.
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        _read += whole;
        return System.Text.Encoding.ASCII.GetString(bytes, 0, whole).Split('\n').SkipLast(1).Select(line => line.Split(' '));
    }
}
