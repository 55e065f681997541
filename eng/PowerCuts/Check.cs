using Microsoft.Data.Sqlite;

namespace Payments.PowerCuts;

/// <summary>What the file says after a cut, against what was told outside and what the provider has charged.</summary>
internal sealed class Check(CutShop shop, OutsideBooks books, RoundTime time, string database)
{
    private static readonly TimeSpan _step = TimeSpan.FromMinutes(10);
    private const int Steps = 24;

    private readonly List<string> _faults = [];

    /// <summary>"acknowledged found lost charged-twice faults"; each fault is a line on the other stream.</summary>
    public async Task<string> RunAsync()
    {
        await shop.Engine.StartAsync();

        // First of all, before any work repairs anything.
        var sessions = await ReadSessionsAsync();
        var paid = books.Paid;
        var found = paid.Count(id => sessions.TryGetValue(id, out var session) && session.IsPaid);
        foreach (var id in books.Opened.Where(id => !sessions.ContainsKey(id)))
            _faults.Add($"Session {id} was opened and is not there.");

        await SettleAsync();
        sessions = await ReadSessionsAsync();
        var twice = await CompareChargesAsync(sessions);
        await BalanceAsync();
        foreach (var line in IntegrityCheck().Where(line => line != "ok"))
            _faults.Add($"integrity_check: {line}");

        foreach (var fault in _faults.Take(20))
            await Console.Error.WriteLineAsync(fault);
        return $"{paid.Count} {found} {paid.Count - found} {twice} {_faults.Count}";
    }

    private async Task SettleAsync()
    {
        for (var step = 0; step < Steps; step++)
        {
            await shop.Engine.RunDueWorkAsync();
            time.MoveOn(_step);
        }
    }

    private async Task<int> CompareChargesAsync(Dictionary<string, CheckoutSession> sessions)
    {
        var records = await ReadChargesAsync();
        foreach (var charge in records.Where(charge => charge.Status is not (ChargeStatus.Succeeded or ChargeStatus.Failed)))
            _faults.Add($"Charge {charge.Id} is {charge.Status} after all due work.");
        foreach (var charge in records.Where(charge => charge.IsPaid && !sessions[charge.SessionId!].IsPaid))
            _faults.Add($"Charge {charge.Id} is paid and session {charge.SessionId} is not.");

        var made = shop.Simulator.Ledger.Charges;
        var recorded = records.Where(charge => charge.IsPaid).ToDictionary(charge => charge.Id);
        foreach (var charge in made)
            if (!recorded.TryGetValue(charge.Key, out var record) || record.AmountReceived != charge.Amount)
                _faults.Add($"The provider has charged {charge.Amount} for {charge.Key}, and the records do not say so.");
        foreach (var key in recorded.Keys.Except(made.Select(charge => charge.Key)))
            _faults.Add($"Charge {key} is paid, and the provider has not charged it.");

        var sessionOf = records.ToDictionary(charge => charge.Id, charge => charge.SessionId);
        return made.GroupBy(charge => sessionOf.GetValueOrDefault(charge.Key) ?? charge.Key).Count(charged => charged.Count() > 1);
    }

    private async Task BalanceAsync()
    {
        var report = await shop.Engine.Reconciliation.RunAsync(CutShop.Owner, readRows: true);
        if (!report.IsSound)
            _faults.Add("The reconciliation of provider, records and ledger finds a difference.");
        foreach (var currency in report.Currencies)
        foreach (var account in currency.Accounts.Where(account => !account.Difference.IsZero))
            _faults.Add($"{account.Account} is {account.Booked} and should be {account.Expected}.");
        foreach (var currency in report.Currencies)
            if (currency.Accounts.SingleOrDefault(account => account.Account == "all") is not { Booked.IsZero: true })
                _faults.Add($"The ledger's entries in {currency.Currency.Code} do not sum to zero.");
    }

    private List<string> IntegrityCheck()
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(reader.GetString(0));
        return lines;
    }

    private async Task<Dictionary<string, CheckoutSession>> ReadSessionsAsync() =>
        (await ReadAllAsync(cursor => shop.Engine.CheckoutSessions.ListAsync(CutShop.Owner, Limits.PageSize, cursor))).ToDictionary(
            session => session.Id
        );

    private Task<List<Charge>> ReadChargesAsync() =>
        ReadAllAsync(cursor => shop.Engine.Charges.ListAsync(CutShop.Owner, Limits.PageSize, cursor));

    private static async Task<List<T>> ReadAllAsync<T>(Func<string?, ValueTask<Result<ListPage<T>>>> list)
        where T : class
    {
        var all = new List<T>();
        string? cursor = null;
        do
        {
            var page = (await list(cursor)).Value;
            all.AddRange(page.Items);
            cursor = page.NextCursor;
        } while (cursor is not null);
        return all;
    }
}
