using System.Collections.Immutable;
using Payments.Providers;

namespace Payments.Simulator;

/// <summary>All that the ledger has about one saved card. A pure fold of its entries.</summary>
internal sealed record SavedCardHistory(SavedCard Kept, Owner Owner, DateTimeOffset Since) : INotifying
{
    public LedgerSubject Subject => LedgerSubject.Card(Kept.Token);

    public ImmutableArray<PlannedNotification> Untold { get; private init; } = [];

    public bool IsForgotten { get; private init; }

    /// <summary>The history with one more entry.</summary>
    /// <exception cref="FormatException">The entry does not follow from those before.</exception>
    public SavedCardHistory With(SimulatorEntry entry) =>
        entry switch
        {
            SimulatorEntry.NotificationTaken when !Untold.IsEmpty => this with { Untold = Untold.RemoveAt(0) },
            SimulatorSavedCardEntry.Forgotten when !IsForgotten => this with { IsForgotten = true },
            SimulatorSavedCardEntry.Updated updated when !IsForgotten => WithExpiry(updated),
            _ => throw new FormatException("It does not follow from the earlier lines of its card."),
        };

    private SavedCardHistory WithExpiry(SimulatorSavedCardEntry.Updated updated)
    {
        var card = Kept.Card with { ExpiryMonth = updated.ExpiryMonth, ExpiryYear = updated.ExpiryYear };
        var told = new PlannedNotification(updated.At, new CardNotification(SimulatorIds.Provider, Owner, Kept.Token, card));
        return this with { Kept = Kept with { Card = card }, Untold = Untold.Add(told) };
    }
}
