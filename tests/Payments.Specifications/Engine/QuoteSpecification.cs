using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of quotes, over any store.</summary>
public abstract class QuoteSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    [Fact]
    public async Task What_a_confirmed_quote_says_is_charged_to_the_minor_unit_though_the_rate_moves()
    {
        var shop = await ShopAsync();
        shop.Rates.Rate = 15.4321m;
        var session = await shop.OpenAsync();
        await shop.Engine.AcceptedMethods.SetAsync(
            RailsShop.Shop,
            [new EnabledMethod(MethodIds.MobileMoney, [Currency.Ghs], FeeSchedule.Of(1.5m, bearer: FeeBearer.Customer))],
            Token
        );
        var quote = await shop.QuoteAsync(session, MethodIds.MobileMoney, Currency.Ghs, "mtn");
        Assert.Equal(
            (308_64, 4_63, 313_27),
            (quote.Amounts.Price.MinorUnits, quote.Amounts.Fee.MinorUnits, quote.Amounts.CustomerAmount.MinorUnits)
        );

        shop.Rates.Rate = 99m;
        await shop.Engine.AcceptedMethods.SetAsync(RailsShop.Shop, [new EnabledMethod(MethodIds.MobileMoney, [Currency.Ghs])], Token);
        var charge = (await shop.SubmitAsync(session, quote.Id, Phone)).Value.Charge;

        Assert.Equal(quote.Amounts.CustomerAmount, charge.Amount);
        Assert.Equal(quote.Amounts.CustomerAmount, Assert.Single(shop.Provider.Charges).Amount);
        Assert.Equal((quote.Id, MethodIds.MobileMoney, "mtn", quote.Amounts.Fee), (charge.QuoteId, charge.Method, charge.Rail, charge.Fee));
        Assert.Equal(charge.Id, (await shop.Engine.Quotes.GetAsync(RailsShop.Shop, quote.Id, Token)).Value.ChargeId);
    }

    [Fact]
    public async Task A_quote_is_good_until_its_time_is_over_and_no_longer()
    {
        var shop = await ShopAsync();
        var session = await shop.OpenAsync();
        var (early, late) = (await shop.QuoteAsync(session), await shop.QuoteAsync(session));
        Assert.Equal(shop.Now.AddSeconds(30), early.ExpiresAt);

        shop.Time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        shop.Provider.OnCharge = _ => ScriptedProvider.Decline();
        Assert.True((await shop.SubmitAsync(session, early.Id)).IsSuccess);
        shop.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(("quote_expired", "quote_id"), Said(await shop.SubmitAsync(session, late.Id)));
        Assert.Single(shop.Provider.Charges);
    }

    [Fact]
    public async Task A_quote_is_good_for_one_charge_whatever_comes_of_it()
    {
        var shop = await ShopAsync();
        var session = await shop.OpenAsync();
        var quote = await shop.QuoteAsync(session);
        shop.Provider.OnCharge = _ => ScriptedProvider.Decline(DeclineCode.PayerRefused);
        await shop.SubmitAsync(session, quote.Id);

        Assert.Equal(("quote_used", "quote_id"), Said(await shop.SubmitAsync(session, quote.Id)));
        Assert.True((await shop.SubmitAsync(session, (await shop.QuoteAsync(session)).Id)).IsSuccess);
        Assert.Equal(2, shop.Provider.Charges.Count);
    }

    [Fact]
    public async Task A_quote_of_another_session_or_another_owner_is_refused_and_one_of_the_same_pricing_is_good()
    {
        var shop = await ShopAsync();
        var session = await shop.OpenAsync();
        var stranger = Owner.Test("acct_other");
        var ofAnother = await shop.QuoteAsync(await shop.OpenAsync());
        var ofAnotherPrice = await QuotedAsync(shop, Pricing.Global.Of(Money.FromMinorUnits(21_00, Currency.Usd)), Currency.Usd);
        var ofAnotherOwner = await shop.QuoteAsync(await shop.OpenAsync(stranger));

        Assert.Equal("quote_of_another", Said(await shop.SubmitAsync(session, ofAnother.Id)).Code);
        Assert.Equal("quote_of_another", Said(await shop.SubmitAsync(session, ofAnotherPrice.Id)).Code);
        Assert.Equal("quote_not_found", Said(await shop.SubmitAsync(session, ofAnotherOwner.Id)).Code);
        Assert.Equal("quote_not_found", Said(await shop.SubmitAsync(session, "qte_0000000000000000000000")).Code);
        Assert.Equal("quote_not_found", Said(await shop.SubmitAsync(session, "")).Code);
        Assert.Empty(shop.Provider.Charges);

        var free = await QuotedAsync(shop, RailsShop.Price, Currency.Ngn);
        Assert.Equal(ChargeStatus.AwaitingPayment, (await shop.SubmitAsync(session, free.Id)).Value.Charge.Status);
    }

    [Fact]
    public async Task Of_callers_who_confirm_one_quote_at_once_one_charges()
    {
        var shop = await ShopAsync();
        var sessions = new[] { await shop.OpenAsync(), await shop.OpenAsync() };
        var quote = await QuotedAsync(shop, RailsShop.Price, Currency.Ngn);

        var submitted = await AtOnceAsync(24, caller => shop.SubmitAsync(sessions[caller % 2], quote.Id));

        Assert.Single(submitted, result => result.IsSuccess);
        Assert.Single(shop.Provider.Charges);
        Assert.All(
            submitted.Where(result => !result.IsSuccess),
            result => Assert.Contains(result.Refusal!.Code, new[] { "payment_in_progress", "quote_used", "resource_conflict" })
        );
    }

    [Fact]
    public async Task Where_there_is_no_rate_there_is_no_quote_and_no_option()
    {
        var shop = await ShopAsync();
        var session = await shop.OpenAsync();
        shop.Rates.Rate = null;

        var refused = await shop.Engine.Quotes.CreateForSessionAsync(
            session,
            MethodIds.MobileMoney,
            Currency.Kes,
            cancellationToken: Token
        );
        Assert.Equal((RefusalKind.Unavailable, "rate_missing"), (refused.Refusal!.Kind, refused.Refusal.Code));
        var options = await shop.Engine.Quotes.ListOptionsAsync(session, Token);
        Assert.Equal(
            ["card USD 2000", "bank_transfer NGN 1000000", "bank_transfer USD 2000"],
            options.Select(option => $"{option.Method.Method} {option.Currency.Code} {option.Amounts.CustomerAmount.MinorUnits}")
        );
    }

    [Fact]
    public async Task A_session_that_cannot_be_paid_now_is_not_quoted()
    {
        var shop = await ShopAsync();
        var session = await shop.SessionAsync(await shop.AwaitedAsync());
        Assert.Equal(
            "payment_in_progress",
            (await shop.Engine.Quotes.CreateForSessionAsync(session, MethodIds.BankTransfer, Currency.Ngn, cancellationToken: Token))
                .Refusal!
                .Code
        );

        var old = await shop.OpenAsync(lifetime: TimeSpan.FromMinutes(1));
        var quote = await shop.QuoteAsync(old);
        shop.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(
            "already_expired",
            (await shop.Engine.Quotes.CreateForSessionAsync(old, MethodIds.BankTransfer, Currency.Ngn, cancellationToken: Token))
                .Refusal!
                .Code
        );
        Assert.Equal("already_expired", Said(await shop.SubmitAsync(old, quote.Id)).Code);
    }

    [Fact]
    public async Task Quotes_stand_96_hours_after_they_have_expired_and_are_swept_on_the_day_after_that()
    {
        var shop = await ShopAsync();
        var session = await shop.OpenAsync(lifetime: TimeSpan.FromDays(9));
        for (var number = 0; number < 3; number++)
            await shop.QuoteAsync(session);
        var swept = shop.Now.AddSeconds(30).AddHours(96).UtcDateTime.Date.AddDays(1);
        await shop.Host.RunAfterAsync(swept - shop.Now.UtcDateTime - TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, await QuotesAsync(shop));
        var young = await shop.QuoteAsync(session);
        await shop.Host.RunAfterAsync(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await QuotesAsync(shop));
        Assert.True((await shop.Engine.Quotes.GetAsync(RailsShop.Shop, young.Id, Token)).IsSuccess);

        await shop.Host.RunAfterAsync(TimeSpan.FromDays(5));
        Assert.Equal(0, await QuotesAsync(shop));
        Assert.Empty(shop.Store.Book.WorkOf("quote.sweep"));
    }

    [Fact]
    public async Task A_sweep_that_an_earlier_release_scheduled_keeps_what_must_stand_and_sees_to_it_later()
    {
        var shop = await ShopAsync();
        var quote = await shop.QuoteAsync(await shop.OpenAsync());
        var dayAfter = new DateTimeOffset(quote.ExpiresAt.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        var earlier = new ChangeSet(RailsShop.Shop);
        foreach (var key in shop.Store.Book.WorkOf("quote.sweep"))
            earlier.Cancel("quote.sweep", key);
        await shop.Store.CommitAsync(
            earlier.ScheduleOnce(
                "quote.sweep",
                dayAfter.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                dayAfter
            ),
            Token
        );

        await shop.Host.RunAfterAsync(dayAfter - shop.Now);
        Assert.Equal(1, await QuotesAsync(shop));
        await shop.Host.RunAfterAsync(TimeSpan.FromDays(5));
        Assert.Equal(0, await QuotesAsync(shop));
        Assert.Empty(shop.Store.Book.WorkOf("quote.sweep"));
    }

    [Fact]
    public async Task No_quote_asks_for_more_than_the_host_allows()
    {
        var shop = await ShopAsync();
        shop.Rates.Rate = 2000m;
        var pricing = Pricing.Global.Of(Money.FromMinorUnits(50_000_000, Currency.Usd));
        var refused = await QuoteOfAsync(pricing);
        Assert.Equal(("amount_too_large", "currency"), Said(refused));
        Assert.Contains("at most 999999999.99 NGN", refused.Refusal!.Message, StringComparison.Ordinal);
        var options = await shop.Engine.Quotes.ListOptionsAsync(await shop.OpenAsync(pricing: pricing), Token);
        Assert.Equal(["USD"], options.Select(option => option.Amounts.CustomerAmount.Currency.Code).Distinct());

        shop.Rates.Rate = 1999.99999998m;
        Assert.Equal(99_999_999_999, (await QuoteOfAsync(pricing)).Value.Amounts.CustomerAmount.MinorUnits);

        async Task<Result<Quote>> QuoteOfAsync(Pricing price) =>
            await shop.Engine.Quotes.CreateAsync(
                RailsShop.Shop,
                new QuoteRequest
                {
                    Pricing = price,
                    Method = MethodIds.BankTransfer,
                    Currency = Currency.Ngn,
                },
                Token
            );
    }

    [Theory]
    [InlineData(700_00, 1_500)]
    [InlineData(1_000_00, 1_600)]
    [InlineData(250_000_00, 1_700)]
    [InlineData(999_999_99, 900)]
    public async Task A_price_in_dollars_is_offered_in_a_currency_of_small_units_too(long cents, int rate)
    {
        var shop = await ShopAsync();
        shop.Rates.Rate = rate;
        var session = await shop.OpenAsync(pricing: Pricing.Global.Of(Money.FromMinorUnits(cents, Currency.Usd)));

        var options = await shop.Engine.Quotes.ListOptionsAsync(session, Token);
        Assert.Contains(options, option => option.Amounts.CustomerAmount == Money.FromMinorUnits(cents * rate, Currency.Ngn));
    }

    private static async Task<int> QuotesAsync(RailsShop shop) =>
        (
            await shop.Store.ListAsync(
                PaymentsSchema.Current.Table<Quote>(),
                RailsShop.Shop,
                new ListQuery(PaymentsSchema.Current.Table<Quote>().Lists[0], 100),
                Token
            )
        ).Count;

    private static async Task<Quote> QuotedAsync(RailsShop shop, Pricing pricing, Currency currency) =>
        (
            await shop.Engine.Quotes.CreateAsync(
                RailsShop.Shop,
                new QuoteRequest
                {
                    Pricing = pricing,
                    Method = MethodIds.BankTransfer,
                    Currency = currency,
                },
                Token
            )
        ).Value;
}
