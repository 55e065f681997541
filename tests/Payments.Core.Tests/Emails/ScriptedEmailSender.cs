using Payments.Providers;

namespace Payments.Core.Tests;

/// <summary>A mail server in the test's hands. What it has taken is in <see cref="Taken"/>, whatever its caller hears of it.</summary>
internal sealed class ScriptedEmailSender : IEmailSender
{
    public delegate ValueTask<EmailOutcome> Send(
        EmailMessage message,
        Func<CancellationToken, ValueTask> handOver,
        CancellationToken cancellationToken
    );

    public ScriptedEmailSender() => OnSend = TakeAsync;

    public List<EmailMessage> Taken { get; } = [];

    public int Tries { get; private set; }

    public Send OnSend { get; set; }

    public static Task<EmailOutcome> Never => new TaskCompletionSource<EmailOutcome>().Task;

    public ValueTask<EmailOutcome> SendAsync(
        EmailMessage message,
        Func<CancellationToken, ValueTask> handOver,
        CancellationToken cancellationToken
    )
    {
        Tries++;
        return OnSend(message, handOver, cancellationToken);
    }

    public async ValueTask<EmailOutcome> TakeAsync(
        EmailMessage message,
        Func<CancellationToken, ValueTask> handOver,
        CancellationToken cancellationToken
    )
    {
        await handOver(cancellationToken);
        Taken.Add(message);
        return new EmailOutcome.Accepted();
    }
}
