using Microsoft.Extensions.Logging;
using Payments.Providers;
using Xunit;

namespace Payments.Core.Tests;

public sealed class EmailSendingTests : EmailTestBase
{
    [Fact]
    public async Task A_link_is_sent_once_and_told()
    {
        var session = await OpenAsync();
        var email = (await LinkAsync(session.Id, locale: "de-AT")).Value;
        await Host.RunAsync();
        await Host.RunAfterAsync(TimeSpan.FromDays(4));

        var message = Assert.Single(Mail.Taken);
        Assert.Equal(
            ($"<{email.Id}@example.com>", To, "de-AT", session.PageUrl),
            (message.MessageId, message.To.Address, message.Language, message.Text)
        );
        Assert.Equal((EmailStatus.Sent, 1), ((await ReadAsync(email)).Status, (await ReadAsync(email)).Attempts));
        Assert.Equal([EmailSent.TypeName], await ToldAsync());
        Assert.Equal([email.Id], (await Engine.Emails.ListAsync(Shop, cancellationToken: Token)).Value.Items.Select(listed => listed.Id));
        Assert.Empty(Store.Book.WorkOf(EmailStorage.SendWork));
    }

    [Fact]
    public async Task A_server_that_refuses_for_now_is_tried_for_three_days_with_the_same_message_id()
    {
        List<string> ids = [];
        Mail.OnSend = (message, _, _) =>
        {
            ids.Add(message.MessageId);
            return new(new EmailOutcome.Refused("450 busy", IsPermanent: false));
        };
        var email = await QueueAsync();
        await Host.RunAsync();
        Assert.Equal(new EmailState.Queued("450 busy"), (await ReadAsync(email)).State);

        for (var hour = 0; hour < 80; hour++)
            await Host.RunAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal("450 busy", Assert.IsType<EmailState.Failed>((await ReadAsync(email)).State).Reason);
        Assert.InRange(ids.Count, 10, 20);
        Assert.Single(ids.Distinct());
        Assert.Equal([EmailFailed.TypeName], await ToldAsync());
        Assert.DoesNotContain(Log.Of(LogLevel.Warning), line => line.Contains(To, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refusal_is_certain_before_and_after_the_handing_over(bool after)
    {
        Mail.OnSend = async (_, handOver, cancellation) =>
        {
            if (after)
                await handOver(cancellation);
            return new EmailOutcome.Refused("451 later", IsPermanent: false);
        };
        var email = await QueueAsync();
        await Host.RunAsync();
        Mail.OnSend = Mail.TakeAsync;
        await Host.RunAfterAsync(TimeSpan.FromSeconds(5));

        Assert.Single(Mail.Taken);
        Assert.Equal((EmailStatus.Sent, 2), ((await ReadAsync(email)).Status, (await ReadAsync(email)).Attempts));
    }

    [Fact]
    public async Task A_refusal_for_good_ends_it_and_by_hand_it_is_sent_again()
    {
        Mail.OnSend = (_, _, _) => new(new EmailOutcome.Refused("550 no such mailbox", IsPermanent: true));
        var email = await QueueAsync();
        await Host.RunAsync();
        Assert.Equal((1, EmailStatus.Failed), (Mail.Tries, (await ReadAsync(email)).Status));

        Mail.OnSend = Mail.TakeAsync;
        Time.Advance(TimeSpan.FromHours(1));
        Assert.True((await ResendAsync(email.Id)).IsSuccess);
        await Host.RunAsync();

        Assert.Single(Mail.Taken);
        Assert.Equal([EmailFailed.TypeName, EmailSent.TypeName], await ToldAsync());
        Assert.Equal("already_sent", (await ResendAsync(email.Id)).Refusal!.Code);
        Assert.Equal("email_not_found", (await ResendAsync("eml_1")).Refusal!.Code);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task What_lies_with_the_host_is_an_error_at_each_try_and_the_mail_is_sent_once_it_is_set_right(
        bool isPermanent,
        bool after
    )
    {
        Mail.OnSend = async (_, handOver, cancellation) =>
        {
            if (after)
                await handOver(cancellation);
            return new EmailOutcome.Refused("535 5.7.8 the password has expired", isPermanent) { IsHostTrouble = true };
        };
        var email = await QueueAsync();
        await Host.RunAsync();
        await Host.RunAfterAsync(TimeSpan.FromSeconds(5));
        await Host.RunAfterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(new EmailState.Queued("535 5.7.8 the password has expired"), (await ReadAsync(email)).State);
        Assert.Equal(3, Log.Of(LogLevel.Error).Count(line => line.Contains("535 5.7.8", StringComparison.Ordinal)));
        Assert.DoesNotContain(Log.Of(LogLevel.Error), line => line.Contains(To, StringComparison.Ordinal));

        Mail.OnSend = Mail.TakeAsync;
        await Host.RunAfterAsync(TimeSpan.FromMinutes(30));
        Assert.Single(Mail.Taken);
        Assert.Equal([EmailSent.TypeName], await ToldAsync());
    }

    [Fact]
    public async Task What_lies_with_the_host_for_three_days_fails_the_mail_and_by_hand_it_is_sent_again()
    {
        Mail.OnSend = (_, _, _) => new(new EmailOutcome.Refused("530 sign in", IsPermanent: false) { IsHostTrouble = true });
        var email = await QueueAsync();
        await Host.RunAsync();
        for (var hour = 0; hour < 80; hour++)
            await Host.RunAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(EmailStatus.Failed, (await ReadAsync(email)).Status);
        Assert.Equal(Mail.Tries, Log.Of(LogLevel.Error).Count(line => line.Contains("530 sign in", StringComparison.Ordinal)));

        Mail.OnSend = Mail.TakeAsync;
        Assert.True((await ResendAsync(email.Id)).IsSuccess);
        await Host.RunAsync();
        Assert.Single(Mail.Taken);
    }

    [Fact]
    public async Task What_throws_before_the_handing_over_is_sent_again_and_what_throws_after_it_is_not()
    {
        Mail.OnSend = (_, _, _) => throw new InvalidOperationException("no network");
        var email = await QueueAsync();
        await Host.RunAsync();
        Assert.Equal(EmailStatus.Queued, (await ReadAsync(email)).Status);

        Mail.OnSend = async (_, handOver, cancellation) =>
        {
            await handOver(cancellation);
            throw new InvalidOperationException("connection lost");
        };
        await Host.RunAfterAsync(TimeSpan.FromSeconds(5));
        await Host.RunAfterAsync(TimeSpan.FromDays(4));

        Assert.Equal((2, EmailStatus.Unknown), (Mail.Tries, (await ReadAsync(email)).Status));
        Assert.Equal([EmailUnknown.TypeName], await ToldAsync());
        Assert.Equal(2, Log.Of(LogLevel.Error).Count(line => line.Contains(email.Id, StringComparison.Ordinal)));
        Assert.Single(Log.Of(LogLevel.Error), line => line.Contains("was handed over", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sender_that_hands_over_twice_is_stopped()
    {
        Mail.OnSend = async (_, handOver, cancellation) =>
        {
            await handOver(cancellation);
            await handOver(cancellation);
            return new EmailOutcome.Accepted();
        };
        var email = await QueueAsync();
        await Host.RunAsync();

        Assert.Equal(EmailStatus.Unknown, (await ReadAsync(email)).Status);
    }

    [Fact]
    public async Task A_link_is_not_sent_once_the_session_is_paid()
    {
        var session = await OpenAsync();
        var email = (await LinkAsync(session.Id)).Value;
        await Host.PayAsync(session);
        await Host.RunAsync();

        Assert.Empty(Mail.Taken);
        Assert.Equal(EmailStatus.Failed, (await ReadAsync(email)).Status);
        Assert.Equal("already_complete", (await LinkAsync(session.Id)).Refusal!.Code);
    }

    [Theory]
    [InlineData("nobody", null, "invalid_email")]
    [InlineData(To, "en_GB", "invalid_locale")]
    public async Task What_cannot_be_sent_is_refused_and_the_field_named(string to, string? locale, string code)
    {
        var refused = (await LinkAsync((await OpenAsync()).Id, to, locale)).Refusal!;

        Assert.Equal(code, refused.Code);
        Assert.NotNull(refused.Field);
        Assert.Empty(Store.Book.WorkOf(EmailStorage.SendWork));
    }

    [Fact]
    public async Task A_session_without_a_page_and_one_that_is_not_there_have_no_link()
    {
        Assert.Equal("no_page_url", (await LinkAsync((await Host.OpenAsync(Shop)).Id)).Refusal!.Code);
        Assert.Equal("session_not_found", (await LinkAsync("cs_1")).Refusal!.Code);
    }

    [Fact]
    public async Task One_key_sends_one_mail()
    {
        var session = await OpenAsync();
        var call = new IdempotentCall<OutgoingEmail>("key-1", "print", TimeSpan.FromHours(1), _ => new StoredResponse(200, "{}"));
        await Engine.Emails.SendPaymentLinkAsync(Shop, session.Id, To, call: call, cancellationToken: Token);
        var again = await Engine.Emails.SendPaymentLinkAsync(Shop, session.Id, To, call: call, cancellationToken: Token);
        await Host.RunAsync();

        Assert.True(again.IsReplay);
        Assert.Single(Mail.Taken);
    }
}
