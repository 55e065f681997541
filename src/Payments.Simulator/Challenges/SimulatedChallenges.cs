using Payments.Providers;

namespace Payments.Simulator;

/// <summary>Shows challenges and answers them, for charges and setups.</summary>
internal sealed class SimulatedChallenges(
    SimulatorRuntime runtime,
    CardDecisions cards,
    SetupDecisions setups,
    SimulatedNotifications notifications
)
{
    /// <summary>The challenge that a token opens, or null where it opens none.</summary>
    public async ValueTask<TestChallenge?> FindChallengeAsync(string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        runtime.CheckOpen(cancellationToken);
        return await ShowAsync(token, static (_, _) => null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Answers a challenge for the payer, once: one that is answered, abandoned or expired stays as it is. A payer who has
    /// authenticated pays, or the money is reserved, or the card is declined, as the card says; one who has not is declined as
    /// <see cref="DeclineCode.AuthenticationFailed"/>, and a payer who refuses at a bank as
    /// <see cref="DeclineCode.PayerRefused"/>. A running host is notified before this returns, another by
    /// <see cref="PaymentSimulator.NotifyAsync"/>; <see cref="PaymentSimulator.ResolveAsync"/> and
    /// <see cref="PaymentSimulator.ResolveSetupAsync"/> answer it at once.
    /// </summary>
    /// <exception cref="SimulatorLedgerException">The ledger could not be written: whether it was answered is unknown until the
    /// next start.</exception>
    public async ValueTask<TestChallenge?> AnswerChallengeAsync(string token, bool authenticated, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        runtime.CheckOpen(cancellationToken);
        var challenge = await ShowAsync(token, (state, subject) => Answer(state, subject, authenticated), cancellationToken)
            .ConfigureAwait(false);

        // The payer goes on to a page that shows what came of it, and finds it there.
        if (notifications.Receiver is { } receive)
            await notifications.NotifyAsync(receive, cancellationToken).ConfigureAwait(false);
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
        Func<LedgerState, LedgerSubject, SimulatorEntry?> next,
        CancellationToken cancellationToken
    )
    {
        if (runtime.Ledger.Look(state => state.Challenged(token)) is not { } subject)
            return null;

        var shown = runtime.Ledger.Continue(subject, state => next(state, subject), state => Show(state, token, subject));
        await shown.Recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
        return shown.Value;
    }

    private TestChallenge Show(LedgerState state, string token, LedgerSubject subject)
    {
        var now = runtime.Now;
        if (subject.Kind == LedgerSubjectKind.Setup)
        {
            var setup = state.Setup(subject.Key)!;
            var held = (SimulatorSetupEntry.Challenged)setup.Opening;
            return new(
                token,
                held.Owner,
                held.Card!,
                null,
                StateOf(setup.Answer, setup.OutcomeAt(now) is SetupOutcome.RequiresAction),
                held.ReturnUrl
            );
        }

        var charge = state.Charge(subject.Key)!;
        var isWaiting = charge.OutcomeAt(now) is ChargeOutcome.RequiresAction;
        if (charge.Opening is SimulatorBankEntry.BankChallenged atBank)
            return new(token, atBank.Owner, null, atBank.Amount, StateOf(charge.Bank!.Answer, isWaiting), atBank.ReturnUrl);

        var challenged = (SimulatorCardEntry.Challenged)charge.Opening;
        return new(
            token,
            challenged.Owner,
            challenged.Card!,
            challenged.Amount,
            StateOf(charge.Card!.Answer, isWaiting),
            challenged.ReturnUrl
        );
    }

    private SimulatorEntry? Answer(LedgerState state, LedgerSubject subject, bool passed)
    {
        var now = runtime.Now;
        if (subject.Kind == LedgerSubjectKind.Setup)
        {
            var setup = state.Setup(subject.Key)!;
            return setup.OutcomeAt(now) is SetupOutcome.RequiresAction
                    ? setups.Answer((SimulatorSetupEntry.Challenged)setup.Opening, passed, now)
                : setup.IsOver(now) ? new SimulatorSetupEntry.Released(subject.Key, now)
                : null;
        }

        var charge = state.Charge(subject.Key)!;
        var at = charge.AsOf(now);
        return charge.OutcomeAt(at) is not ChargeOutcome.RequiresAction ? charge.Lapse(at)
            : charge.Opening is SimulatorCardEntry.Challenged challenged ? cards.Answer(challenged, passed, at)
            : new SimulatorChargeEntry.ChallengeAnswered(subject.Key, at, passed);
    }
}
