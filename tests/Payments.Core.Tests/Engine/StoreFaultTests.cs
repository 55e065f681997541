using Payments.Providers;
using Payments.Specifications;
using Payments.Storage;
using Xunit;

namespace Payments.Core.Tests;

public sealed class StoreFaultTests : EngineTestBase
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task A_conflict_is_decided_again_three_times(int conflicts, bool succeeds)
    {
        var session = await Host.OpenAsync(Shop);
        Store.BeforeCommit = (_, _) => new(conflicts-- > 0 ? CommitResult.Conflict("checkout_sessions") : (CommitResult?)null);
        var paid = await Host.PayAsync(session);

        Assert.Equal(succeeds, paid.IsSuccess);
        Assert.Equal(succeeds ? 1 : 0, Provider.Charges.Count);
        if (!succeeds)
            Assert.Equal((RefusalKind.Conflict, "resource_conflict"), (paid.Refusal!.Kind, paid.Refusal.Code));
    }

    [Fact]
    public async Task An_outcome_is_written_down_however_often_the_store_conflicts()
    {
        var conflicts = 100;
        Provider.OnCharge = (request, _) =>
        {
            Store.BeforeCommit = (_, _) => new(conflicts-- > 0 ? CommitResult.Conflict("charges") : (CommitResult?)null);
            return ScriptedProvider.Approve(request);
        };
        var session = await Host.OpenAsync(Shop);

        Assert.True((await Host.PayAsync(session)).Value.Session.IsPaid);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unknown_first_commit_is_never_followed_by_a_charge(bool applied)
    {
        var session = await Host.OpenAsync(Shop);
        LoseAnswerOfNextCommit(applied);
        await Assert.ThrowsAsync<StoreUnknownException>(() => Host.PayAsync(session));
        Assert.Empty(Provider.Charges);
        Assert.Equal(applied ? 1 : 0, (await AgreedAsync(session)).Count(ChargeStatus.Pending));

        Provider.OnResolve = _ => ScriptedProvider.Decline(DeclineCode.NotSent);
        await Host.RunAfterAsync(TimeSpan.FromSeconds(25));
        Assert.True((await Host.PayAsync(session)).Value.Session.IsPaid);
        Assert.Single(Provider.Charges);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unknown_second_commit_ends_in_what_the_provider_did(bool applied)
    {
        Provider.OnCharge = (request, _) =>
        {
            LoseAnswerOfNextCommit(applied);
            return ScriptedProvider.Approve(request);
        };
        Provider.OnResolve = _ => new(new ChargeOutcome.Approved("asked"));
        var session = await Host.OpenAsync(Shop);
        await Assert.ThrowsAsync<StoreUnknownException>(() => Host.PayAsync(session));
        Assert.Equal(applied, (await AgreedAsync(session)).Session.IsPaid);

        await Host.RunAfterAsync(TimeSpan.FromSeconds(25));
        Assert.True((await AgreedAsync(session)).Session.IsPaid);
        Assert.Single(Provider.Charges);
        Assert.Equal(applied ? 0 : 1, Provider.Questions.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unknown_commit_of_the_reconciler_is_looked_at_again(bool applied)
    {
        Provider.OnCharge = (_, _) => throw new IOException("reset");
        Provider.OnResolve = _ => new(new ChargeOutcome.Approved("asked"));
        var session = await Host.OpenAsync(Shop);
        await Host.PayAsync(session);
        Time.Advance(TimeSpan.FromSeconds(1));
        LoseAnswerOfNextCommit(applied);
        await Host.RunAsync();
        await Host.RunAfterAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(2, (await AgreedAsync(session)).Events.Count);
        Assert.Empty(Store.Book.WorkOf(EventStorage.PublishWork));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unknown_commit_of_the_expirer_is_looked_at_again(bool applied)
    {
        var session = await Host.OpenAsync(Shop, TimeSpan.FromMinutes(1));
        Time.Advance(TimeSpan.FromMinutes(1));
        LoseAnswerOfNextCommit(applied);
        await Host.RunAsync();
        await Host.RunAfterAsync(TimeSpan.FromMinutes(2));

        Assert.Equal([CheckoutSessionExpired.TypeName], (await AgreedAsync(session)).Events);
        Assert.Empty(Store.Book.WorkOf(SessionStorage.ExpireWork));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unknown_commit_of_a_new_session_with_a_key_can_be_tried_again_with_the_same_key(bool applied)
    {
        var call = new IdempotentCall<CheckoutSession>(
            "key",
            "fingerprint",
            TimeSpan.FromHours(1),
            result => new StoredResponse(201, result.Value.Id)
        );
        LoseAnswerOfNextCommit(applied);
        var token = TestContext.Current.CancellationToken;
        await Assert.ThrowsAsync<StoreUnknownException>(() =>
            Engine.CheckoutSessions.CreateAsync(Shop, EngineHost.Request(), call, token).AsTask()
        );

        var again = await Engine.CheckoutSessions.CreateAsync(Shop, EngineHost.Request(), call, token);
        var session = Assert.Single((await Engine.CheckoutSessions.ListAsync(Shop, cancellationToken: token)).Value.Items);
        Assert.Equal(applied, again.IsReplay);
        Assert.Equal(session.Id, again.Response!.Body);
    }

    private void LoseAnswerOfNextCommit(bool applied)
    {
        if (applied)
            Store.AfterCommit = (_, _) => throw Lost();
        else
            Store.BeforeCommit = (_, _) => throw Lost();

        StoreUnknownException Lost()
        {
            (Store.AfterCommit, Store.BeforeCommit) = (null, null);
            return new("The test has lost the answer.");
        }
    }
}
