using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Tokenizes cards, and saves, updates and forgets them.</summary>
internal sealed class SimulatedVault(SimulatorRuntime runtime, SetupDecisions setups)
{
    /// <summary>
    /// Turns a card into a token that holds its brand and last four digits, and what <see cref="TestCards"/> says of it. Refused, in
    /// this order: "incorrect_number" (not 12 to 19 digits, or a wrong check digit), "invalid_expiry" (no such month, or a
    /// year that is not of four digits or over 50 years ahead), "expired_card" (its month is over in UTC), "invalid_cvc" (not
    /// the brand's number of digits). A valid number that is none of <see cref="TestCards"/> gets a token whose charge is
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
    /// How the setup of the key stands now. Where there is none, closes the key for ever and answers
    /// <see cref="SetupOutcome.Declined"/> with <see cref="DeclineCode.NotSent"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key is not 1 to 255 visible ASCII characters, or holds a card number.</exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask<SetupOutcome> ResolveSetupAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        (await EndSetupAsync(owner, key, isGivenUp: false, cancellationToken).ConfigureAwait(false)).OutcomeAt(runtime.Now);

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
        return setup.Opening is SimulatorSetupEntry.Closed ? new SetupOutcome.Declined(DeclineCode.Released) : setup.OutcomeAt(runtime.Now);
    }

    /// <summary>
    /// Forgets a kept card: a charge of it is declined as <see cref="DeclineCode.InvalidAccount"/> from now on. A token that the
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
                    ? new SimulatorKeptCardEntry.Forgotten(token, runtime.Now)
                    : null,
            static _ => true
        );
        await forgotten.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Gives a kept card another date of expiry, as where the network tells of a renewed one. It has it when this returns, and is
    /// told by <see cref="PaymentSimulator.NotifyAsync"/>.
    /// </summary>
    /// <param name="token">The kept card's.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="year">Four digits.</param>
    /// <param name="cancellationToken">Stops the waiting; the card may have it.</param>
    /// <exception cref="ArgumentException">The month or the year is none.</exception>
    /// <exception cref="InvalidOperationException">No card is kept by this token.</exception>
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
                    ? new SimulatorKeptCardEntry.Updated(token, runtime.Now, month, year)
                    : throw new InvalidOperationException(
                        "No card is kept by this token. Take one that SetUpAsync, or a charge with SaveCard, has given."
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

    private async ValueTask<SetupHistory> EndSetupAsync(Owner owner, string key, bool isGivenUp, CancellationToken cancellationToken)
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
                    throw new InvalidOperationException(
                        $"The key {key} was used for a setup of another owner. Ask as the owner whose setup it is."
                    );
                return history.IsOver(now) || (isGivenUp && history.OutcomeAt(now) is SetupOutcome.RequiresAction)
                    ? new SimulatorSetupEntry.Released(key, now)
                    : null;
            },
            state => state.Setup(key)!
        );
        await setup.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return setup.Value;
    }
}
