using Microsoft.Extensions.Logging;
using Payments.Providers;
using Payments.Storage;
using Xunit;
using static Payments.ChargeStatus;

namespace Payments.Specifications;

/// <summary>What the engine promises of refunds, over any store.</summary>
public abstract class RefundSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task Parts_go_back_until_all_is_gone_and_nothing_more()
    {
        var shop = await ShopAsync();
        var charge = await PaidAsync(shop);
        var part = (await shop.RefundAsync(charge, 4_000)).Value;
        Assert.Equal(new RefundState.Pending(), part.State);
        Assert.Equal(("amount_too_large", "amount"), Said(await shop.RefundAsync(charge, 6_001)));
        Assert.Equal(6_000_00, (await shop.RefundAsync(charge)).Value.Amount.MinorUnits);
        Assert.Equal("already_refunded", Said(await shop.RefundAsync(charge)).Code);
        Assert.Equal("already_refunded", Said(await shop.RefundAsync(charge, 1)).Code);

        await shop.Host.RunAsync();
        Assert.Equal(
            new RefundState.Succeeded("back_" + part.Id, shop.Now),
            (await shop.Engine.Refunds.GetAsync(RailsShop.Shop, part.Id, Token)).Value.State
        );
        await shop.StandsAsync(charge, Succeeded, 10_000, 10_000);
        Assert.Equal(2, (await shop.AgreedAsync(charge)).Events.Count(type => type == RefundUpdated.TypeName));
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_charge_without_money_is_not_refunded()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();
        Assert.Equal(("not_refundable", "charge_id"), Said(await shop.RefundAsync(charge)));
        await shop.TellAsync(charge, new ChargeOutcome.Declined(DeclineCode.PayerRefused));
        Assert.Equal(("not_refundable", "charge_id"), Said(await shop.RefundAsync(charge)));
        Assert.Equal(("charge_not_found", "charge_id"), Said(await shop.RefundAsync(charge with { Owner = Owner.Test("acct_other") })));
        Assert.Empty(shop.Store.Book.WorkOf("refund.send"));
    }

    [Fact]
    public async Task What_waits_for_a_decision_goes_back_whole_and_is_decided_by_that()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();
        await shop.PaidAsync(charge, 4_000);
        Assert.Equal("amount_not_whole", Said(await shop.RefundAsync(charge, 1_000)).Code);

        var refund = (await shop.RefundAsync(charge, reference: "mine")).Value;
        Assert.Equal((4_000_00, "mine"), (refund.Amount.MinorUnits, refund.Reference));
        await shop.StandsAsync(charge, Failed, 4_000, 4_000);
        await shop.AgreedAsync(charge);
    }

    [Fact]
    public async Task Of_200_refunds_of_one_hundredth_at_once_exactly_100_succeed()
    {
        var shop = await ShopAsync();
        var charge = await PaidAsync(shop);

        var asked = await AtOnceAsync(
            200,
            async _ =>
            {
                var made = await shop.RefundAsync(charge, 100);
                while (made.Refusal?.Kind == RefusalKind.Conflict)
                    made = await shop.RefundAsync(charge, 100);
                return made;
            }
        );

        Assert.Equal(100, asked.Count(result => result.IsSuccess));
        Assert.All(asked.Where(result => !result.IsSuccess), result => Assert.Equal("already_refunded", result.Refusal!.Code));
        await shop.Host.RunAsync();
        await shop.StandsAsync(charge, Succeeded, 10_000, 10_000);
        Assert.Equal(10_000_00, shop.Provider.Refunds.Sum(refund => refund.Amount.MinorUnits));
        Assert.Equal(100, shop.Provider.Refunds.Select(refund => refund.Key).Distinct().Count());
    }

    [Fact]
    public async Task A_refund_that_fails_leaves_the_money_to_be_refunded_again()
    {
        var shop = await ShopAsync();
        var charge = await PaidAsync(shop);
        shop.Provider.OnRefund = _ => new(new RefundOutcome.Failed("The account is closed"));
        var failed = (await shop.RefundAsync(charge)).Value;
        await shop.Host.RunAsync();
        Assert.Equal(
            new RefundState.Failed("The account is closed", shop.Now),
            (await shop.Engine.Refunds.GetAsync(RailsShop.Shop, failed.Id, Token)).Value.State
        );
        await shop.StandsAsync(charge, Succeeded, 10_000);

        shop.Provider.OnRefund = request => new(new RefundOutcome.Succeeded(request.Key));
        await shop.RefundAsync(charge);
        await shop.Host.RunAsync();
        await shop.StandsAsync(charge, Succeeded, 10_000, 10_000);
    }

    [Fact]
    public async Task Money_that_could_not_be_given_back_is_not_lost()
    {
        var shop = await ShopAsync();
        var charge = await shop.AwaitedAsync();
        await shop.PaidAsync(charge, 4_000);
        shop.Provider.OnRefund = _ => new(new RefundOutcome.Failed("The account is closed"));
        await shop.ReturnFundsAsync(charge);
        await shop.Host.RunAsync();
        await shop.StandsAsync(charge, Failed, 4_000);

        shop.Provider.OnRefund = request => new(new RefundOutcome.Succeeded(request.Key));
        Assert.Equal("amount_not_whole", Said(await shop.RefundAsync(charge, 1_000)).Code);
        Assert.Equal(4_000_00, (await shop.RefundAsync(charge)).Value.Amount.MinorUnits);
        await shop.Host.RunAsync();
        await shop.StandsAsync(charge, Failed, 4_000, 4_000);
        Assert.Equal("not_refundable", Said(await shop.RefundAsync(charge)).Code);
    }

    [Fact]
    public async Task A_refund_whose_answer_is_lost_is_sent_again_by_the_same_key_until_there_is_one()
    {
        var shop = await ShopAsync();
        var charge = await PaidAsync(shop);
        var answers = new Queue<Func<RefundOutcome>>([
            () => throw new IOException("reset"),
            () => new RefundOutcome.Pending(),
            () => new RefundOutcome.Succeeded("found"),
        ]);
        shop.Provider.OnRefund = _ => new(answers.Dequeue()());
        var refund = (await shop.RefundAsync(charge)).Value;

        await shop.Host.RunAsync();
        await shop.Host.RunAfterAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(RefundStatus.Pending, (await shop.Engine.Refunds.GetAsync(RailsShop.Shop, refund.Id, Token)).Value.Status);
        await shop.Host.RunAfterAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(RefundStatus.Succeeded, (await shop.Engine.Refunds.GetAsync(RailsShop.Shop, refund.Id, Token)).Value.Status);
        Assert.Equal([refund.Id, refund.Id, refund.Id], shop.Provider.Refunds.Select(sent => sent.Key));
        await NothingIsLeftToDoAsync(shop);
    }

    [Fact]
    public async Task A_provider_that_says_two_things_of_one_refund_is_reported()
    {
        var store = await NewStoreAsync();
        await using var shop = new RailsShop(store);
        await using var other = new RailsShop(store, beside: shop);
        var charge = await PaidAsync(shop);
        var refund = (await shop.RefundAsync(charge)).Value;
        // The worker stalls with its answer until its lease is over and another has heard the opposite.
        shop.Store.BeforeCommit = async (_, _) =>
        {
            shop.Store.BeforeCommit = null;
            await store.CommitAsync(
                new ChangeSet(charge.Owner).Update(
                    PaymentsSchema.Current.Table<Refund>(),
                    (await RefundAsync())!,
                    refund with
                    {
                        State = new RefundState.Failed("no", shop.Now),
                    }
                ),
                Token
            );
            return null;
        };
        await shop.Host.RunAsync();

        Assert.Contains("SucceededAfterFailure", Assert.Single(shop.Log.Of(LogLevel.Critical)), StringComparison.Ordinal);
        Assert.Equal(RefundStatus.Failed, (await RefundAsync())!.Value.Status);

        async Task<Stored<Refund>?> RefundAsync() =>
            await store.GetAsync(PaymentsSchema.Current.Table<Refund>(), charge.Owner, refund.Id, Token);
    }

    [Fact]
    public async Task A_refunds_reference_is_its_own()
    {
        var shop = await ShopAsync();
        var (charge, other) = (await PaidAsync(shop), await PaidAsync(shop));
        var first = (await shop.RefundAsync(charge, 1_000, "once")).Value;
        Assert.Equal(("reference_taken", "reference"), Said(await shop.RefundAsync(other, 1_000, "once")));
        Assert.True((await shop.RefundAsync(charge, 1_000, "twice")).IsSuccess);
        Assert.Equal("once", first.Reference);

        var asked = await AtOnceAsync(
            16,
            async caller =>
            {
                var made = await shop.RefundAsync(caller % 2 == 0 ? charge : other, 1, "at once");
                while (made.Refusal?.Kind == RefusalKind.Conflict && made.Refusal.Code != "reference_taken")
                    made = await shop.RefundAsync(caller % 2 == 0 ? charge : other, 1, "at once");
                return made;
            }
        );
        Assert.Single(asked, result => result.IsSuccess);
        Assert.All(asked.Where(result => !result.IsSuccess), result => Assert.Equal("reference_taken", result.Refusal!.Code));
    }

    [Fact]
    public async Task A_charge_can_be_made_to_go_back_once()
    {
        var shop = await ShopAsync();
        var charge = await PaidAsync(shop);
        var once = new RefundCreation
        {
            ChargeId = charge.Id,
            Amount = Money.FromMinorUnits(1, Currency.Ngn),
            OncePerCharge = true,
        };

        Assert.True((await shop.Engine.Refunds.CreateAsync(charge.Owner, once, cancellationToken: Token)).IsSuccess);
        Assert.Equal("already_refunded", Said((await shop.Engine.Refunds.CreateAsync(charge.Owner, once, cancellationToken: Token))).Code);
    }

    private static async Task<Charge> PaidAsync(RailsShop shop)
    {
        var charge = await shop.AwaitedAsync();
        return await shop.PaidAsync(charge, 10_000);
    }
}
