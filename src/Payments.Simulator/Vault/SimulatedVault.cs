using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Tokenizes cards, and saves, updates and forgets them.</summary>
internal sealed class SimulatedVault(SimulatorRuntime runtime, SetupDecisions setups)
{
    /// <summary>
    /// Turns a card into a token that holds its brand and last four digits, and what <see cref="TestCards"/> says of it. Refused, in
    /// this order: "incorrect_number" (not 12 to 19 digits, or a wrong check digit), "invalid_expiry" (no such month, or a
    /// year that is not of four digits or over 50 years ahead), "expired_card" (its month is over in UTC), "invalid_cvc" (not
    /// the brand's number of digits). A valid number that is not one of <see cref="TestCards"/> gets a token whose charge is
    /// declined as <see cref="DeclineCode.TestModeCardOnly"/>.
    /// </summary>
    public ValueTask<Result<TokenizedCard>> TokenizeAsync(CardDetails card, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(card);
        runtime.CheckOpen(cancellationToken);
        var now = runtime.Now;
        if (CardRules.Check(card, now) is { } refusal)
            return new(refusal);

        var summary = new CardSummary(CardBrands.Key(CardBrands.Detect(card.Number)), card.Number[^4..], card.ExpiryMonth, card.ExpiryYear);
        var token = CardToken.New(TestCards.BehaviourOf(card.Number), summary, now, runtime.Random);
        return new(new TokenizedCard(token.Text, summary));
    }

    /// <summary>
    /// Saves a card, once per key; the same key again returns the outcome of that setup now. The token that it gives charges the card
    /// any number of times, until it is forgotten. A card that declines is declined; one that asks its payer to authenticate does
    /// so where it always asks, or is to be charged without the payer. Declined as <see cref="DeclineCode.ProcessingError"/>: a
    /// token that the simulator did not make; as <see cref="DeclineCode.InvalidAccount"/>: a saved card that is forgotten or
    /// another owner's; as <see cref="DeclineCode.NotSent"/>: a key that was asked about before.
    /// </summary>
    /// <exception cref="ArgumentException">The owner is live or default, or the key is not 1 to 255 visible ASCII characters
    /// or holds a card number.</exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner or card.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written: the outcome of the setup is unknown until the
    /// next start.</exception>
    public async ValueTask<SetupOutcome> SetUpAsync(SetupRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Check(request);
        await runtime.ArriveAsync(cancellationToken).ConfigureAwait(false);

        var token = runtime.Ledger.Look(state => state.TokenOf(request.Owner, request.Source, out _));
        var isNew = runtime.Ledger.Look(state => state.Setup(request.Key) is null);
        if (isNew && token?.Behaviour.Effect == TestCardEffect.LoseRequest)
            return new SetupOutcome.Unknown();

        var setup = runtime.Ledger.Continue(
            LedgerSubject.Setup(request.Key),
            state => Decide(state, request, token, out isNew),
            state => state.Setup(request.Key)!
        );
        if (!setup.Value.Decision.Answers(request, token))
            throw new InvalidOperationException(
                $"The key {request.Key} was used for a setup of another owner or card. Make a new "
                    + "setup with a new key; send an old one again exactly as it was."
            );

        await setup.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return isNew && token?.Behaviour.Effect == TestCardEffect.LoseAnswer
            ? new SetupOutcome.Unknown()
            : setup.Value.OutcomeAt(runtime.Now);
    }

    /// <summary>
    /// The setup's outcome now. Where there is none, closes the key for good and returns
    /// <see cref="SetupOutcome.Declined"/> with <see cref="DeclineCode.NotSent"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key is not 1 to 255 visible ASCII characters, or holds a card number.</exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask<SetupOutcome> ResolveSetupAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        (await EndSetupAsync(owner, key, isAbandoned: false, cancellationToken).ConfigureAwait(false)).OutcomeAt(runtime.Now);

