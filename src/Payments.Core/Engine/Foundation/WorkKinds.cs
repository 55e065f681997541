using System.Globalization;
using Payments.Storage;

namespace Payments;

/// <summary>The kinds of due work. A kind is stored with its rows and never renamed.</summary>
internal static class WorkKinds
{
    public const string ExpireSession = "session.expire";
    public const string ReconcileCharge = "charge.reconcile";
    public const string PublishEvents = "events.publish";
    public const string HandleEvent = "event.handle";
    public const string DeliverWebhook = "webhook.deliver";
    public const string SendRefund = "refund.send";
    public const string SweepQuotes = "quote.sweep";
    public const string SweepIdempotencyKeys = "idempotency.sweep";
    public const string ReleaseCharge = "charge.release";
    public const string ExpireAuthorization = "authorization.expire";
    public const string ReconcileSetup = "setup.reconcile";
    public const string AbandonSetup = "setup.abandon";
    public const string ForgetCard = "card.forget";
    public const string RemindOfDispute = "dispute.remind";
    public const string SubmitEvidence = "dispute.submit";
    public const string SendEmail = "email.send";
}

/// <summary>Sees to it that what has had its time is swept on the day after.</summary>
internal static class Sweeps
{
    public static void Schedule(ChangeSet changes, string kind, DateTimeOffset until)
    {
        var sweepAt = new DateTimeOffset(until.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        changes.ScheduleOnce(kind, sweepAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), sweepAt);
    }
}
