using Payments.Providers;
using Payments.Simulator;

namespace Payments;

public sealed partial class PaymentSimulator
{
    /// <summary>
    /// Keeps a card, once per key; the same key again answers how that setup stands now. The token that it gives charges the card
    /// any number of times, until it is forgotten. A card that declines is declined; one that asks its payer to authenticate does
    /// so where it always asks, or is to be charged without the payer. Declined as <see cref="DeclineCode.ProcessingError"/>: a
    /// token that the simulator did not make; as <see cref="DeclineCode.InvalidAccount"/>: a kept card that is forgotten or
    /// another owner's; as <see cref="DeclineCode.NotSent"/>: a key that was asked about before.
    /// </summary>
    /// <exception cref="ArgumentException">The owner is a live one or none, or the key is not 1 to 255 visible ASCII characters
    /// or holds a card number.</exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner or card.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written: what became of the setup is unknown until the
    /// next start.</exception>
    public async ValueTask<SetupOutcome> SetUpAsync(SetupRequest request, CancellationToken cancellationToken)
    {
        ChargeRequestRules.Check(request);
        await ArriveAsync(cancellationToken).ConfigureAwait(false);

        var token = Ledger.Look(books => TokenOf(books, request.Owner, request.Source, out _));
        var isNew = Ledger.Look(books => books.Setup(request.Key) is null);
        if (isNew && token?.Behaviour.Effect == TestCardEffect.LoseRequest)
            return new SetupOutcome.Unknown();

        var setup = Ledger.Continue(
            LedgerSubject.Setup(request.Key),
            books => Decide(books, request, token, out isNew),
            books => books.Setup(request.Key)!
        );
        if (!setup.Value.Decision.Answers(request, token))
            throw new InvalidOperationException(
                $"The key {request.Key} was used for a setup of another owner or card. Make a new "
                    + "setup with a new key; send an old one again exactly as it was."
            );

        await setup.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return isNew && token?.Behaviour.Effect == TestCardEffect.LoseAnswer
            ? new SetupOutcome.Unknown()
            : setup.Value.OutcomeAt(_time.GetUtcNow());
    }

    /// <summary>
    /// How the setup of the key stands now. Where there is none, closes the key for ever and answers
    /// <see cref="SetupOutcome.Declined"/> with <see cref="DeclineCode.NotSent"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key is not 1 to 255 visible ASCII characters, or holds a card number.</exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask<SetupOutcome> ResolveSetupAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        (await EndSetupAsync(owner, key, isGivenUp: false, cancellationToken).ConfigureAwait(false)).OutcomeAt(_time.GetUtcNow());

    /// <summary>
    /// Gives a setup up whose payer has not authenticated. Answers how it stands where the card was kept or declined before. A key that was
    /// never seen is closed: a setup of it that arrives later is declined as <see cref="DeclineCode.NotSent"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key is not 1 to 255 visible ASCII characters, or holds a card number.</exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask<SetupOutcome> AbandonSetupAsync(Owner owner, string key, CancellationToken cancellationToken)
    {
        var setup = await EndSetupAsync(owner, key, isGivenUp: true, cancellationToken).ConfigureAwait(false);
        return setup.Opening is SimulatorEntry.SetupClosed
            ? new SetupOutcome.Declined(DeclineCode.Released)
            : setup.OutcomeAt(_time.GetUtcNow());
    }

    /// <summary>
    /// Forgets a kept card: a charge of it is declined as <see cref="DeclineCode.InvalidAccount"/> from now on. A token that the
    /// owner has no card of is forgotten already.
    /// </summary>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask ForgetAsync(Owner owner, string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        await ArriveAsync(cancellationToken).ConfigureAwait(false);

        var forgotten = Ledger.Continue(
            LedgerSubject.Card(token),
            books =>
                books.Card(token) is { IsForgotten: false } card && card.Owner == owner
                    ? new SimulatorEntry.CardForgotten(token, _time.GetUtcNow())
                    : null,
            static _ => true
        );
        await forgotten.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static CardToken? TokenOf(LedgerBooks books, Owner owner, PaymentSource.Card source, out bool isForgotten)
    {
        isForgotten = false;
        if (!KeptCard.IsToken(source.Token))
            return CardToken.Read(source.Token);

        var card = books.Card(source.Token);
        isForgotten = card is null || card.IsForgotten || card.Owner != owner;
        return card is null ? null : CardToken.Of(card.Kept);
    }

    private SimulatorEntry? Decide(LedgerBooks books, SetupRequest request, CardToken? token, out bool isNew)
    {
        var now = _time.GetUtcNow();
        isNew = books.Setup(request.Key) is null;
        if (!isNew)
            return books.Setup(request.Key)!.IsOver(now) ? new SimulatorEntry.SetupReleased(request.Key, now) : null;

        TokenOf(books, request.Owner, request.Source, out var isForgotten);
        return _setups.Decide(request, token, isForgotten, now);
    }

    private async ValueTask<SetupBook> EndSetupAsync(Owner owner, string key, bool isGivenUp, CancellationToken cancellationToken)
    {
        ChargeRequestRules.CheckKey(key, nameof(key));
        await ArriveAsync(cancellationToken).ConfigureAwait(false);

        var setup = Ledger.Continue(
            LedgerSubject.Setup(key),
            books =>
            {
                var now = _time.GetUtcNow();
                if (books.Setup(key) is not { } book)
                    return new SimulatorEntry.SetupClosed(key, now);
                if (book.Decision.BelongsToAnother(owner))
                    throw new InvalidOperationException(
                        $"The key {key} was used for a setup of another owner. Ask as the owner whose setup it is."
                    );
                return book.IsOver(now) || (isGivenUp && book.OutcomeAt(now) is SetupOutcome.RequiresAction)
                    ? new SimulatorEntry.SetupReleased(key, now)
                    : null;
            },
            books => books.Setup(key)!
        );
        await setup.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return setup.Value;
    }
}
