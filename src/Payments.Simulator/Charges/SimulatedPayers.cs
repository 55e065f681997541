using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Lets a test act for a payer who sends money: pay, or refuse.</summary>
internal sealed class SimulatedPayers(SimulatorRuntime runtime)
{
    /// <summary>
    /// Lets money arrive for a charge that awaits or has had its payer, beside what the payer does: a top-up, too much, or money
    /// after the end, at any time and any number of times. It has arrived when this returns.
    /// </summary>
    /// <param name="key">The charge's key.</param>
    /// <param name="amount">From 1 to <see cref="Limits.Amount"/> minor units of the charge's currency.</param>
    /// <param name="cancellationToken">Cancels the wait; the money may have arrived.</param>
    /// <exception cref="ArgumentException">The amount is out of its range or of another currency, or the key is invalid.</exception>
    /// <exception cref="InvalidOperationException">No payer was ever asked to pay for the key: there is no charge, it is of a
    /// card, or it was declined at once.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask SendMoneyAsync(string key, Money amount, CancellationToken cancellationToken)
    {
        RequestRules.CheckKey(key, nameof(key));
        RequestRules.CheckMoney(amount, "sends", nameof(amount));
        runtime.CheckOpen(cancellationToken);

        var charge = runtime.Ledger.Continue(
            key,
            history =>
                history?.Opening is SimulatorRailEntry.Awaiting awaiting
                    ? awaiting.Amount.Currency == amount.Currency
                        ? new SimulatorRailEntry.MoneyArrived(key, history.AsOf(runtime.Now), amount)
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
    /// <param name="cancellationToken">Cancels the wait; the payer may have refused.</param>
    /// <exception cref="ArgumentException">The key is invalid.</exception>
    /// <exception cref="InvalidOperationException">Money has arrived already, or no payer was ever asked to pay for the key.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask RefusePromptAsync(string key, CancellationToken cancellationToken)
    {
        RequestRules.CheckKey(key, nameof(key));
        runtime.CheckOpen(cancellationToken);

        var charge = runtime.Ledger.Continue(
            key,
            history =>
            {
                if (history?.Opening is not SimulatorRailEntry.Awaiting)
                    throw NotAwaited(key);

                var at = history.AsOf(runtime.Now);
                return history.OutcomeAt(at) switch
                {
                    ChargeOutcome.AwaitingPayment => new SimulatorRailEntry.PromptRefused(key, at),
                    ChargeOutcome.Declined => null,
                    _ => throw new InvalidOperationException(
                        $"Money has arrived for {key}; its payer can no longer refuse. Refuse earlier, or refund the charge."
                    ),
                };
            }
        );
        await charge.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static InvalidOperationException NotAwaited(string key) =>
        new($"No payer was told to pay for {key}. Charge it by bank transfer or mobile money first; a card is decided at once.");
}
