using Payments.Specifications;
using Xunit;

namespace Payments.Core.Tests;

public sealed class ConcurrencyTests : EngineTestBase
{
    [Fact]
    public async Task Of_64_callers_who_pay_one_session_at_once_one_charges()
    {
        Provider.OnCharge = async (request, _) =>
        {
            await Task.Yield();
            return await ScriptedProvider.Approve(request);
        };
        var session = await Host.OpenAsync(Shop);
        var paid = await AtOnceAsync(64, _ => Host.PayAsync(session));

        Assert.Single(Provider.Charges);
        Assert.Single(paid, attempt => attempt.IsSuccess);
        Assert.All(
            paid.Where(attempt => !attempt.IsSuccess),
            attempt => Assert.Contains(attempt.Refusal!.Code, new[] { "payment_in_progress", "already_complete", "resource_conflict" })
        );
        Assert.Equal(2, (await AgreedAsync(session)).Events.Count);
    }

    [Fact]
    public async Task Of_expiry_and_payment_at_once_one_wins_and_all_records_agree()
    {
        var (expired, paid) = (0, 0);
        for (var round = 0; round < 500; round++)
        {
            var owner = Owner.Test($"acct_{round}");
            var session = await Host.OpenAsync(owner);
            var payFirst = round % 2 == 0;
            var ended = await AtOnceAsync<string?>(
                2,
                async caller =>
                    (caller == 0) == payFirst
                        ? (await Host.PayAsync(session)).Refusal?.Code
                        : (await Host.ExpireAsync(session)).Refusal?.Code
            );

            Assert.Single(ended, code => code is null);
            var records = await AgreedAsync(session);
            Assert.Contains(records.Session.Status, new[] { SessionStatus.Complete, SessionStatus.Expired });
            _ = records.Session.IsPaid ? paid++ : expired++;
        }

        Assert.Equal(500, paid + expired);
        Assert.Equal(paid, Provider.Charges.Count);
    }

    [Fact]
    public async Task Workers_that_share_the_work_do_each_row_once()
    {
        var sessions = new List<CheckoutSession>();
        for (var i = 0; i < 100; i++)
            sessions.Add(await Host.OpenAsync(Owner.Test($"acct_{i}"), TimeSpan.FromMinutes(1)));
        Time.Advance(TimeSpan.FromMinutes(1));
        var second = NewHost();
        await AtOnceAsync(4, worker => worker % 2 == 0 ? Host.RunAsync() : second.RunAsync());

        foreach (var session in sessions)
            Assert.Equal([CheckoutSessionExpired.TypeName], (await AgreedAsync(session)).Events);
    }

    private static async Task<T[]> AtOnceAsync<T>(int callers, Func<int, Task<T>> call)
    {
        using var start = new Barrier(Math.Min(callers, 4));
        return await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(caller =>
                    Task.Run(() =>
                    {
                        if (callers <= 4)
                            start.SignalAndWait();
                        return call(caller);
                    })
                )
        );
    }
}
