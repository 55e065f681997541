using Payments.Providers;
using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class CrashTests : EngineTestBase
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_that_dies_during_the_call_is_followed_by_one_that_asks_and_never_charges_again(bool arrived)
    {
        Provider.OnCharge = (_, _) => new(new TaskCompletionSource<ChargeOutcome>().Task);
        Provider.OnResolve = _ => arrived ? new(new ChargeOutcome.Approved("found")) : ScriptedProvider.Decline(DeclineCode.NotSent);
        var session = await Host.OpenAsync(Shop);
        _ = Host.PayAsync(session);
        Restart();

        await Host.RunAfterAsync(TimeSpan.FromSeconds(25) - TimeSpan.FromMilliseconds(1));
        Assert.Empty(Provider.Questions);
        Assert.Equal("payment_in_progress", (await Host.PayAsync(session)).Refusal!.Code);

        await Host.RunAfterAsync(TimeSpan.FromMilliseconds(1));
        Assert.Single(Provider.Questions);
        Assert.Single(Provider.Charges);
        Assert.Equal(arrived, (await AgreedAsync(session)).Session.IsPaid);
    }

    [Fact]
    public async Task A_process_that_dies_before_the_call_has_taken_nothing_and_the_session_is_payable_again()
    {
        Store.AfterCommit = (changes, _) =>
            changes.Writes.Any(write => write.Type == PaymentsSchema.Current.Table<Charge>())
                ? new(new TaskCompletionSource().Task)
                : default;
        Provider.OnResolve = _ => ScriptedProvider.Decline(DeclineCode.NotSent);
        var session = await Host.OpenAsync(Shop);
        _ = Host.PayAsync(session);
        Restart();
        await Host.RunAfterAsync(TimeSpan.FromSeconds(25));

        Assert.Empty(Provider.Charges);
        Assert.Equal(1, (await AgreedAsync(session)).Count(ChargeStatus.Failed));
        Assert.True((await Host.PayAsync(session)).Value.Session.IsPaid);
    }

    [Fact]
    public async Task A_process_that_dies_after_the_answer_loses_only_the_answer()
    {
        Provider.OnResolve = _ => new(new ChargeOutcome.Approved("found"));
        Provider.OnCharge = (request, _) =>
        {
            Restart();
            return ScriptedProvider.Approve(request);
        };
        var session = await Host.OpenAsync(Shop);
        _ = Host.PayAsync(session);
        Assert.Equal(1, (await AgreedAsync(session)).Count(ChargeStatus.Pending));

        await Host.RunAfterAsync(TimeSpan.FromSeconds(25));
        Assert.True((await AgreedAsync(session)).Session.IsPaid);
        Assert.Single(Provider.Charges);
    }

    [Fact]
    public async Task A_worker_that_dies_at_its_work_is_followed_by_another_when_its_lease_ends()
    {
        var session = await Host.OpenAsync(Shop, TimeSpan.FromMinutes(1));
        Time.Advance(TimeSpan.FromMinutes(1));
        Store.BeforeCommit = (_, _) => new(new TaskCompletionSource<CommitResult?>().Task);
        _ = Host.RunAsync();
        Restart();

        // A lease is 15 seconds longer than a provider may take.
        Assert.Equal(0, await Host.RunAfterAsync(TimeSpan.FromSeconds(34)));
        Assert.NotEqual(0, await Host.RunAfterAsync(TimeSpan.FromSeconds(1)));
        Assert.Equal(SessionStatus.Expired, (await AgreedAsync(session)).Session.Status);
    }

    [Fact]
    public async Task A_call_that_outlives_the_reconcilers_answer_reads_it()
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
            return ScriptedProvider.Approve(request);
        };
        Provider.OnResolve = _ => new(new ChargeOutcome.Approved("asked"));
        var session = await Host.OpenAsync(Shop);
        var payment = Host.PayAsync(session);
        await Host.RunAfterAsync(TimeSpan.FromSeconds(25));
        stalled.SetResult();

        Assert.Equal("asked", Assert.IsType<ChargeState.Succeeded>((await payment).Value.Charge.State).Reference);
        Assert.Equal(2, (await AgreedAsync(session)).Events.Count);
    }
}
