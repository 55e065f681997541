using Payments.Providers;
using Payments.Simulator;

namespace Payments;

public sealed partial class PaymentSimulator
{
    /// <summary>
    /// Takes reserved money, once per charge: the same amount again answers the same. Declined as
    /// <see cref="DeclineCode.AuthorizationExpired"/> where <see cref="SimulatorOptions.AuthorizationLifetime"/> is over, and as
    /// the charge was where it was declined or given up.
    /// </summary>
    /// <exception cref="ArgumentException">The owner is a live one or none, the key is none, or the amount is out of its range,
    /// of another currency or more than is reserved.</exception>
    /// <exception cref="InvalidOperationException">No money is reserved by this key for the owner, or another amount was
    /// captured.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written: what became of the capture is unknown until
    /// the next start.</exception>
    public async ValueTask<ChargeOutcome> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        ChargeRequestRules.Check(request);
        await ArriveAsync(cancellationToken).ConfigureAwait(false);

        var charge = Ledger.Continue(request.Key, book => Capture(book, request));
        await charge.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return charge.Value.OutcomeAt(_time.GetUtcNow());
    }

    /// <summary>
    /// Gives a charge up that has taken no money: reserved money is released, and a challenge closed. Answers how the charge stands where
    /// money was taken, where it was declined, and where it awaits a payer outside. A key that was never seen is closed: a charge
    /// of it that arrives later is declined as <see cref="DeclineCode.NotSent"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key is not 1 to 255 visible ASCII characters, or holds a card number.</exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public ValueTask<ChargeOutcome> ReleaseAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        ReleaseAsync(owner, key, onlyAction: false, cancellationToken);

    /// <summary>
    /// Closes a challenge that the payer has not answered. Answers how the charge stands where it was answered: money that is
    /// reserved stays reserved. A key that was never seen is closed, as by
    /// <see cref="ReleaseAsync(Owner, string, CancellationToken)"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The key is not 1 to 255 visible ASCII characters, or holds a card number.</exception>
    /// <exception cref="InvalidOperationException">The key was used for another owner.</exception>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written.</exception>
    public ValueTask<ChargeOutcome> AbandonActionAsync(Owner owner, string key, CancellationToken cancellationToken) =>
        ReleaseAsync(owner, key, onlyAction: true, cancellationToken);

    private async ValueTask<ChargeOutcome> ReleaseAsync(Owner owner, string key, bool onlyAction, CancellationToken cancellationToken)
    {
        ChargeRequestRules.CheckKey(key, nameof(key));
        await ArriveAsync(cancellationToken).ConfigureAwait(false);

        var charge = Ledger.Continue(
            key,
            book =>
            {
                var now = _time.GetUtcNow();
                if (book is null)
                    return new SimulatorEntry.Closed(key, now);

                CheckOwner(book, owner);
                var at = book.AsOf(now);
                return book.OutcomeAt(at) switch
                {
                    ChargeOutcome.RequiresAction => new SimulatorEntry.Released(key, at),
                    ChargeOutcome.Authorized when !onlyAction => new SimulatorEntry.Released(key, at),
                    _ => Lapse(book, at),
                };
            }
        );
        await charge.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return charge.Value.Opening is SimulatorEntry.Closed
            ? new ChargeOutcome.Declined(DeclineCode.Released)
            : charge.Value.OutcomeAt(_time.GetUtcNow());
    }

    // A time that is over is put on record when it is first told, so that it stays over.
    private static SimulatorEntry? Lapse(ChargeBook book, DateTimeOffset at) =>
        book.Bank?.IsOver(at) == true ? new SimulatorEntry.Released(book.Opening.Key, at)
        : book.Card is not { } card || !card.IsOver(at) ? null
        : book.OutcomeAt(at) is ChargeOutcome.Declined { Code: DeclineCode.AuthorizationExpired }
            ? new SimulatorEntry.AuthorizationLapsed(book.Opening.Key, at)
        : new SimulatorEntry.Released(book.Opening.Key, at);

    private static void CheckOwner(ChargeBook book, Owner owner)
    {
        if (book.Decision.BelongsToAnother(owner))
            throw new InvalidOperationException(
                $"The key {book.Opening.Key} was used for a charge of another owner. Ask as the owner whose charge it is."
            );
    }

    private SimulatorEntry? Capture(ChargeBook? book, CaptureRequest request)
    {
        if (book is null)
            throw new InvalidOperationException($"There is no charge {request.Key}. Charge it with AuthorizeOnly first.");

        CheckOwner(book, request.Owner);
        var at = book.AsOf(_time.GetUtcNow());
        switch (book.OutcomeAt(at))
        {
            case ChargeOutcome.Declined:
                return Lapse(book, at);
            case ChargeOutcome.Authorized:
                if (request.Amount.Currency != book.Card!.Amount.Currency || request.Amount > book.Card.Amount)
                    throw new ArgumentException(
                        $"{book.Card.Amount} is reserved, not {request.Amount}. Capture that or less of it.",
                        nameof(request)
                    );
                return new SimulatorEntry.Captured(request.Key, at, request.Amount);
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
