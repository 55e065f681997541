using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of provider names, over any store.</summary>
public abstract class ProviderNameSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task A_reference_that_must_be_unique_leads_to_one_session_of_its_owner()
    {
        var shop = await ShopAsync();
        var made = await AtOnceAsync(16, async _ => (await CreateAsync("order-1")).Refusal?.Code);
        Assert.Single(made, code => code is null);
        Assert.All(made.Where(code => code is not null), code => Assert.Contains(code, new[] { "reference_taken", "resource_conflict" }));

        Assert.Equal(("reference_taken", "reference"), Said(await CreateAsync("order-1")));
        Assert.True((await CreateAsync("order-1", Owner.Live("acct_shop"))).Refusal!.Code is "no_processor");
        Assert.True((await CreateAsync("order-1", Owner.Test("acct_other"))).IsSuccess);
        Assert.True((await CreateAsync("order-2")).IsSuccess);
        Assert.True(
            (
                await shop.Engine.CheckoutSessions.CreateAsync(
                    RailsShop.Shop,
                    EngineHost.Request() with
                    {
                        ClientReferenceId = "order-1",
                    },
                    cancellationToken: Token
                )
            ).IsSuccess
        );

        async Task<Result<CheckoutSession>> CreateAsync(string? reference, Owner? owner = null) =>
            await shop.Engine.CheckoutSessions.CreateAsync(
                owner ?? RailsShop.Shop,
                EngineHost.Request() with
                {
                    ClientReferenceId = reference,
                    ReferenceIsUnique = true,
                },
                cancellationToken: Token
            );
    }

    [Fact]
    public async Task A_session_without_a_reference_that_must_have_one_gets_one()
    {
        var shop = await ShopAsync();
        var request = EngineHost.Request() with { ReferenceIsUnique = true };
        var (first, second) = (
            (await shop.Engine.CheckoutSessions.CreateAsync(RailsShop.Shop, request, cancellationToken: Token)).Value,
            (await shop.Engine.CheckoutSessions.CreateAsync(RailsShop.Shop, request, cancellationToken: Token)).Value
        );

        Assert.StartsWith("ref_", first.ClientReferenceId, StringComparison.Ordinal);
        Assert.NotEqual(first.ClientReferenceId, second.ClientReferenceId);
        Assert.Equal(
            "reference_taken",
            Said(
                await shop.Engine.CheckoutSessions.CreateAsync(
                    RailsShop.Shop,
                    request with
                    {
                        ClientReferenceId = first.ClientReferenceId,
                    },
                    cancellationToken: Token
                )
            ).Code
        );
    }

    [Fact]
    public async Task Two_processes_on_one_store_sign_with_the_same_key()
    {
        var store = await NewStoreAsync();
        await using var first = new RailsShop(store);
        await using var second = new RailsShop(store, beside: first);

        var keys = await AtOnceAsync(
            8,
            async caller => await (caller % 2 == 0 ? first : second).Engine.SigningKeys.GetAsync("checkout_token", Token)
        );
        Assert.All(keys, key => Assert.Equal(keys[0], key));
        Assert.Equal(32, keys[0].Length);
        Assert.NotEqual(keys[0], await first.Engine.SigningKeys.GetAsync("another", Token));
        Assert.Equal(keys[0], await first.Engine.SigningKeys.GetAsync("checkout_token", Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => first.Engine.SigningKeys.GetAsync(new string('x', 61), Token).AsTask());
    }

    [Fact]
    public async Task Two_processes_on_one_store_know_owners_by_the_same_words()
    {
        var store = await NewStoreAsync();
        await using var first = new RailsShop(store);
        await using var second = new RailsShop(store, beside: first);
        Owner[] owners = [Owner.Test("acct_shop"), Owner.Live("acct_shop"), Owner.Test("acct_other")];

        var tags = await AtOnceAsync(
            12,
            async caller => await (caller % 2 == 0 ? first : second).Engine.OwnerTags.GetAsync(owners[caller % 3], Token)
        );
        Assert.Equal(3, tags.Distinct().Count());
        for (var caller = 0; caller < tags.Length; caller++)
            Assert.Equal(owners[caller % 3], await (caller % 2 == 0 ? second : first).Engine.OwnerTags.FindAsync(tags[caller], Token));
        Assert.Null(await first.Engine.OwnerTags.FindAsync("00000000", Token));
        Assert.Null(await first.Engine.OwnerTags.FindAsync("no tag", Token));
    }
}
