using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Entries in their order, by what they are about. Not safe to use from many threads.</summary>
internal sealed class LedgerState
{
    private readonly Dictionary<string, ChargeHistory> _charges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RefundHistory> _refunds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _chargesOfDisputes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SetupHistory> _setups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SavedCardHistory> _cards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LedgerSubject> _challenges = new(StringComparer.Ordinal);
    private readonly Dictionary<LedgerSubject, INotifying> _untold = [];
    private readonly List<SimulatorEntry> _entries = [];

    public IReadOnlyList<SimulatorEntry> Entries => _entries;

    public IReadOnlyCollection<ChargeHistory> Charges => _charges.Values;

    /// <summary>The state of which the host has not taken every notification; of any time.</summary>
    public IReadOnlyCollection<INotifying> Untold => _untold.Values;

    public ChargeHistory? Charge(string key) => _charges.GetValueOrDefault(key);

    public RefundHistory? Refund(string key) => _refunds.GetValueOrDefault(key);

    /// <summary>What a refund refunds: the bank line that it names, or the charge.</summary>
    public ChargeHistory? Refundable(RefundRequest request) =>
        request.ChargeReference is { } reference && Charge(reference) is { Opening: SimulatorTransferEntry.LineReceived } line
            ? line
            : Charge(request.ChargeKey);

    public SetupHistory? Setup(string key) => _setups.GetValueOrDefault(key);

    public SavedCardHistory? Card(string token) => _cards.GetValueOrDefault(token);

    /// <summary>
    /// The token of a source, or null where the simulator made none such; forgotten also where the card is another owner's.
    /// </summary>
    public CardToken? TokenOf(Owner owner, PaymentSource.Card source, out bool isForgotten)
    {
        isForgotten = false;
        if (!SavedCard.IsToken(source.Token))
            return CardToken.Read(source.Token);

        var card = Card(source.Token);
        isForgotten = card is null || card.IsForgotten || card.Owner != owner;
        return card is null ? null : CardToken.Of(card.Kept);
    }

    /// <summary>The charge whose dispute it is; null where there is no such dispute.</summary>
    public ChargeHistory? Disputed(string reference) => _chargesOfDisputes.TryGetValue(reference, out var key) ? _charges[key] : null;

    /// <summary>The charge or setup that a challenge holds up; null where there is no such challenge.</summary>
    public LedgerSubject? Challenged(string token) => _challenges.TryGetValue(token, out var subject) ? subject : null;

    /// <summary>True where the entry has left something to report.</summary>
    public bool HasUntold(SimulatorEntry entry) =>
        _untold.ContainsKey(entry.About)
        || (entry.AlsoAbout is { } also && _untold.ContainsKey(also))
        || (
            entry.About.Kind == LedgerSubjectKind.Charge
            && Charge(entry.About.Key) is { } charge
            && charge.Disputes.Any(dispute => _untold.ContainsKey(dispute.Subject))
        );

