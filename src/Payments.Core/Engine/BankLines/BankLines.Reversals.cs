using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;

namespace Payments;

/// <content>Lines that a bank takes back.</content>
public sealed partial class BankLines
{
    /// <summary>
    /// Receives the reversal of a line, and has stored what follows from it once this returns: the charges that it had paid are
    /// returned, the credit that it had become is taken back as far as it is left, and its money leaves the ledger. Told twice it counts
    /// once, and the line is returned in its current state. Refused where there is no such line, where it is of another amount, where
    /// another reversal has reversed it, and where a person has sent it back already; each is logged as critical.
    /// </summary>
    public async ValueTask<Result<BankLine>> ReceiveReversalAsync(
        BankLineReversalNotification notification,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(notification);
        if (BankLineRefusals.Check(notification) is { } refusal)
            return refusal;

        var reversed = await _commands
            .RunAsync<BankLine>(
                notification.Owner,
                (changes, now, cancellation) => TakeReversalAsync(changes, notification, now, cancellation),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (reversed.Refusal is { } wrong)
            _engine.Logger.LogCritical(
                "The reversal of a bank line of {Owner} cannot be placed ({Refusal}). Check the bank's records.",
                notification.Owner,
                wrong.Code
            );
        return reversed;
    }

    /// <summary>
    /// Says by hand that a bank has taken a line back; see <see cref="ReceiveReversalAsync"/>. Saying it again changes nothing. Refused
    /// where there is no such line, where it was sent back, and where the note is too long or no text.
    /// </summary>
    /// <param name="owner">Whose line.</param>
    /// <param name="id">The line.</param>
    /// <param name="note">A note for the ledger, or null; at most <see cref="Limits.DescriptionLength"/> characters.</param>
    /// <param name="call">The call that it is done once for, or null.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<Result<BankLine>> ReverseAsync(
        Owner owner,
        string id,
        string? note = null,
        IdempotentCall<BankLine>? call = null,
        CancellationToken cancellationToken = default
    ) =>
        FieldText.Check(note, Limits.DescriptionLength, "note") is { } refusal
            ? new(Result<BankLine>.Answered(refusal, null, isReplay: false))
            : _commands.RunAsync<BankLine>(
                owner,
                call,
                async (changes, now, cancellation) =>
                    await LoadAsync(owner, id, cancellation).ConfigureAwait(false) is { } found
                        ? await _reverser.ReverseAsync(changes, found, null, note, now, cancellation).ConfigureAwait(false)
                        : BankLineRefusals.NotFound(id),
                cancellationToken
            );

    private async ValueTask<Result<BankLine>> TakeReversalAsync(
        ChangeSet changes,
        BankLineReversalNotification told,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(changes.Owner, told.Provider, told.OriginalReference, cancellationToken).ConfigureAwait(false);
        return found is null ? BankLineRefusals.ReversalUnknown
            : found.Value.Amount != told.Amount ? BankLineRefusals.ReversalDiffers(found.Value)
            : await _reverser
                .ReverseAsync(changes, found, BankLineIdentity.Reference(told.Reference), null, now, cancellationToken)
                .ConfigureAwait(false);
    }
}
