using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class LostAnswerTests : EngineTestBase
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_provider_that_says_unknown_or_throws_leaves_the_charge_unknown(bool throws)
    {
        Provider.OnCharge = (_, _) => throws ? throw new IOException("reset") : new(new ChargeOutcome.Unknown("reset"));
        var session = await Host.OpenAsync(Shop);
        var attempt = (await Host.PayAsync(session)).Value;

        Assert.Equal(new ChargeState.Unknown(Now, throws ? "IOException" : "reset"), attempt.Charge.State);
        Assert.Equal(new SessionState.Open(attempt.Charge.Id), attempt.Session.State);
        Assert.Empty((await AgreedAsync(session)).Events);
    }

    [Fact]
    public async Task A_provider_that_answers_nothing_at_all_leaves_the_charge_unknown()
    {
        Provider.OnCharge = (_, _) => new((ChargeOutcome)null!);
        var session = await Host.OpenAsync(Shop);

        Assert.Equal(ChargeStatus.Unknown, (await Host.PayAsync(session)).Value.Charge.Status);
    }

    [Fact]
    public async Task A_lost_answer_is_found_again_as_a_success()
    {
        var (session, charge) = await LoseAsync();
        Provider.OnResolve = _ => new(new ChargeOutcome.Approved("found"));
        await Host.RunAfterAsync(TimeSpan.FromSeconds(1));

        var records = await AgreedAsync(session);
        Assert.True(records.Session.IsPaid);
        Assert.Equal(new ChargeState.Succeeded("found", Now), records.Charges.Single().State);
        Assert.Equal(charge.Id, Assert.Single(Provider.Questions));
        Assert.Single(Provider.Charges);
        Assert.Empty(Store.Book.WorkOf(ChargeStorage.ReconcileWork));
    }

    [Fact]
    public async Task A_charge_that_never_arrived_fails_and_the_session_can_be_paid_again()
    {
        var (session, _) = await LoseAsync();
        Provider.OnResolve = _ => ScriptedProvider.Decline(DeclineCode.NotSent);
        await Host.RunAfterAsync(TimeSpan.FromSeconds(1));

        var failed = await AgreedAsync(session);
        Assert.Equal(new ChargeState.Failed(DeclineCode.NotSent, Now), failed.Charges.Single().State);
        Assert.Equal([ChargeFailed.TypeName], failed.Events);

        Provider.OnCharge = (request, _) => ScriptedProvider.Approve(request);
        Assert.True((await Host.PayAsync(session)).Value.Session.IsPaid);
    }

    [Fact]
    public async Task A_provider_that_is_silent_too_long_has_lost_its_answer_and_a_late_one_changes_nothing()
    {
        var late = new TaskCompletionSource<ChargeOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Provider.OnCharge = (_, _) => new(late.Task);
        var session = await Host.OpenAsync(Shop);
        var payment = Host.PayAsync(session);
        Time.Advance(TimeSpan.FromSeconds(20) - TimeSpan.FromMilliseconds(1));
        Assert.False(payment.IsCompleted);
        Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("no answer in time", Assert.IsType<ChargeState.Unknown>((await payment).Value.Charge.State).Reason);

        late.SetResult(new ChargeOutcome.Approved("late"));
        Assert.Equal(1, (await AgreedAsync(session)).Count(ChargeStatus.Unknown));

        Provider.OnResolve = _ => new(new ChargeOutcome.Approved("late"));
        await Host.RunAfterAsync(TimeSpan.FromSeconds(1));
        Assert.True((await AgreedAsync(session)).Session.IsPaid);
    }

    [Fact]
    public async Task A_provider_hears_that_nobody_waits_any_more()
    {
        Provider.OnCharge = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, Time, token);
            return new ChargeOutcome.Approved("never");
        };
        var session = await Host.OpenAsync(Shop);
        var payment = Host.PayAsync(session);
        Time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(ChargeStatus.Unknown, (await payment).Value.Charge.Status);
    }

    [Fact]
    public async Task Questions_that_fail_are_asked_again_for_ever_and_an_operator_hears_of_it_once()
    {
        var (session, _) = await LoseAsync();
        Provider.OnResolve = _ => throw new IOException("down");
        for (var hour = 1; hour <= 100; hour++)
            await Host.RunAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(100, Provider.Questions.Count);
        Assert.Single(Log.Of(LogLevel.Error), line => line.Contains("undecided", StringComparison.Ordinal));
        Assert.Equal(SessionStatus.Open, (await AgreedAsync(session)).Session.Status);

        Provider.OnResolve = _ => ScriptedProvider.Decline(DeclineCode.NotSent);
        await Host.RunAfterAsync(TimeSpan.FromHours(1));
        await Host.RunAfterAsync(TimeSpan.FromSeconds(15));
        Assert.Equal(SessionStatus.Expired, (await AgreedAsync(session)).Session.Status);
    }

    [Fact]
    public async Task A_charge_of_a_provider_that_is_gone_waits_for_it_to_come_back()
    {
        var (session, _) = await LoseAsync();
        var other = new EngineHost(Store, Time, [new ScriptedProvider { Name = "another" }], Log);
        await other.RunAfterAsync(TimeSpan.FromHours(1));
        Assert.Equal(1, (await AgreedAsync(session)).Count(ChargeStatus.Unknown));

        Provider.OnResolve = _ => new(new ChargeOutcome.Approved("found"));
        await Host.RunAfterAsync(TimeSpan.FromHours(1));
        Assert.True((await AgreedAsync(session)).Session.IsPaid);
    }

    [Fact]
    public async Task A_provider_that_approves_what_it_had_declined_has_money_that_waits()
    {
        var attempt = await ContradictAsync(ScriptedProvider.Approve, ScriptedProvider.Decline());

        Assert.Equal(ChargeStatus.PaidLate, attempt.Charge.Status);
        Assert.Equal(attempt.Charge.Amount, attempt.Charge.AmountReceived);
        Assert.Empty(Log.Of(LogLevel.Critical));
        Assert.Contains((await AgreedAsync(attempt.Session)).Events, type => type == ChargePaidLate.TypeName);
    }

    [Fact]
    public async Task A_provider_that_declines_what_it_had_approved_is_reported_and_not_believed()
    {
        var attempt = await ContradictAsync(_ => ScriptedProvider.Decline(), new(new ChargeOutcome.Approved("opposite")));

        Assert.Equal(ChargeStatus.Succeeded, attempt.Charge.Status);
        Assert.Equal(1, (await AgreedAsync(attempt.Session)).Count(ChargeStatus.Succeeded));
        Assert.Contains("DeclinedAfterMoney", Assert.Single(Log.Of(LogLevel.Critical)), StringComparison.Ordinal);
    }

    /// <summary>
    /// The answer stands still between the provider and the second commit, and the reconciler hears the opposite meanwhile.
    /// </summary>
    private async Task<PaymentAttempt> ContradictAsync(
        Func<ChargeRequest, ValueTask<ChargeOutcome>> answer,
        ValueTask<ChargeOutcome> opposite
    )
    {
        var stalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Provider.OnCharge = (request, _) =>
        {
            Store.BeforeCommit = async (_, _) =>
            {
                Store.BeforeCommit = null;
                await stalled.Task;
                return null;
            };
            return answer(request);
        };
        Provider.OnResolve = _ => opposite;
        var payment = Host.PayAsync(await Host.OpenAsync(Shop));
        await Host.RunAfterAsync(TimeSpan.FromSeconds(25));
        stalled.SetResult();
        return (await payment).Value;
    }

    private async Task<(CheckoutSession Session, Charge Charge)> LoseAsync()
    {
        Provider.OnCharge = (_, _) => throw new IOException("reset");
        var session = await Host.OpenAsync(Shop);
        return (session, (await Host.PayAsync(session)).Value.Charge);
    }
}