    /// <summary>What the simulator has decided for an owner until then, by currency.</summary>
    public IReadOnlyList<ProviderTotals> TotalsOf(Owner owner, DateTimeOffset now) =>
        [
            .. Charges
                .Where(charge => charge.Decision.Owner == owner && charge.TakenAt(now) is { IsPositive: true })
                .GroupBy(charge => charge.TakenAt(now)!.Value.Currency)
                .OrderBy(group => group.Key.Code, StringComparer.Ordinal)
                .Select(group => TotalOf(group.Key, [.. group], now)),
        ];

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
                    ? new SetupHistory(entry, setup)
                    : throw new FormatException("It decides a setup that an earlier line has decided.")
            );
        else
            Follow(entry);

        if (entry is SimulatorCardEntry.Challenged challenged)
            _challenges[challenged.Challenge] = challenged.About;
        if (entry is SimulatorBankEntry.BankChallenged atBank)
            _challenges[atBank.Challenge] = atBank.About;
        if (entry is SimulatorSetupEntry.Challenged held)
            _challenges[held.Challenge] = held.About;
        Keep(entry);
        _entries.Add(entry);
    }

    private void Open(SimulatorEntry entry, IChargeDecision decision)
    {
        if (_charges.ContainsKey(entry.Key))
            throw new FormatException("It decides a key that an earlier line has decided.");
        Set(ChargeHistory.Open(entry, decision));

        // The line that arrives by itself follows from the charge, and has a history of its own, for its money may pay another.
        if (entry is SimulatorTransferEntry.TransferAwaited { Line: { } line })
            Set(ChargeHistory.Open(line, line));
    }

    private void Open(SimulatorEntry entry, IRefundDecision decision)
    {
        if (_refunds.ContainsKey(entry.Key))
            throw new FormatException("It decides a refund that an earlier line has decided.");
        if (entry is SimulatorRefundEntry.Refunded)
            Set(Known(entry.About.Key).With(entry));
        else
            _refunds.Add(entry.Key, new RefundHistory(entry, decision));
    }

    private void Follow(SimulatorEntry entry)
    {
        switch (entry.About.Kind)
        {
            case LedgerSubjectKind.Charge:
                Set(Known(entry.About.Key).With(entry));
                break;
            case LedgerSubjectKind.Refund:
                Set(Known((Refund(entry.Key)?.Opening as SimulatorRefundEntry.Refunded)?.ChargeKey).With(entry));
                break;
            case LedgerSubjectKind.Dispute:
                Set(Known(_chargesOfDisputes.GetValueOrDefault(entry.Key)).With(entry));
                break;
            case LedgerSubjectKind.Setup:
                Set((Setup(entry.Key) ?? throw new FormatException("It is about a setup that no earlier line decides.")).With(entry));
                break;
            case LedgerSubjectKind.Card:
                Set((Card(entry.Key) ?? throw new FormatException("It is about a card that no earlier line saves.")).With(entry));
                break;
        }
    }

    private void Keep(SimulatorEntry entry)
    {
        var kept = entry switch
        {
            SimulatorCardEntry.Charged charged => charged.Kept,
            SimulatorCardEntry.Authorized authorized => authorized.Kept,
            SimulatorChargeEntry.ChallengeAnswered answered => answered.Kept,
            SimulatorSetupEntry.CardSaved saved => saved.Kept,
            SimulatorSetupEntry.Answered answered => answered.Kept,
            _ => null,
        };
        if (kept is not null)
            Set(new SavedCardHistory(kept, OwnerOf(entry), entry.At));
    }

    private Owner OwnerOf(SimulatorEntry entry) =>
        (entry.About.Kind == LedgerSubjectKind.Setup ? _setups[entry.Key].Decision.Owner : _charges[entry.Key].Decision.Owner)!.Value;

    private ChargeHistory Known(string? key) =>
        (key is null ? null : Charge(key)) ?? throw new FormatException("It is about a charge that no earlier line decides.");

    private void Set(ChargeHistory history)
    {
        _charges[history.Opening.Key] = history;
        Note(history);
        foreach (var refund in history.Refunds.Values)
        {
            _refunds[refund.Opening.Key] = refund;
            Note(refund);
        }

        foreach (var dispute in history.Disputes)
        {
            _chargesOfDisputes[dispute.Reference] = history.Opening.Key;
            Note(dispute);
        }
    }

    private void Set(SetupHistory history)
    {
        _setups[history.Opening.Key] = history;
        Note(history);
    }

    private void Set(SavedCardHistory history)
    {
        _cards[history.Kept.Token] = history;
        Note(history);
    }

    private void Note(INotifying history)
    {
        if (history.Untold.IsEmpty)
            _untold.Remove(history.Subject);
        else
            _untold[history.Subject] = history;
    }

    private static ProviderTotals TotalOf(Currency currency, IReadOnlyList<ChargeHistory> charges, DateTimeOffset now)
    {
        return new(
            currency,
            Sum(charge => charge.TakenAt(now)),
            Sum(charge => charge.PaidBackAt(now)),
            Sum(charge => charge.DisputedAt(now)),
            Sum(charge => charge.ReturnedAt(now))
        );

        Money Sum(Func<ChargeHistory, Money?> part) =>
            charges.Aggregate(Money.Zero(currency), (total, charge) => part(charge) is { } more ? total + more : total);
    }
}
