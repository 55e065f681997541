namespace Payments.Specifications;

/// <summary>
/// What bank lines, sessions with credit, corrections and payouts must leave in the books. Amounts are in minor units; pure.
/// </summary>
internal sealed class DeskModel
{
    private readonly Dictionary<(string Customer, string Currency), long> _credit = [];
    private readonly Dictionary<(string Account, string Currency), long> _accounts = [];

    /// <summary>The customers who pay by transfer.</summary>
    public List<string> Payers { get; } = [];

    public List<DeskSession> Sessions { get; } = [];

    public List<DeskLine> Lines { get; } = [];

    public long In(string account, string currency) => _accounts.GetValueOrDefault((account, currency));

    public long CreditOf(string customer, string currency) => _credit.GetValueOrDefault((customer, currency));

    /// <summary>"own" is what is available, pending and reserved together.</summary>
    public void Move(string from, string to, long amount, string currency = "GBP")
    {
        _accounts[(from, currency)] = In(from, currency) - amount;
        _accounts[(to, currency)] = In(to, currency) + amount;
    }

    public void Credit(string from, string customer, long amount, string currency = "GBP")
    {
        Move(from, "customer_credit", amount, currency);
        _credit[(customer, currency)] = CreditOf(customer, currency) + amount;
    }

    public void Open(DeskSession session)
    {
        Sessions.Add(session);
        session.Applied = session is { Use: CustomerCreditUse.Apply, Customer: { } customer }
            ? Math.Min(CreditOf(customer, "GBP"), session.Total)
            : 0;
        if (session.Applied > 0)
            Credit("applied_credit", session.Customer!, -session.Applied);
        if (session.Asks == 0)
            Pay(session);
    }

    public void Cancel(DeskSession session)
    {
        session.IsOpen = false;
        if (session.Applied > 0)
            Credit("applied_credit", session.Customer!, session.Applied);
    }

    public void Receive(DeskLine line, string? named)
    {
        Lines.Add(line);
        Move("clearing:bank", "suspense", line.Amount, line.Currency);
        if (Sessions.Find(session => named is not null && session.Reference == named) is { } meant)
        {
            var isCovered =
                meant.IsOpen
                && line.Currency == "GBP"
                && line.Amount >= meant.Asks
                && (line.Amount == meant.Asks || (meant.Customer ?? line.Customer) is not null);
            if (isCovered)
                Settle(line, meant);
            else
                Keep(line);
            return;
        }

        if (line is { Customer: { } customer, Currency: "GBP" } && Oldest(customer, line.Amount) is { } oldest)
            Settle(line, oldest);
        else
            Keep(line);
    }

    public static string? WhyNotPay(DeskLine line, DeskSession session) =>
        line.Status != BankLineStatus.Suspense ? "bank_line_resolved"
        : !session.IsOpen ? "session_not_open"
        : line.Currency != "GBP" || session.Shown > line.Amount ? "line_too_small"
        : session.Shown < line.Amount && session.Customer is null ? "no_customer_for_surplus"
        : null;

    public void Settle(DeskLine line, DeskSession session)
    {
        var surplus = line.Amount - session.Asks;
        Move("suspense", "own", session.Asks);
        Pay(session);
        if (surplus > 0)
            Credit("suspense", session.Customer ?? line.Customer!, surplus);
        line.Status = BankLineStatus.Matched;
    }

    public void Give(DeskLine line, string customer)
    {
        Credit("suspense", customer, line.Amount, line.Currency);
        line.Status = BankLineStatus.Credited;
    }

    public void SendBack(DeskLine line)
    {
        Move("suspense", "clearing:bank", line.Amount, line.Currency);
        line.Status = BankLineStatus.Returned;
    }

    // Sessions of one moment are in the order of their ids.
    private DeskSession? Oldest(string customer, long amount) =>
        Sessions
            .Where(session => session.IsOpen && session.Customer == customer && session.Asks <= amount)
            .MinBy(session => session.Id, StringComparer.Ordinal);

    private void Keep(DeskLine line)
    {
        if (line.Customer is { } customer)
            Give(line, customer);
    }

    private void Pay(DeskSession session)
    {
        session.IsOpen = false;
        Move("applied_credit", "own", session.Applied);
        if (session is { Use: CustomerCreditUse.Add, Customer: { } customer })
            Credit("own", customer, session.Asks);
    }
}

/// <summary>A session as the model of the desk sees it.</summary>
internal sealed class DeskSession(string id, string? reference, string? customer, CustomerCreditUse use, long total)
{
    public string Id => id;

    public string? Reference => reference;

    public string? Customer => customer;

    public CustomerCreditUse Use => use;

    public long Total => total;

    public long Applied { get; set; }

    public long Asks => total - Applied;

    /// <summary>What the record asks for: one that credit has paid alone shows all of it.</summary>
    public long Shown => Asks == 0 ? total : Asks;

    public bool IsOpen { get; set; } = true;
}

/// <summary>A bank line as the model of the desk sees it.</summary>
internal sealed class DeskLine(string reference, long amount, string currency, string? customer)
{
    public string Reference => reference;

    public long Amount => amount;

    public string Currency => currency;

    public string? Customer => customer;

    public string Id { get; set; } = "";

    public BankLineStatus Status { get; set; } = BankLineStatus.Suspense;
}
