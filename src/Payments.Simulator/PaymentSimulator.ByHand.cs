using Payments.Providers;
using Payments.Simulator;

namespace Payments;

public sealed partial class PaymentSimulator
{
    /// <summary>
    /// Lets money arrive for a charge that awaits or has had its payer, beside what the payer does: a top-up, too much, or money
    /// after the end, at any time and any number of times. It has arrived when this returns.
    /// </summary>
    /// <param name="key">The charge's key.</param>
    /// <param name="amount">From 1 to <see cref="Limits.Amount"/> minor units of the charge's currency.</param>
    /// <param name="cancellationToken">Stops the waiting; the money may have arrived.</param>
    /// <exception cref="ArgumentException">The amount is out of its range or of another currency, or the key is none.</exception>
    /// <exception cref="InvalidOperationException">No payer was ever told to pay for the key: there is no charge, it is of a
    /// card, or it was declined at once.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask SendMoneyAsync(string key, Money amount, CancellationToken cancellationToken)
    {
        ChargeRequestRules.CheckKey(key, nameof(key));
        ChargeRequestRules.CheckMoney(amount, "sends", nameof(amount));
        CheckOpen(cancellationToken);

        var charge = Ledger.Continue(
            key,
            book =>
                book?.Opening is SimulatorEntry.Awaiting awaiting
                    ? awaiting.Amount.Currency == amount.Currency
                        ? new SimulatorEntry.MoneyArrived(key, book.AsOf(_time.GetUtcNow()), amount)
                        : throw new ArgumentException(
                            $"The charge is in {awaiting.Amount.Currency}, not in {amount.Currency}. Send money of its currency.",
                            nameof(amount)
                        )
                    : throw NotAwaited(key)
        );
        await charge.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Lets the payer refuse: the prompt on the phone, or the bank the transfer. The payer does nothing more; money that is sent by
    /// <see cref="SendMoneyAsync"/> still arrives. Refusing again changes nothing.
    /// </summary>
    /// <param name="key">The charge's key.</param>
    /// <param name="cancellationToken">Stops the waiting; the payer may have refused.</param>
    /// <exception cref="ArgumentException">The key is none.</exception>
    /// <exception cref="InvalidOperationException">Money has arrived already, or no payer was ever told to pay for the key.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask RefusePromptAsync(string key, CancellationToken cancellationToken)
    {
        ChargeRequestRules.CheckKey(key, nameof(key));
        CheckOpen(cancellationToken);

        var charge = Ledger.Continue(
            key,
            book =>
            {
                if (book?.Opening is not SimulatorEntry.Awaiting)
                    throw NotAwaited(key);

                var at = book.AsOf(_time.GetUtcNow());
                return book.OutcomeAt(at) switch
                {
                    ChargeOutcome.AwaitingPayment => new SimulatorEntry.PromptRefused(key, at),
                    ChargeOutcome.Declined => null,
                    _ => throw new InvalidOperationException(
                        $"Money has arrived for {key}; its payer cannot refuse any more. Refuse before, or give the money back."
                    ),
                };
            }
        );
        await charge.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Gives a kept card another date of expiry, as where the network tells of a renewed one. It has it when this returns, and is
    /// told by <see cref="NotifyAsync"/>.
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
        CheckOpen(cancellationToken);

        var card = Ledger.Continue(
            LedgerSubject.Card(token),
            books =>
                books.Card(token) is { IsForgotten: false }
                    ? new SimulatorEntry.CardUpdated(token, _time.GetUtcNow(), month, year)
                    : throw new InvalidOperationException(
                        "No card is kept by this token. Take one that SetUpAsync, or a charge with SaveCard, has given."
                    ),
            static _ => true
        );
        await card.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static InvalidOperationException NotAwaited(string key) =>
        new($"No payer was told to pay for {key}. Charge it by bank transfer or mobile money first; a card is decided at once.");

    private void CheckOpen(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
    }
}
