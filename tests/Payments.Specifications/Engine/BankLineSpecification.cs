using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>What the engine promises of bank lines, over any store.</summary>
public abstract class BankLineSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    private static readonly LedgerAccount _bank = LedgerAccount.Clearing("bank");

    [Fact]
    public async Task A_transfer_with_its_reference_pays_its_session_once_however_often_it_is_told()
    {
        var books = await BooksAsync();
        var session = await books.OpenAsync(100_00);
        var lines = await AtOnceAsync(
            20,
            _ => books.ReceiveAsync("line-1", 100_00, $"for {session.PaymentReference![..4]}-{session.PaymentReference[4..]} thanks")
        );

        Assert.Single(lines.Select(line => line.Id).Distinct());
        var paid = await books.ReadAsync(session);
        var charge = (await books.Engine.PaymentIntents.ListChargesAsync(CardsShop.Shop, session.PaymentIntentId)).Single();
        Assert.Equal((SessionStatus.Complete, ChargeStatus.Succeeded, MethodIds.BankTransfer), (paid.Status, charge.Status, charge.Method));
        Assert.Equal((100_00, -100_00), (await books.FundsAsync(), await books.HoldsAsync(_bank)));
        Assert.Equal(BankLineStatus.Matched, (await books.ReceiveAsync("line-1", 100_00)).Status);
        await books.SoundAsync();
    }

    [Theory]
    [InlineData("nothing", SuspenseReason.NoReference)]
    [InlineData("less", SuspenseReason.WrongAmount)]
    [InlineData("more", SuspenseReason.WrongAmount)]
    [InlineData("currency", SuspenseReason.OtherCurrency)]
    [InlineData("unknown customer", SuspenseReason.CustomerDeleted)]
    [InlineData("canceled", SuspenseReason.NotOpen)]
    [InlineData("expired", SuspenseReason.NotOpen)]
    [InlineData("card under way", SuspenseReason.NotOpen)]
    public async Task A_line_that_fits_nothing_waits_and_is_resolved_by_hand_in_each_way(string what, SuspenseReason reason)
    {
        foreach (var way in new[] { "session", "customer", "back" })
        {
            var books = await BooksAsync();
            var session = await books.OpenAsync(100_00, lifetime: TimeSpan.FromHours(1));
            var line = await MisfitAsync(books, session, what);
            Assert.Equal(new BankLineState.Suspense(reason), line.State);
            Assert.Equal(line.Amount.MinorUnits, await books.HoldsAsync(LedgerAccount.Suspense, line.Amount.Currency));
            await books.SoundAsync();

            var customer = await books.CustomerAsync();
            var other = await books.OpenAsync(40_00, customer);
            BankLineResolution resolution = way switch
            {
                "session" => new BankLineResolution.ToSession(other.Id),
                "customer" => new BankLineResolution.ToCustomer(customer),
                _ => new BankLineResolution.SentBack("by the bank"),
            };
            var resolved = await books.ResolveAsync(line, resolution);
            if (way == "session" && what == "currency")
            {
                Assert.Equal("line_too_small", resolved.Refusal?.Code);
                resolved = await books.ResolveAsync(line, new BankLineResolution.ToCustomer(customer));
            }

            Assert.True(resolved.IsSuccess);
            Assert.Equal(0, await books.HoldsAsync(LedgerAccount.Suspense, line.Amount.Currency));
            var kept = (way == "session" ? await books.FundsAsync() : 0) + await books.CreditAsync(customer, line.Amount.Currency);
            Assert.Equal(way == "back" ? 0 : line.Amount.MinorUnits, kept);
            Assert.Equal("bank_line_resolved", (await books.ResolveAsync(line, resolution)).Refusal?.Code);
            await books.SoundAsync();
        }
    }

    [Fact]
    public async Task What_is_too_much_is_the_customers_credit()
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var session = await books.OpenAsync(100_00, customer);
        var line = await books.ReceiveAsync("line-1", 130_00, session.PaymentReference);

        Assert.Equal(CardsShop.Gbp(30_00), Assert.IsType<BankLineState.Matched>(line.State).Surplus);
        Assert.Equal((100_00, 30_00), (await books.FundsAsync(), await books.CreditAsync(customer)));
        await books.SoundAsync();
    }

    [Fact]
    public async Task Money_for_a_customers_account_pays_the_oldest_that_it_covers_and_else_is_credit()
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var large = await books.OpenAsync(500_00, customer);
        books.Shop.Time.Advance(TimeSpan.FromSeconds(1));
        var old = await books.OpenAsync(100_00, customer);
        books.Shop.Time.Advance(TimeSpan.FromSeconds(1));
        var young = await books.OpenAsync(50_00, customer);

        Assert.Equal(
            old.Id,
            Assert.IsType<BankLineState.Matched>((await books.ReceiveAsync("line-1", 100_00, customer: customer)).State).SessionId
        );
        Assert.Equal(
            young.Id,
            Assert.IsType<BankLineState.Matched>((await books.ReceiveAsync("line-2", 60_00, customer: customer)).State).SessionId
        );
        Assert.IsType<BankLineState.Credited>((await books.ReceiveAsync("line-3", 20_00, customer: customer)).State);
        Assert.IsType<BankLineState.Credited>(
            (await books.ReceiveAsync("line-4", Money.FromMinorUnits(20_00, Currency.Eur), customer: customer)).State
        );
        Assert.Equal((30_00, 20_00), (await books.CreditAsync(customer), await books.CreditAsync(customer, Currency.Eur)));
        Assert.Equal(SessionStatus.Open, (await books.ReadAsync(large)).Status);
        await books.SoundAsync();
    }

    [Fact]
    public async Task Who_names_another_customers_session_pays_it()
    {
        var books = await BooksAsync();
        var (child, parent) = (await books.CustomerAsync(), await books.CustomerAsync());
        var session = await books.OpenAsync(100_00, child);
        await books.OpenAsync(100_00, parent);

        Assert.Equal(
            session.Id,
            Assert
                .IsType<BankLineState.Matched>((await books.ReceiveAsync("line-1", 110_00, session.PaymentReference, parent)).State)
                .SessionId
        );
        Assert.Equal((10_00, 0), (await books.CreditAsync(child), await books.CreditAsync(parent)));
        await books.SoundAsync();
    }

    [Theory]
    [InlineData(40_00)]
    [InlineData(100_00)]
    public async Task A_reference_that_was_meant_for_something_else_does_not_pay_what_is_oldest(long amount)
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var oldest = await books.OpenAsync(40_00, customer);
        books.Shop.Time.Advance(TimeSpan.FromSeconds(1));
        var named = await books.OpenAsync(100_00, customer);
        await PayByCardAsync(books, named, CardVerdict.Undecided);

        Assert.IsType<BankLineState.Credited>((await books.ReceiveAsync("line-1", amount, named.PaymentReference, customer)).State);
        Assert.Equal(SessionStatus.Open, (await books.ReadAsync(oldest)).Status);
        Assert.Equal(amount, await books.CreditAsync(customer));
        await books.SoundAsync();
    }

    [Fact]
    public async Task Many_lines_at_once_for_one_session_pay_it_once_and_the_rest_is_credit()
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var session = await books.OpenAsync(100_00, customer);
        var lines = await AtOnceAsync(
            10,
            caller => books.ReceiveAsync($"line-{caller}", 100_00, session.PaymentReference, caller % 2 == 0 ? customer : null)
        );

        Assert.Single(lines, line => line.Status == BankLineStatus.Matched);
        Assert.Equal(900_00, await books.CreditAsync(customer) + await books.HoldsAsync(LedgerAccount.Suspense));
        Assert.Equal(100_00, await books.FundsAsync());
        await books.SoundAsync();
    }

    [Fact]
    public async Task Two_who_resolve_a_line_at_once_resolve_it_once()
    {
        var books = await BooksAsync();
        var line = await books.ReceiveAsync("line-1", 100_00);
        var (one, two) = (await books.CustomerAsync(), await books.CustomerAsync());
        var resolved = await AtOnceAsync(
            10,
            caller =>
                books.ResolveAsync(
                    line,
                    caller % 3 == 0 ? new BankLineResolution.SentBack() : new BankLineResolution.ToCustomer(caller % 3 == 1 ? one : two)
                )
        );

        Assert.Single(resolved, result => result.IsSuccess);
        Assert.Equal(0, await books.HoldsAsync(LedgerAccount.Suspense));
        await books.SoundAsync();
    }

    [Fact]
    public async Task Whatever_a_payer_or_a_bank_writes_the_money_is_taken()
    {
        var books = await BooksAsync();
        var session = await books.OpenAsync(100_00);
        var line = await books.ReceiveAsync(
            "4242424242424242",
            100_00,
            $"card 4242 4242 4242 4242\u0000\u0007 {session.PaymentReference} {new string('x', 900)}"
        );

        Assert.Equal(BankLineStatus.Matched, line.Status);
        Assert.DoesNotContain("4242 4242", line.Remittance!, StringComparison.Ordinal);
        Assert.DoesNotContain("42424242", line.Reference, StringComparison.Ordinal);
        Assert.Equal(line.Id, (await books.ReceiveAsync("4242424242424242", 100_00, "told again")).Id);
        Assert.Equal(Limits.RemittanceLength, line.Remittance!.Length);
        Assert.Equal(
            "amount_not_positive",
            (
                await books.Engine.BankLines.ReceiveAsync(
                    new BankLineNotification("bank", CardsShop.Shop, "line-2", CardsShop.Gbp(0), books.Shop.Now),
                    Token
                )
            )
                .Refusal
                ?.Code
        );
        Assert.Equal(
            "reference_required",
            (
                await books.Engine.BankLines.ReceiveAsync(
                    new BankLineNotification("bank", CardsShop.Shop, "", CardsShop.Gbp(1), books.Shop.Now),
                    Token
                )
            )
                .Refusal
                ?.Code
        );
        await books.SoundAsync();
    }

    [Fact]
    public async Task A_session_without_a_customer_that_a_card_pays_leaves_nothing_for_a_transfer()
    {
        var books = await BooksAsync();
        var session = await books.OpenAsync(100_00);
        await PayByCardAsync(books, session, CardVerdict.Approve);

        Assert.NotEqual(
            false,
            (await books.Shop.Store.GetAsync(Storage.PaymentsSchema.Current.Table<OpenItem>(), CardsShop.Shop, session.Id, Token))
                ?.Value
                .IsClosed
        );
        Assert.Equal(BankLineStatus.Suspense, (await books.ReceiveAsync("line-1", 100_00, session.PaymentReference)).Status);
        await books.SoundAsync();
    }

    private static async Task<BankLine> MisfitAsync(BookKeeping books, CheckoutSession session, string what)
    {
        switch (what)
        {
            case "nothing":
                return await books.ReceiveAsync("line-1", 100_00, "for the flat");
            case "less":
                return await books.ReceiveAsync("line-1", 90_00, session.PaymentReference);
            case "more":
                return await books.ReceiveAsync("line-1", 110_00, session.PaymentReference);
            case "currency":
                return await books.ReceiveAsync("line-1", Money.FromMinorUnits(100_00, Currency.Eur), session.PaymentReference);
            case "unknown customer":
                return await books.ReceiveAsync("line-1", 100_00, customer: "cus_nobody");
            case "canceled":
                Assert.True((await books.Shop.Host.CancelAsync(session)).IsSuccess);
                break;
            case "expired":
                books.Shop.Time.Advance(TimeSpan.FromHours(2));
                break;
            default:
                await PayByCardAsync(books, session, CardVerdict.Undecided);
                break;
        }

        return await books.ReceiveAsync("line-1", 100_00, session.PaymentReference);
    }
}
