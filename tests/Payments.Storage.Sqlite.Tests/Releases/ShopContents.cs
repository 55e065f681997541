namespace Payments.Storage.Sqlite.Tests;

/// <summary>What every list and balance of a shop says, a line for each record: the same text from any release.</summary>
internal sealed class ShopContents(PaymentEngine engine, Owner owner)
{
    private readonly List<string> _lines = [];

    public async Task<string> ReadAsync()
    {
        var customers = await AllAsync((cursor) => engine.Customers.ListAsync(owner, 100, cursor));
        Add("customer", customers, it => $"{it.Id} {it.Email} {it.DefaultPaymentMethodId}");
        foreach (var customer in customers)
        {
            Add(
                "payment method",
                await engine.PaymentMethods.ListAsync(owner, customer.Id),
                it => $"{it.Id} {it.Card.Brand} {it.Card.Last4} {it.Usage}"
            );
            var credit = await engine.CustomerBalances.GetAsync(owner, customer.Id);
            _lines.Add($"credit {customer.Id} {string.Join(", ", credit.Value.Amounts.Select(amount => $"{amount}"))}");
        }

        Add(
            "credit transaction",
            await AllAsync(cursor => engine.CustomerBalances.ListTransactionsAsync(owner, null, 100, cursor)),
            it => $"{it.Id} {it.Type} {it.Amount} {it.EndingBalance}"
        );
        Add(
            "session",
            await AllAsync(cursor => engine.CheckoutSessions.ListAsync(owner, 100, cursor)),
            it => $"{it.Id} {it.Status} {it.Amount} {it.ClientReferenceId} {it.PaymentReference}"
        );
        Add(
            "intent",
            await AllAsync(cursor => engine.PaymentIntents.ListAsync(owner, 100, cursor)),
            it => $"{it.Id} {it.Status} {it.Amount} {it.AmountReceived} {it.AmountCapturable}"
        );
        Add(
            "setup intent",
            await AllAsync(cursor => engine.SetupIntents.ListAsync(owner, 100, cursor)),
            it => $"{it.Id} {it.Status} {it.CustomerId}"
        );
        Add(
            "charge",
            await AllAsync(cursor => engine.Charges.ListAsync(owner, 100, cursor)),
            it => $"{it.Id} {it.Status} {it.Method} {it.Amount} {it.AmountReceived} {it.AmountRefunded} {it.AmountDisputed}"
        );
        Add(
            "refund",
            await AllAsync(cursor => engine.Refunds.ListAsync(owner, 100, cursor)),
            it => $"{it.Id} {it.Status} {it.Amount} {it.ChargeId}"
        );
        Add(
            "dispute",
            await AllAsync(cursor => engine.Disputes.ListAsync(owner, 100, cursor)),
            it => $"{it.Id} {it.Status} {it.Amount} {it.Reason}"
        );
        Add(
            "bank line",
            await AllAsync(cursor => engine.BankLines.ListAsync(owner, null, 100, cursor)),
            it => $"{it.Id} {it.Status} {it.Amount} {it.Reference}"
        );
        Add("event", await AllAsync(cursor => engine.Events.ListAsync(owner, 100, cursor)), it => $"{it.Id} {it.Type}");
        Add(
            "delivery",
            await AllAsync(cursor => engine.Events.ListDeliveriesAsync(owner, 100, cursor)),
            it => $"{it.Id} {it.Status} {it.EventType} {it.Attempts.Count}"
        );
        Add("endpoint", await engine.WebhookEndpoints.ListAsync(owner), it => $"{it.Id} {it.Url} {it.Secrets.Count}");
        Add("key", await engine.ApiKeys.ListAsync(owner), it => it.Id);
        Add("method", await engine.AcceptedMethods.ListAsync(owner), it => it.Method);
        Add(
            "ledger transaction",
            await AllAsync(cursor => engine.Ledger.ListAsync(owner, null, 100, cursor)),
            it =>
                $"{it.Id} "
                + string.Join(", ", it.Entries.Select(entry => $"{entry.Kind} {entry.Debit.Name} {entry.Credit.Name} {entry.Amount}"))
        );
        Add("account", await engine.Ledger.ListAccountsAsync(owner), it => $"{it.Account.Name} {it.Amount}");
        Add("balance", await engine.Ledger.ListBalancesAsync(owner), it => $"{it.Currency} available {it.Available}, pending {it.Pending}");
        return string.Join('\n', _lines) + "\n";
    }

    private void Add<T>(string kind, IReadOnlyList<T> records, Func<T, string> describe) =>
        _lines.AddRange(records.Select(record => $"{kind} {describe(record)}"));

    private static async Task<IReadOnlyList<T>> AllAsync<T>(Func<string?, ValueTask<Result<ListPage<T>>>> list)
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
