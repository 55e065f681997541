using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Captures and releases reserved money, and abandons challenges.</summary>
internal sealed class SimulatedAuthorizations(SimulatorRuntime runtime)
{
    /// <summary>
    /// Takes reserved money, once per charge: the same amount again returns the same. Declined as
    /// <see cref="DeclineCode.AuthorizationExpired"/> where <see cref="SimulatorOptions.AuthorizationLifetime"/> is over, and as
    /// the charge was where it was declined or abandoned.
    /// </summary>
    /// <exception cref="ArgumentException">The owner is live or default, the key is invalid, or the amount is out of its range,
    /// of another currency or more than is reserved.</exception>
    /// <exception cref="InvalidOperationException">No money is reserved by this key for the owner, or another amount was
    /// captured.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written: the outcome of the capture is unknown until
    /// the next start.</exception>
    public async ValueTask<ChargeOutcome> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        RequestRules.Check(request);
        await runtime.ArriveAsync(cancellationToken).ConfigureAwait(false);

        var charge = runtime.Ledger.Continue(request.Key, history => Capture(history, request));
        await charge.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return charge.Value.OutcomeAt(runtime.Now);
    }

    /// <summary>
    /// Cancels a charge that has taken no money: reserved money is released, and a challenge closed. Returns the outcome unchanged where
    /// money was taken, where it was declined, and where it awaits a payer outside. A key that was never seen is closed: a charge
    /// of it that arrives later is declined as <see cref="DeclineCode.NotSent"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key is not 1 to 255 visible ASCII characters, or holds a card number.</exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public ValueTask<ChargeOutcome> ReleaseAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        EndAsync(owner, key, onlyAction: false, cancellationToken);

    /// <summary>
    /// Closes a challenge that the payer has not answered. Returns the outcome unchanged where it was answered: money that is
    /// reserved stays reserved. A key that was never seen is closed, as by
    /// <see cref="ReleaseAsync(Owner, string, CancellationToken)"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key is not 1 to 255 visible ASCII characters, or holds a card number.</exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public ValueTask<ChargeOutcome> AbandonActionAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        EndAsync(owner, key, onlyAction: true, cancellationToken);

    private async ValueTask<ChargeOutcome> EndAsync(Owner owner, string key, bool onlyAction, CancellationToken cancellationToken)
    {
        RequestRules.CheckKey(key, nameof(key));
        await runtime.ArriveAsync(cancellationToken).ConfigureAwait(false);

        var charge = runtime.Ledger.Continue(
            key,
            history =>
            {
                var now = runtime.Now;
                if (history is null)
                    return new SimulatorChargeEntry.Closed(key, now);

                RequestRules.CheckOwner(history, owner);
                var at = history.AsOf(now);
                return history.OutcomeAt(at) switch
                {
                    ChargeOutcome.RequiresAction => new SimulatorChargeEntry.Released(key, at),
                    ChargeOutcome.Authorized when !onlyAction => new SimulatorChargeEntry.Released(key, at),
                    _ => history.Lapse(at),
                };
            }
        );
        await charge.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return charge.Value.Opening is SimulatorChargeEntry.Closed
            ? new ChargeOutcome.Declined(DeclineCode.Released)
            : charge.Value.OutcomeAt(runtime.Now);
    }

    private SimulatorEntry? Capture(ChargeHistory? history, CaptureRequest request)
    {
        if (history is null)
            throw new InvalidOperationException($"There is no charge {request.Key}. Charge it with AuthorizeOnly first.");

        RequestRules.CheckOwner(history, request.Owner);
        var at = history.AsOf(runtime.Now);
        switch (history.OutcomeAt(at))
        {
            case ChargeOutcome.Declined:
                return history.Lapse(at);
            case ChargeOutcome.Authorized:
                if (request.Amount.Currency != history.Card!.Amount.Currency || request.Amount > history.Card.Amount)
                    throw new ArgumentException(
                        $"{history.Card.Amount} is reserved, not {request.Amount}. Capture that or less of it.",
                        nameof(request)
                    );
                return new SimulatorCardEntry.Captured(request.Key, at, request.Amount);
            case ChargeOutcome.Captured captured when captured.Amount == request.Amount:
                return null;
            case ChargeOutcome.Captured captured:
                throw new InvalidOperationException(
                    $"{captured.Amount} of {request.Key} was captured already. A charge is captured "
                        + "once; send that capture again as it was, or refund what was too much."
                );
            default:
                throw new InvalidOperationException(
                    $"No money of {request.Key} is reserved. Charge it with AuthorizeOnly, and capture it when it is authorized."
                );
        }
    }
}
