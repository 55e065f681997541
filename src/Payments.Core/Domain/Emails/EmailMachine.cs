using EmailDecision = Payments.Decision<Payments.OutgoingEmail, Payments.EmailRefusal>;

namespace Payments;

/// <summary>
/// The e-mail's transitions. It is handed over once: one whose answer is lost stays unknown, whatever the clock says, until a
/// late answer comes or somebody sends it again by hand.
/// </summary>
internal static class EmailMachine
{
    /// <summary>What a command makes of an e-mail at a time. Pure; a refusal leaves the e-mail as it is.</summary>
    public static EmailDecision Apply(OutgoingEmail email, EmailCommand command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(command);
        return (email.State, command) switch
        {
            (EmailState.Queued, EmailCommand.HandOver) => Move(email, new EmailState.HandingOver(now), now),
            (_, EmailCommand.HandOver) => Refuse(email),

            (EmailState.Sent, EmailCommand.Accept) => EmailDecision.Stay(email),
            (EmailState.Failed, EmailCommand.Accept) => Refuse(email),
            (_, EmailCommand.Accept) => Move(email, new EmailState.Sent(now), now),

            (EmailState.Failed, EmailCommand.Refuse) => EmailDecision.Stay(email),
            (EmailState.Sent, EmailCommand.Refuse) => Refuse(email),
            (_, EmailCommand.Refuse refused) => Move(
                email,
                refused.IsFinal ? new EmailState.Failed(refused.Reason, now) : new EmailState.Queued(refused.Reason),
                now
            ),

            (EmailState.HandingOver handing, EmailCommand.LoseAnswer) => Move(email, new EmailState.Unknown(handing.Since), now),
            (_, EmailCommand.LoseAnswer) => EmailDecision.Stay(email),

            (EmailState.Failed or EmailState.Unknown, EmailCommand.Resend) => Move(
                email with
                {
                    QueuedAt = now,
                    Attempts = 0,
                },
                new EmailState.Queued(),
                now
            ),
            (_, EmailCommand.Resend) => Refuse(email),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
    }

    private static EmailDecision Move(OutgoingEmail email, EmailState state, DateTimeOffset now) =>
        EmailDecision.To(email with { State = state, UpdatedAt = now });

    private static EmailDecision Refuse(OutgoingEmail email) =>
        EmailDecision.Refuse(
            email,
            email.Status switch
            {
                EmailStatus.Queued => EmailRefusal.AlreadyQueued,
                EmailStatus.HandingOver => EmailRefusal.BeingSent,
                EmailStatus.Sent => EmailRefusal.AlreadySent,
                EmailStatus.Failed => EmailRefusal.AlreadyFailed,
                EmailStatus.Unknown => EmailRefusal.AnswerLost,
            }
        );
}
