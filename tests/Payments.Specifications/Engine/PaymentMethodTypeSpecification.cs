using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of payment method types, over any store.</summary>
public abstract class PaymentMethodTypeSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task An_account_takes_all_that_is_offered_until_it_sets_its_own_methods_in_its_own_order()
    {
        var shop = await ShopAsync();
        Assert.Equal([MethodIds.Card, MethodIds.BankTransfer, MethodIds.MobileMoney], await MethodsAsync(shop));

        var set = await shop.Engine.AcceptedMethods.SetAsync(
            RailsShop.Shop,
            [new EnabledMethod(MethodIds.MobileMoney, [Currency.Kes]), new EnabledMethod(MethodIds.BankTransfer, [Currency.Usd])],
            Token
        );
        Assert.True(set.IsSuccess);
        Assert.Equal([MethodIds.MobileMoney, MethodIds.BankTransfer], await MethodsAsync(shop));
        Assert.Equal([MethodIds.Card, MethodIds.BankTransfer, MethodIds.MobileMoney], await MethodsAsync(shop, Owner.Test("acct_other")));

        shop.Provider.Methods = [.. shop.Provider.Methods.Where(offer => offer.Method != MethodIds.MobileMoney)];
        Assert.Equal([MethodIds.BankTransfer], await MethodsAsync(shop));
    }

    [Fact]
    public async Task An_account_that_takes_nothing_cannot_be_quoted()
    {
        var shop = await ShopAsync();
        var session = await shop.OpenAsync();
        await shop.Engine.AcceptedMethods.SetAsync(RailsShop.Shop, [], Token);

        Assert.Equal(
            "no_methods",
            Said(await shop.Engine.Quotes.CreateForSessionAsync(session, MethodIds.Card, Currency.Usd, cancellationToken: Token)).Code
        );
        Assert.Empty(await shop.Engine.Quotes.ListOptionsAsync(session, Token));
    }

    [Fact]
    public async Task Methods_that_cannot_be_are_refused_and_what_was_set_stands()
    {
        var shop = await ShopAsync();
        var taken = new EnabledMethod(MethodIds.Card, [Currency.Usd]);
        await shop.Engine.AcceptedMethods.SetAsync(RailsShop.Shop, [taken], Token);

        Assert.Equal(("unknown_method", "methods[1]"), await RefusedAsync(taken, new EnabledMethod("cheque", [Currency.Usd])));
        Assert.Equal(("method_twice", "methods[1]"), await RefusedAsync(taken, new EnabledMethod(MethodIds.Card, [Currency.Ghs])));
        Assert.Equal(("method_currencies", "methods[0]"), await RefusedAsync(new EnabledMethod(MethodIds.Card, [])));
        Assert.Equal(
            ("method_currencies", "methods[0]"),
            await RefusedAsync(new EnabledMethod(MethodIds.Card, [Currency.Usd, Currency.Usd]))
        );
        Assert.Equal(
            ("currency_not_offered", "methods[0]"),
            await RefusedAsync(new EnabledMethod(MethodIds.Card, [Currency.Usd, Currency.Ngn]))
        );
        Assert.Equal([MethodIds.Card], await MethodsAsync(shop));

        async Task<(string Code, string? Field)> RefusedAsync(params EnabledMethod[] methods) =>
            Said(await shop.Engine.AcceptedMethods.SetAsync(RailsShop.Shop, methods, Token));
    }

    [Fact]
    public async Task Methods_that_were_narrowed_since_the_quote_are_not_charged()
    {
        var shop = await ShopAsync();
        var session = await shop.OpenAsync();
        var quote = await shop.QuoteAsync(session);

        await shop.Engine.AcceptedMethods.SetAsync(RailsShop.Shop, [new EnabledMethod(MethodIds.BankTransfer, [Currency.Usd])], Token);
        Assert.Equal(("currency_not_enabled", "currency"), Said(await shop.SubmitAsync(session, quote.Id)));
        Assert.Equal(
            ("currency_not_enabled", "currency"),
            Said(await shop.Engine.Quotes.CreateForSessionAsync(session, MethodIds.BankTransfer, Currency.Ngn, cancellationToken: Token))
        );

        await shop.Engine.AcceptedMethods.SetAsync(RailsShop.Shop, [new EnabledMethod(MethodIds.Card, [Currency.Usd])], Token);
        Assert.Equal(("method_not_enabled", "payment_method"), Said(await shop.SubmitAsync(session, quote.Id)));
        Assert.Empty(shop.Provider.Charges);

        await shop.Engine.AcceptedMethods.SetAsync(RailsShop.Shop, [new EnabledMethod(MethodIds.BankTransfer, [Currency.Ngn])], Token);
        Assert.True((await shop.SubmitAsync(session, quote.Id)).IsSuccess);
    }

    [Fact]
    public async Task A_rail_is_named_where_there_are_several_and_found_where_there_is_one()
    {
        var shop = await ShopAsync();
        shop.Rates.Rate = 130m;
        var session = await shop.OpenAsync();

        Assert.Equal(("rail_required", "payment_rail"), Said(await RailAsync(Currency.Ghs, null)));
        Assert.Equal(("unknown_rail", "payment_rail"), Said(await RailAsync(Currency.Ghs, "mpesa")));
        Assert.Equal("telecel", (await RailAsync(Currency.Ghs, "telecel")).Value.Rail);
        Assert.Equal("mpesa", (await RailAsync(Currency.Kes, null)).Value.Rail);
        Assert.Equal(
            ("unknown_rail", "payment_rail"),
            Said(await shop.Engine.Quotes.CreateForSessionAsync(session, MethodIds.BankTransfer, Currency.Ngn, "mtn", Token))
        );

        async Task<Result<Quote>> RailAsync(Currency currency, string? rail) =>
            await shop.Engine.Quotes.CreateForSessionAsync(session, MethodIds.MobileMoney, currency, rail, Token);
    }

    [Fact]
    public async Task What_a_method_requires_is_asked_for_and_goes_to_the_provider_as_it_takes_it()
    {
        var shop = await ShopAsync();
        shop.Rates.Rate = 15m;
        var session = await shop.OpenAsync();
        var quote = await shop.QuoteAsync(session, MethodIds.MobileMoney, Currency.Ghs, "mtn");

        foreach (var wrong in new[] { null, "", "024 123 4567", "+254 712 345 678", "+233" })
        {
            var refused = await shop.SubmitAsync(session, quote.Id, new() { [Requirement.PhoneNumber] = wrong });
            Assert.Equal(("requirements", Requirement.PhoneNumber), Said(refused));
            Assert.Equal(Requirement.PhoneNumber, Assert.Single(refused.Refusal!.Problems).Field);
        }

        Assert.Empty(shop.Provider.Charges);
        var charge = (await shop.SubmitAsync(session, quote.Id, Phone)).Value.Charge;
        var source = Assert.IsType<PaymentSource.Rail>(Assert.Single(shop.Provider.Charges).Source);
        Assert.Equal(("mobile_money", "mtn", "+233241234567"), (source.Method, source.RailId, source.Fields[Requirement.PhoneNumber]));
        Assert.Equal(shop.Now.AddMinutes(5), charge.PayableUntil);
    }

    [Fact]
    public async Task A_card_by_quote_needs_its_token_and_is_decided_at_once()
    {
        var shop = await ShopAsync();
        var session = await shop.OpenAsync();
        var quote = await shop.QuoteAsync(session, MethodIds.Card, Currency.Usd);
        Assert.Equal(("card_required", "card"), Said(await shop.SubmitAsync(session, quote.Id)));

        var paid = (
            await shop.SubmitAsync(session, quote.Id, card: new TokenizedCard("tok", new CardSummary("visa", "4242", 12, 2030)))
        ).Value;
        Assert.Equal((ChargeStatus.Succeeded, true, "visa"), (paid.Charge.Status, paid.Session.IsPaid, paid.Charge.Card!.Brand));
        Assert.Null(paid.Charge.PayableUntil);
    }

    [Fact]
    public async Task A_session_of_several_currencies_is_not_paid_without_a_quote()
    {
        var shop = await ShopAsync();

        Assert.Equal(("quote_required", "quote_id"), Said(await shop.Host.PayAsync(await shop.OpenAsync())));
        Assert.True(
            (await shop.Host.PayAsync(await shop.OpenAsync(pricing: Pricing.SingleCurrency.Of(Money.FromMinorUnits(1, Currency.Usd)))))
                .Value
                .Session
                .IsPaid
        );
    }

    private static async Task<IEnumerable<string>> MethodsAsync(RailsShop shop, Owner? owner = null) =>
        (await shop.Engine.AcceptedMethods.ListAsync(owner ?? RailsShop.Shop, Token)).Select(method => method.Method);
}
