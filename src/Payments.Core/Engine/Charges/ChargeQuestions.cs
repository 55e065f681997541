using Payments.Storage;

namespace Payments;

/// <summary>
/// When a provider is asked about a charge: soon where its response was lost, now and then while a payer may act, no more once it
/// is decided.
/// </summary>
internal static class ChargeQuestions
{
    private static readonly TimeSpan _first = TimeSpan.FromSeconds(1);

    private static readonly RetrySteps _undecided = new([
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(2),
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromHours(1),
    ]);

    // Notifications bring the news; these questions are for those that were lost.
    private static readonly RetrySteps _whilePayerActs = new([
        TimeSpan.FromSeconds(15),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
    ]);

    // Business begins at 09:00 in the schemes' countries; by noon UTC every provider that sends notifications has sent them.
    private static readonly TimeOnly _settledBy = new(12, 0);
    private static readonly TimeSpan _afterSettlement = TimeSpan.FromHours(1);

    /// <summary>Adds the next question to the change set, or takes the last one out.</summary>
    /// <param name="changes">What is committed.</param>
    /// <param name="before">The charge as it was.</param>
    /// <param name="after">The charge as it will be.</param>
    /// <param name="work">The question that was just asked, or null where the news came another way.</param>
    /// <param name="now">The time.</param>
    public static void Follow(ChangeSet changes, Charge before, Charge after, DueWork? work, DateTimeOffset now)
    {
        var next = Next(after, work?.Attempt, now);
        if (work is not null)
            _ = next is { } again ? changes.Retry(work, again) : changes.Complete(work);
        else if (next is { } first)
            changes.Schedule(ChargeStorage.ReconcileWork, after.Id, first);
        else if (before.Status != after.Status)
            changes.Cancel(ChargeStorage.ReconcileWork, after.Id);
    }

    private static DateTimeOffset? Next(Charge charge, int? attempt, DateTimeOffset now) =>
        charge.State switch
        {
            ChargeState.Pending when charge.Debit is { } debit => Later(
                now + _afterSettlement,
                new DateTimeOffset(debit.SettleOn, _settledBy, TimeSpan.Zero)
            ),
            ChargeState.Pending or ChargeState.Unknown or ChargeState.Capturing => now
                + (attempt is { } asked ? _undecided.At(asked) : _first),
            ChargeState.AwaitingPayment or ChargeState.RequiresAction => charge.PayerActsUntil is { } until && until > now
                ? Earlier(now + _whilePayerActs.At(attempt ?? 0), until)
                : now + _undecided.At(attempt ?? 0),

            // Once the payer's time is over, it is the merchant who decides what becomes of the part.
            ChargeState.Underpaid { Until: { } end } when end > now => Earlier(now + _whilePayerActs.At(attempt ?? 0), end),

            // What a provider takes it takes whole: for a day it is asked for the rest, or for what was wrong.
            ChargeState.Underpaid when charge.IsPulled && (attempt ?? 0) < 30 => now
                + (attempt is { } asked ? _undecided.At(asked) : _first),

            // A debit may still be returned: once it no longer can, two questions make sure that no news was lost.
            ChargeState.Succeeded or ChargeState.Accepted when charge.Debit?.LateFailureUntil is { } last => attempt switch
            {
                null => Later(now + _afterSettlement, new DateTimeOffset(last.AddDays(1), _settledBy, TimeSpan.Zero)),
                0 => now + TimeSpan.FromDays(1),
                _ => null,
            },
            _ => null,
        };

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
