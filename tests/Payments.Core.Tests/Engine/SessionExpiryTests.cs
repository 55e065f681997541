using Payments.Providers;
using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class SessionExpiryTests : EngineTestBase
{
    [Fact]
    public async Task A_session_reads_expired_at_its_time_and_is_written_so_by_the_worker()
    {
        var session = await Host.OpenAsync(Shop, TimeSpan.FromMinutes(1));
        Time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await Host.RunAsync());
        Assert.Equal(SessionStatus.Open, await StatusAsync(session));

        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(SessionStatus.Expired, await StatusAsync(session));
        Assert.Equal("already_expired", (await Host.PayAsync(session)).Refusal!.Code);
        Assert.Equal("already_expired", (await Host.ExpireAsync(session)).Refusal!.Code);
        Assert.Equal("already_expired", (await Host.CancelAsync(session)).Refusal!.Code);
        Assert.Equal(SessionStatus.Open, (await AgreedAsync(session)).Session.Status);

        await Host.RunAsync();
        var records = await AgreedAsync(session);
        Assert.Equal(new SessionState.Expired(ExpiryCause.TimeElapsed, session.ExpiresAt), records.Session.State);
        Assert.Equal(IntentStatus.Canceled, records.Intent.Status);
    }

    [Theory]
    [InlineData(true, SessionStatus.Complete)]
    [InlineData(false, SessionStatus.Expired)]
    public async Task A_session_with_a_charge_under_way_waits_for_its_outcome(bool approved, SessionStatus end)
    {
        Provider.OnCharge = (_, _) => new(new ChargeOutcome.Pending());
        Provider.OnResolve = _ => new(new ChargeOutcome.Pending());
        var session = await Host.OpenAsync(Shop, TimeSpan.FromMinutes(1));
        await Host.PayAsync(session);
        await Host.RunAfterAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(SessionStatus.Open, await StatusAsync(session));

        Provider.OnResolve = _ => approved ? new(new ChargeOutcome.Approved("at last")) : ScriptedProvider.Decline();
        await Host.RunAfterAsync(TimeSpan.FromHours(2));
        Assert.Equal(end, await StatusAsync(session));
        Assert.Equal(end, (await AgreedAsync(session)).Session.Status);
        Assert.Empty(Store.Book.WorkOf(SessionStorage.ExpireWork));
    }

    [Fact]
    public async Task An_ended_session_tells_how_it_ended_and_leaves_no_work_behind()
    {
        var expired = await Host.OpenAsync(Shop);
        var canceled = await Host.OpenAsync(Owner.Test("acct_other"));

        Assert.Equal(new SessionState.Expired(ExpiryCause.Requested, Now), (await Host.ExpireAsync(expired)).Value.State);
        Assert.Equal(new SessionState.Canceled(Now), (await Host.CancelAsync(canceled)).Value.State);
        Assert.Equal([CheckoutSessionExpired.TypeName], (await AgreedAsync(expired)).Events);
        Assert.Equal([CheckoutSessionExpired.TypeName], (await AgreedAsync(canceled)).Events);
        Assert.Empty(Store.Book.WorkOf(SessionStorage.ExpireWork));
        Assert.Equal("already_expired", (await Host.CancelAsync(expired)).Refusal!.Code);
        Assert.Equal("already_canceled", (await Host.ExpireAsync(canceled)).Refusal!.Code);
    }

    [Fact]
    public async Task A_session_that_is_moved_while_it_expires_is_looked_at_again()
    {
        var session = await Host.OpenAsync(Shop, TimeSpan.FromMinutes(1));
        Time.Advance(TimeSpan.FromMinutes(1));
        var conflicts = 1;
        Store.BeforeCommit = (_, _) =>
            new(conflicts-- > 0 ? Payments.Storage.CommitResult.Conflict("checkout_sessions") : (Payments.Storage.CommitResult?)null);
        await Host.RunAsync();
        Assert.Equal(SessionStatus.Open, (await AgreedAsync(session)).Session.Status);

        await Host.RunAfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(SessionStatus.Expired, (await AgreedAsync(session)).Session.Status);
    }

    private async Task<SessionStatus> StatusAsync(CheckoutSession session) =>
        (await Engine.CheckoutSessions.GetAsync(session.Owner, session.Id, TestContext.Current.CancellationToken)).Value.Status;
}
