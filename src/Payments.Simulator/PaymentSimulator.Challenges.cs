using Payments.Providers;
using Payments.Simulator;

namespace Payments;

public sealed partial class PaymentSimulator
{
    /// <summary>Who is told while the host runs; null while it does not.</summary>
    internal Func<ProviderNotification, CancellationToken, ValueTask<bool>>? Receiver { get; set; }

    /// <summary>The challenge that a token opens, or null where it opens none.</summary>
    public async ValueTask<TestChallenge?> FindChallengeAsync(string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        CheckOpen(cancellationToken);
        return await ShowAsync(token, static (_, _) => null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Answers a challenge for the payer, once: one that is answered, given up or too late stays as it is. A payer who has
    /// authenticated pays, or the money is reserved, or the card is declined, as the card says; one who has not is declined as
    /// <see cref="DeclineCode.AuthenticationFailed"/>, and a payer who refuses at a bank as
    /// <see cref="DeclineCode.PayerRefused"/>. A host that runs is told before this returns, another by
    /// <see cref="NotifyAsync"/>; <see cref="ResolveAsync"/> and <see cref="ResolveSetupAsync"/> answer it at once.
    /// </summary>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written: whether it was answered is unknown until the
    /// next start.</exception>
    public async ValueTask<TestChallenge?> AnswerChallengeAsync(string token, bool authenticated, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        CheckOpen(cancellationToken);
        var challenge = await ShowAsync(token, (books, subject) => Answer(books, subject, authenticated), cancellationToken)
            .ConfigureAwait(false);

        // The payer goes on to a page that shows what came of it, and finds it there.
        if (Receiver is { } receive)
            await NotifyAsync(receive, cancellationToken).ConfigureAwait(false);
        return challenge;
    }

    private static TestChallengeState StateOf((DateTimeOffset At, bool Passed)? answer, bool isWaiting) =>
        answer switch
        {
            { Passed: true } => TestChallengeState.Passed,
            { Passed: false } => TestChallengeState.Failed,
            null => isWaiting ? TestChallengeState.Open : TestChallengeState.Closed,
        };

    private async ValueTask<TestChallenge?> ShowAsync(
        string token,
        Func<LedgerBooks, LedgerSubject, SimulatorEntry?> next,
        CancellationToken cancellationToken
    )
    {
        if (Ledger.Look(books => books.Challenged(token)) is not { } subject)
            return null;

        var shown = Ledger.Continue(subject, books => next(books, subject), books => Show(books, token, subject));
        await shown.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return shown.Value;
    }

    private TestChallenge Show(LedgerBooks books, string token, LedgerSubject subject)
    {
        var now = _time.GetUtcNow();
        if (subject.Kind == LedgerSubjectKind.Setup)
        {
            var setup = books.Setup(subject.Key)!;
            var held = (SimulatorEntry.SetupChallenged)setup.Opening;
            return new(
                token,
                held.Owner,
                held.Card!,
                null,
                StateOf(setup.Answer, setup.OutcomeAt(now) is SetupOutcome.RequiresAction),
                held.ReturnUrl
            );
        }

        var charge = books.Charge(subject.Key)!;
        var isWaiting = charge.OutcomeAt(now) is ChargeOutcome.RequiresAction;
        if (charge.Opening is SimulatorEntry.BankChallenged atBank)
            return new(token, atBank.Owner, null, atBank.Amount, StateOf(charge.Bank!.Answer, isWaiting), atBank.ReturnUrl);

        var challenged = (SimulatorEntry.Challenged)charge.Opening;
        return new(
            token,
            challenged.Owner,
            challenged.Card!,
            challenged.Amount,
            StateOf(charge.Card!.Answer, isWaiting),
            challenged.ReturnUrl
        );
    }

    private SimulatorEntry? Answer(LedgerBooks books, LedgerSubject subject, bool passed)
    {
        var now = _time.GetUtcNow();
        if (subject.Kind == LedgerSubjectKind.Setup)
        {
            var setup = books.Setup(subject.Key)!;
            return setup.OutcomeAt(now) is SetupOutcome.RequiresAction
                    ? _setups.Answer((SimulatorEntry.SetupChallenged)setup.Opening, passed, now)
                : setup.IsOver(now) ? new SimulatorEntry.SetupReleased(subject.Key, now)
                : null;
        }

        var charge = books.Charge(subject.Key)!;
        var at = charge.AsOf(now);
        return charge.OutcomeAt(at) is not ChargeOutcome.RequiresAction ? Lapse(charge, at)
            : charge.Opening is SimulatorEntry.Challenged challenged ? _cards.Answer(challenged, passed, at)
            : new SimulatorEntry.ChallengeAnswered(subject.Key, at, passed);
    }
}
