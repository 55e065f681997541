using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class EmailCrashTests : EmailTestBase
{
    [Fact]
    public async Task A_process_that_dies_before_the_handing_over_is_followed_by_one_that_sends()
    {
        Mail.OnSend = async (_, _, _) => await ScriptedEmailSender.Never;
        var email = await QueueAsync();
        _ = Host.RunAsync();
        Restart();
        Mail.OnSend = Mail.TakeAsync;
        await Host.RunAfterAsync(Lease);

        Assert.Single(Mail.Taken);
        Assert.Equal(EmailStatus.Sent, (await ReadAsync(email)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_that_dies_after_the_handing_over_leaves_a_mail_that_is_sent_again_only_by_hand(bool arrived)
    {
        Mail.OnSend = async (message, handOver, cancellation) =>
        {
            await handOver(cancellation);
            if (arrived)
                Mail.Taken.Add(message);
            return await ScriptedEmailSender.Never;
        };
        var email = await QueueAsync();
        _ = Host.RunAsync();
        Restart();
        Mail.OnSend = Mail.TakeAsync;
        Assert.Equal("being_sent", (await ResendAsync(email.Id)).Refusal!.Code);
        await Host.RunAfterAsync(TimeSpan.FromDays(4));

        Assert.Equal((1, EmailStatus.Unknown), (Mail.Tries, (await ReadAsync(email)).Status));
        Assert.Equal([EmailUnknown.TypeName], await ToldAsync());

        Assert.True((await ResendAsync(email.Id)).IsSuccess);
        await Host.RunAsync();
        Assert.Equal(arrived ? 2 : 1, Mail.Taken.Count);
        Assert.Single(Mail.Taken.Select(message => message.MessageId).Distinct());
    }

    [Fact]
    public async Task A_process_that_has_lost_its_lease_cannot_hand_over()
    {
        var slow = new TaskCompletionSource();
        Mail.OnSend = async (message, handOver, cancellation) =>
        {
            await slow.Task;
            return await Mail.TakeAsync(message, handOver, default);
        };
        var email = await QueueAsync();
        var first = Host.RunAsync();
        await using var other = NewHost();
        Mail.OnSend = Mail.TakeAsync;
        await other.RunAfterAsync(Lease);
        slow.SetResult();
        await first;

        Assert.Single(Mail.Taken);
        Assert.Equal((EmailStatus.Sent, 1), ((await ReadAsync(email)).Status, (await ReadAsync(email)).Attempts));
        Assert.Equal([EmailSent.TypeName], await ToldAsync());
    }

    [Fact]
    public async Task A_late_answer_still_counts()
    {
        var answer = new TaskCompletionSource<EmailOutcome>();
        Mail.OnSend = async (_, handOver, cancellation) =>
        {
            await handOver(cancellation);
            return await answer.Task;
        };
        var email = await QueueAsync();
        var first = Host.RunAsync();
        await using var other = NewHost();
        await other.RunAfterAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(EmailStatus.Unknown, (await ReadAsync(email)).Status);
        Time.Advance(TimeSpan.FromSeconds(1));
        answer.SetResult(new EmailOutcome.Accepted());
        await first;

        Assert.Equal(EmailStatus.Sent, (await ReadAsync(email)).Status);
        Assert.Equal([EmailSent.TypeName, EmailUnknown.TypeName], await ToldAsync());
    }

    [Fact]
    public async Task A_late_answer_does_not_count_for_a_later_handing_over()
    {
        var answer = new TaskCompletionSource<EmailOutcome>();
        Mail.OnSend = async (_, handOver, cancellation) =>
        {
            await handOver(cancellation);
            return await answer.Task;
        };
        var email = await QueueAsync();
        var first = Host.RunAsync();
        await using var other = NewHost();
        await other.RunAfterAsync(TimeSpan.FromMinutes(2));
        await other.Engine.Emails.ResendAsync(Shop, email.Id, cancellationToken: Token);
        Time.Advance(TimeSpan.FromSeconds(1));
        Mail.OnSend = Mail.TakeAsync;
        answer.SetResult(new EmailOutcome.Refused("550 no such mailbox", IsPermanent: true));
        await first;

        Assert.Single(Mail.Taken);
        Assert.Equal([EmailSent.TypeName, EmailUnknown.TypeName], await ToldAsync());
    }

    [Fact]
    public async Task A_mail_whose_handing_over_cannot_be_put_on_record_is_not_let_go()
    {
        var email = await QueueAsync();
        Store.BeforeCommit = (changes, _) =>
            changes.Writes.Any(write => write.Record is OutgoingEmail { Status: EmailStatus.HandingOver })
                ? throw new StoreBusyException("too much to write")
                : default;
        await Host.RunAsync();
        Assert.Empty(Mail.Taken);

        Store.BeforeCommit = null;
        await Host.RunAfterAsync(TimeSpan.FromSeconds(5));
        Assert.Single(Mail.Taken);
        Assert.Equal(EmailStatus.Sent, (await ReadAsync(email)).Status);
    }

    [Theory]
    [InlineData(false, EmailStatus.Queued)]
    [InlineData(true, EmailStatus.Sent)]
    public async Task A_host_that_stops_ends_what_can_be_tried_again_and_waits_for_what_cannot(bool isOver, EmailStatus expected)
    {
        using var stop = new CancellationTokenSource();
        var answer = new TaskCompletionSource<EmailOutcome>();
        Mail.OnSend = async (_, handOver, cancellation) =>
        {
            if (isOver)
                await handOver(cancellation);
            return await answer.Task.WaitAsync(cancellation);
        };
        var email = await QueueAsync();
        var running = Engine.RunDueWorkAsync(stop.Token);
        await stop.CancelAsync();
        answer.TrySetResult(new EmailOutcome.Accepted());
        await Record.ExceptionAsync(() => running);

        Assert.Equal(expected, (await ReadAsync(email)).Status);
    }
}