    /// <summary>
    /// Cancels a setup whose payer has not authenticated. Returns the outcome unchanged where the card was saved or declined
    /// before. A key that was never seen is closed: a setup of it that arrives later is declined as
    /// <see cref="DeclineCode.NotSent"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key is not 1 to 255 visible ASCII characters, or holds a card number.</exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask<SetupOutcome> AbandonSetupAsync(Owner owner, string key, CancellationToken cancellationToken)
    {
        var setup = await EndSetupAsync(owner, key, isAbandoned: true, cancellationToken).ConfigureAwait(false);
        return setup.Opening is SimulatorSetupEntry.Closed ? new SetupOutcome.Declined(DeclineCode.Released) : setup.OutcomeAt(runtime.Now);
    }

    /// <summary>
    /// Forgets a saved card: a charge of it is declined as <see cref="DeclineCode.InvalidAccount"/> from now on. A token that the
    /// owner has no card of is forgotten already.
    /// </summary>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask ForgetAsync(Owner owner, string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        await runtime.ArriveAsync(cancellationToken).ConfigureAwait(false);

        var forgotten = runtime.Ledger.Continue(
            LedgerSubject.Card(token),
            state =>
                state.Card(token) is { IsForgotten: false } card && card.Owner == owner
                    ? new SimulatorSavedCardEntry.Forgotten(token, runtime.Now)
                    : null,
            static _ => true
        );
        await forgotten.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Gives a saved card another expiry date, as when the network reports a renewed one. It has it when this returns, and is reported
    /// by <see cref="PaymentSimulator.NotifyAsync"/>.
    /// </summary>
    /// <param name="token">The token of the saved card.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="year">Four digits.</param>
    /// <param name="cancellationToken">Cancels the wait; the card may have it.</param>
    /// <exception cref="ArgumentException">The month or the year is invalid.</exception>
    /// <exception cref="InvalidOperationException">No card is saved by this token.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask UpdateCardAsync(string token, int month, int year, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (month is < 1 or > 12 || year is < 1000 or > 9999)
            throw new ArgumentException(
                "The month is 1 to 12 and the year has four digits.",
                month is < 1 or > 12 ? nameof(month) : nameof(year)
            );
        runtime.CheckOpen(cancellationToken);

        var card = runtime.Ledger.Continue(
            LedgerSubject.Card(token),
            state =>
                state.Card(token) is { IsForgotten: false }
                    ? new SimulatorSavedCardEntry.Updated(token, runtime.Now, month, year)
                    : throw new InvalidOperationException(
                        "No card is saved by this token. Take one that SetUpAsync, or a charge with SaveCard, returned."
                    ),
            static _ => true
        );
        await card.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private SimulatorEntry? Decide(LedgerState state, SetupRequest request, CardToken? token, out bool isNew)
    {
        var now = runtime.Now;
        isNew = state.Setup(request.Key) is null;
        if (!isNew)
            return state.Setup(request.Key)!.IsOver(now) ? new SimulatorSetupEntry.Released(request.Key, now) : null;

        state.TokenOf(request.Owner, request.Source, out var isForgotten);
        return setups.Decide(request, token, isForgotten, now);
    }

    private async ValueTask<SetupHistory> EndSetupAsync(Owner owner, string key, bool isAbandoned, CancellationToken cancellationToken)
    {
        RequestRules.CheckKey(key, nameof(key));
        await runtime.ArriveAsync(cancellationToken).ConfigureAwait(false);

        var setup = runtime.Ledger.Continue(
            LedgerSubject.Setup(key),
            state =>
            {
                var now = runtime.Now;
                if (state.Setup(key) is not { } history)
                    return new SimulatorSetupEntry.Closed(key, now);
                if (history.Decision.BelongsToAnother(owner))
                    throw new InvalidOperationException($"The key {key} was used for a setup of another owner. Ask as the setup's owner.");
                return history.IsOver(now) || (isAbandoned && history.OutcomeAt(now) is SetupOutcome.RequiresAction)
                    ? new SimulatorSetupEntry.Released(key, now)
                    : null;
            },
            state => state.Setup(key)!
        );
        await setup.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return setup.Value;
    }
}
