using Xunit;

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
            var isPaid =
                meant.IsOpen
                && line.Currency == "GBP"
                && (line.Amount >= meant.Asks ? TrySettle(line, meant, []) : PayWithParts(line, meant));
            if (!isPaid)
                Keep(line);
            return;
        }

        if (line is not { Customer: { } customer, Currency: "GBP" } || !PayOldest(line, customer))
            Keep(line);
    }

    public static string? WhyNotPay(DeskLine line, DeskSession session) =>
        line.Status != BankLineStatus.Suspense ? "bank_line_resolved"
        : !session.IsOpen ? "session_not_open"
        : line.Currency != "GBP" || session.Shown > line.Amount ? "line_too_small"
        : session.Shown < line.Amount && session.Customer is null ? "no_customer_for_surplus"
        : null;

    public void Settle(DeskLine line, DeskSession session) => Assert.True(TrySettle(line, session, []));

    public void Give(DeskLine line, string customer)
    {
        Credit("suspense", customer, line.Amount, line.Currency);
        line.Status = BankLineStatus.Credited;
        line.CreditedTo = customer;
    }

    public void SendBack(DeskLine line)
    {
        Move("suspense", "clearing:bank", line.Amount, line.Currency);
        line.Status = BankLineStatus.Returned;
    }

    // What is too much needs somebody whose credit it becomes.
    private bool TrySettle(DeskLine line, DeskSession session, IReadOnlyList<DeskLine> parts)
    {
        var surplus = line.Amount + parts.Sum(part => part.Amount) - session.Asks;
        var customer = session.Customer ?? line.Customer;
        if (surplus > 0 && customer is null)
            return false;

        foreach (var part in parts.Where(part => part.CreditedTo is not null))
            Credit("suspense", part.CreditedTo!, -part.Amount);
        Move("suspense", "own", session.Asks);
        Pay(session);
        if (surplus > 0)
            Credit("suspense", customer!, surplus);
        foreach (var used in parts.Append(line))
        {
            used.Status = BankLineStatus.Matched;
            used.CreditedTo = null;
        }

        return true;
    }

    // Too little alone: with those that came for it before and are still there, or kept with them.
    private bool PayWithParts(DeskLine line, DeskSession session)
    {
        var left = Payers.ToDictionary(payer => payer, payer => CreditOf(payer, "GBP"));
        var parts = new List<DeskLine>();
        foreach (var part in session.Parts)
        {
            if (part.Status == BankLineStatus.Suspense)
                parts.Add(part);
            if (part.CreditedTo is not { } customer || part.IsByHand || part.Amount > left[customer])
                continue;
            left[customer] -= part.Amount;
            parts.Add(part);
        }

        if (line.Amount + parts.Sum(part => part.Amount) >= session.Asks && TrySettle(line, session, parts))
            return true;
        session.Parts.Add(line);
        return false;
    }

    // Sessions of one moment are in the order of their ids.
    private bool PayOldest(DeskLine line, string customer)
    {
        var open = Sessions
            .Where(session => session.IsOpen && session.Customer == customer)
            .OrderBy(session => session.Id, StringComparer.Ordinal)
            .ToList();
        return open.Find(session => session.Asks <= line.Amount) is { } covered
            ? TrySettle(line, covered, [])
            : open.Count > 0 && PayWithParts(line, open[0]);
    }

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

    /// <summary>Lines that came for it and were too little.</summary>
    public List<DeskLine> Parts { get; } = [];
}

/// <summary>A bank line as the model of the desk sees it.</summary>
internal sealed class DeskLine(string reference, long amount, string currency, string? customer, DateTimeOffset bookedAt, string? named)
{
    public string Reference => reference;

    public long Amount => amount;

    public string Currency => currency;

    public string? Customer => customer;

    public DateTimeOffset BookedAt => bookedAt;

    /// <summary>The payment reference in its text.</summary>
    public string? Named => named;

    public string Id { get; set; } = "";

    public BankLineStatus Status { get; set; } = BankLineStatus.Suspense;

    /// <summary>Whose credit it is; null where it is nobody's.</summary>
    public string? CreditedTo { get; set; }

    /// <summary>Whether a person resolved it.</summary>
    public bool IsByHand { get; set; }
}
