namespace Payments.Simulator;

/// <summary>Entries in their order, by what they tell of. Not safe to use from many threads.</summary>
internal sealed class LedgerBooks
{
    private readonly Dictionary<string, ChargeBook> _charges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RefundBook> _refunds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _chargesOfDisputes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SetupBook> _setups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KeptCardBook> _cards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LedgerSubject> _challenges = new(StringComparer.Ordinal);
    private readonly Dictionary<LedgerSubject, INotifying> _untold = [];
    private readonly List<SimulatorEntry> _entries = [];

    public IReadOnlyList<SimulatorEntry> Entries => _entries;

    public IReadOnlyCollection<ChargeBook> Charges => _charges.Values;

    /// <summary>The books of which the host has not taken every notification; of any time.</summary>
    public IReadOnlyCollection<INotifying> Untold => _untold.Values;

    public ChargeBook? Charge(string key) => _charges.GetValueOrDefault(key);

    public RefundBook? Refund(string key) => _refunds.GetValueOrDefault(key);

    /// <summary>What a refund gives back: the bank line that it names, or the charge.</summary>
    public ChargeBook? Refundable(Payments.Providers.RefundRequest request) =>
        request.ChargeReference is { } reference && Charge(reference) is { Opening: SimulatorEntry.LineReceived } line
            ? line
            : Charge(request.ChargeKey);

    public SetupBook? Setup(string key) => _setups.GetValueOrDefault(key);

    public KeptCardBook? Card(string token) => _cards.GetValueOrDefault(token);

    /// <summary>The charge whose dispute it is; null where there is no such dispute.</summary>
    public ChargeBook? Disputed(string reference) => _chargesOfDisputes.TryGetValue(reference, out var key) ? _charges[key] : null;

    /// <summary>The charge or setup that a challenge holds up; null where there is no such challenge.</summary>
    public LedgerSubject? Challenged(string token) => _challenges.TryGetValue(token, out var subject) ? subject : null;

    /// <summary>True where the entry has left something to tell.</summary>
    public bool HasUntold(SimulatorEntry entry) =>
        _untold.ContainsKey(entry.About)
        || (entry.AlsoAbout is { } also && _untold.ContainsKey(also))
        || (
            entry.About.Kind == LedgerSubjectKind.Charge
            && Charge(entry.About.Key) is { } charge
            && charge.Disputes.Any(dispute => _untold.ContainsKey(dispute.Subject))
        );

    /// <exception cref="FormatException">The entry does not follow from those before; nothing was added.</exception>
    public void Add(SimulatorEntry entry)
    {
        if (entry is IChargeDecision charge)
            Open(entry, charge);
        else if (entry is IRefundDecision refund)
            Open(entry, refund);
        else if (entry is ISetupDecision setup)
            Set(
                Setup(entry.Key) is null
                    ? new SetupBook(entry, setup)
                    : throw new FormatException("It decides a setup that an earlier line has decided.")
            );
        else
            Follow(entry);

        if (entry is SimulatorEntry.Challenged challenged)
            _challenges[challenged.Challenge] = challenged.About;
        if (entry is SimulatorEntry.BankChallenged atBank)
            _challenges[atBank.Challenge] = atBank.About;
        if (entry is SimulatorEntry.SetupChallenged held)
            _challenges[held.Challenge] = held.About;
        Keep(entry);
        _entries.Add(entry);
    }

    private void Open(SimulatorEntry entry, IChargeDecision decision)
    {
        if (_charges.ContainsKey(entry.Key))
            throw new FormatException("It decides a key that an earlier line has decided.");
        Set(ChargeBook.Open(entry, decision));

        // The line that arrives by itself follows from the charge, and has a book of its own, for its money may pay another.
        if (entry is SimulatorEntry.TransferAwaited { Line: { } line })
            Set(ChargeBook.Open(line, line));
    }

    private void Open(SimulatorEntry entry, IRefundDecision decision)
    {
        if (_refunds.ContainsKey(entry.Key))
            throw new FormatException("It decides a refund that an earlier line has decided.");
        if (entry is SimulatorEntry.Refunded)
            Set(Known(entry.About.Key).With(entry));
        else
            _refunds.Add(entry.Key, new RefundBook(entry, decision));
    }

    private void Follow(SimulatorEntry entry)
    {
        switch (entry.About.Kind)
        {
            case LedgerSubjectKind.Charge:
                Set(Known(entry.About.Key).With(entry));
                break;
            case LedgerSubjectKind.Refund:
                Set(Known((Refund(entry.Key)?.Opening as SimulatorEntry.Refunded)?.ChargeKey).With(entry));
                break;
            case LedgerSubjectKind.Dispute:
                Set(Known(_chargesOfDisputes.GetValueOrDefault(entry.Key)).With(entry));
                break;
            case LedgerSubjectKind.Setup:
                Set((Setup(entry.Key) ?? throw new FormatException("It tells of a setup that no earlier line decides.")).With(entry));
                break;
            case LedgerSubjectKind.Card:
                Set((Card(entry.Key) ?? throw new FormatException("It tells of a card that no earlier line keeps.")).With(entry));
                break;
        }
    }

    private void Keep(SimulatorEntry entry)
    {
        var kept = entry switch
        {
            SimulatorEntry.Charged charged => charged.Kept,
            SimulatorEntry.Authorized authorized => authorized.Kept,
            SimulatorEntry.ChallengeAnswered answered => answered.Kept,
            SimulatorEntry.CardKept saved => saved.Kept,
            SimulatorEntry.SetupAnswered answered => answered.Kept,
            _ => null,
        };
        if (kept is not null)
            Set(new KeptCardBook(kept, OwnerOf(entry), entry.At));
    }

    private Owner OwnerOf(SimulatorEntry entry) =>
        (entry.About.Kind == LedgerSubjectKind.Setup ? _setups[entry.Key].Decision.Owner : _charges[entry.Key].Decision.Owner)!.Value;

    private ChargeBook Known(string? key) =>
        (key is null ? null : Charge(key)) ?? throw new FormatException("It tells of a charge that no earlier line decides.");

    private void Set(ChargeBook book)
    {
        _charges[book.Opening.Key] = book;
        Note(book);
        foreach (var refund in book.Refunds.Values)
        {
            _refunds[refund.Opening.Key] = refund;
            Note(refund);
        }

        foreach (var dispute in book.Disputes)
        {
            _chargesOfDisputes[dispute.Reference] = book.Opening.Key;
            Note(dispute);
        }
    }

    private void Set(SetupBook book)
    {
        _setups[book.Opening.Key] = book;
        Note(book);
    }

    private void Set(KeptCardBook book)
    {
        _cards[book.Kept.Token] = book;
        Note(book);
    }

    private void Note(INotifying book)
    {
        if (book.Untold.IsEmpty)
            _untold.Remove(book.Subject);
        else
            _untold[book.Subject] = book;
    }
}
