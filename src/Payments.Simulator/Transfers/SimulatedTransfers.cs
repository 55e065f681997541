using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Lets a test send money to, and back from, the bank accounts of customers and merchants.</summary>
internal sealed class SimulatedTransfers(SimulatorRuntime runtime)
{
    /// <summary>
    /// Lets a transfer arrive at a bank account: a customer's own, or the merchant's. It has arrived when this returns, and is
    /// told as a <see cref="BankLineNotification"/> by <see cref="PaymentSimulator.NotifyAsync"/>. A reference that is known
    /// already changes nothing.
    /// </summary>
    /// <param name="owner">The owner of the account; in test mode.</param>
    /// <param name="amount">From 1 to <see cref="Limits.Amount"/> minor units of any currency.</param>
    /// <param name="customerId">The customer whose own account it is; null for the merchant's.</param>
    /// <param name="remittance">What the payer wrote, or null; at most <see cref="Limits.RemittanceLength"/> characters, and no
    /// card number.</param>
    /// <param name="payerName">The payer's name, or null; no card number.</param>
    /// <param name="lineReference">The bank's id of the line: 1 to 255 visible ASCII characters; null makes one.</param>
    /// <param name="toldTwice">Whether the host is notified twice.</param>
    /// <param name="cancellationToken">Cancels the wait; the money may have arrived.</param>
    /// <returns>The bank's id of the line.</returns>
    /// <exception cref="ArgumentException">The owner is live or default, or the amount or a text is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The reference is another line's or a charge's.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask<string> ReceiveTransferAsync(
        Owner owner,
        Money amount,
        string? customerId = null,
        string? remittance = null,
        string? payerName = null,
        string? lineReference = null,
        bool toldTwice = false,
        CancellationToken cancellationToken = default
    )
    {
        RequestRules.CheckOwner(owner);
        RequestRules.CheckMoney(amount, "receives", nameof(amount));
        CheckText(remittance, Limits.RemittanceLength, nameof(remittance));
        CheckText(payerName, Limits.CustomerTextLength, nameof(payerName));
        if (customerId is not null)
            RequestRules.CheckKey(customerId, nameof(customerId));
        runtime.CheckOpen(cancellationToken);

        var now = runtime.Now;
        var reference = lineReference ?? SimulatorIds.Line(now, runtime.Random);
        RequestRules.CheckKey(reference, nameof(lineReference));
        var line = runtime.Ledger.Continue(
            reference,
            history =>
                history?.Opening switch
                {
                    null => new SimulatorTransferEntry.LineReceived(reference, now, owner, amount, now)
                    {
                        CustomerId = customerId,
                        Remittance = remittance,
                        PayerName = payerName,
                        Times = toldTwice ? 2 : 1,
                    },
                    SimulatorTransferEntry.LineReceived known when known.Owner == owner && known.Amount == amount => null,
                    _ => throw new InvalidOperationException(
                        $"The reference {reference} is another line's or a charge's. Give each line a reference of its own."
                    ),
                }
        );
        await line.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return reference;
    }

    /// <summary>
    /// Sends the money of a bank line back to where it came from, all of it. It has gone when this returns; sending it back again
    /// changes nothing.
    /// </summary>
    /// <param name="lineReference">The bank's id of the line.</param>
    /// <param name="cancellationToken">Cancels the wait; the money may have gone.</param>
    /// <exception cref="InvalidOperationException">There is no such line, or a part of it was refunded.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public async ValueTask SendBackTransferAsync(string lineReference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lineReference);
        runtime.CheckOpen(cancellationToken);

        var line = runtime.Ledger.Continue(
            lineReference,
            history =>
            {
                if (
                    history?.Opening is not SimulatorTransferEntry.LineReceived received
                    || history.TakenAt(runtime.Now) is not { IsPositive: true }
                )
                    throw new InvalidOperationException(
                        "There is no such bank line yet. Take the reference of a BankLineNotification, or of ReceiveTransferAsync."
                    );

                var at = history.AsOf(runtime.Now);
                return history.ReturnedAt(at) is not null ? null
                    : history.LeftAt(at) == received.Amount ? new SimulatorTransferEntry.LineSentBack(lineReference, at)
                    : throw new InvalidOperationException("A part of this bank line was refunded already. Refund the rest.");
            }
        );
        await line.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void CheckText(string? text, int longest, string parameter)
    {
        if (text is not null && (text.Length > longest || CardNumber.IsWithin(text)))
            throw new ArgumentException($"The text has at most {longest} characters and no card number in it.", parameter);
    }
}
