using System.Globalization;
using Payments.Providers;
using Payments.Storage;
using Xunit;

namespace Payments.Specifications;

/// <summary>
/// What the engine promises of bank lines that share a reference, of lines that name several sessions, of sessions that are paid in
/// parts, and of customers with many open sessions; over any store.
/// </summary>
public abstract class BankLineMatchingSpecification<TStore, TSource> : PaymentEngineSpecification<TStore, TSource>
    where TStore : class, IPaymentStore
    where TSource : class, IStoreSource<TStore>, new()
{
    private const long Amount = 25_00;

    [Theory]
    [InlineData("nothing", null)]
    [InlineData("spaces around the reference", null)]
    [InlineData("spaces of other kinds", null)]
    [InlineData("payer in capitals", null)]
    [InlineData("payer not said", null)]
    [InlineData("later that day", null)]
    [InlineData("day not said", null)]
    [InlineData("more text", null)]
    [InlineData("text not said", null)]
    [InlineData("payer", "payer")]
    [InlineData("day", "day")]
    [InlineData("day before", "day")]
    [InlineData("customer", "customer")]
    [InlineData("amount", "amount")]
    [InlineData("currency", "amount")]
    [InlineData("text of another payment", "payment reference")]
    [InlineData("payer, day and text", "payer")]
    public async Task A_reference_that_was_seen_before_is_the_same_line_only_where_nothing_else_contradicts(string what, string? difference)
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var other = await books.OpenAsync(500_00);
        var told = new BankLineNotification("bank", CardsShop.Shop, "FT123", CardsShop.Gbp(Amount), books.Shop.Now.Date.AddHours(9))
        {
            PayerName = "Ada Lovelace",
            Remittance = "rent for May",
            CustomerId = customer,
        };
        var first = (await books.Engine.BankLines.ReceiveAsync(told, Token)).Value;
        var again = await books.Engine.BankLines.ReceiveAsync(
            what switch
            {
                "nothing" => told,
                "spaces around the reference" => told with { Reference = "  FT123 " },
                "spaces of other kinds" => told with { Reference = "\u00A0FT123\t\r\n" },
                "payer in capitals" => told with { PayerName = "ADA LOVELACE " },
                "payer not said" => told with { PayerName = null },
                "later that day" => told with { BookedAt = told.BookedAt.AddHours(14) },
                "day not said" => told with { BookedAt = told.BookedAt.AddDays(3), IsBookedAtAssumed = true },
                "more text" => told with { Remittance = "rent for May, flat 3" },
                "text not said" => told with { Remittance = null },
                "payer" => told with { PayerName = "Charles Babbage" },
                "day" => told with { BookedAt = told.BookedAt.AddDays(1) },
                "day before" => told with { BookedAt = told.BookedAt.AddHours(-10) },
                "customer" => told with { CustomerId = await books.CustomerAsync() },
                "amount" => told with { Amount = CardsShop.Gbp(Amount + 1) },
                "currency" => told with { Amount = Money.FromMinorUnits(Amount, Currency.Eur) },
                "text of another payment" => told with { Remittance = $"rent for May {other.PaymentReference}" },
                _ => told with { PayerName = "Eve", BookedAt = told.BookedAt.AddDays(9), Remittance = "a loan" },
            },
            Token
        );

        if (difference is null)
        {
            Assert.Equal(first.Id, again.Value.Id);
        }
        else
        {
            Assert.Equal(("bank_line_differs", "reference"), (again.Refusal?.Code, again.Refusal?.Field));
            Assert.Contains($"another {difference};", again.Refusal!.Message, StringComparison.Ordinal);
            Assert.Contains(first.Id, again.Refusal.Message, StringComparison.Ordinal);
            Assert.True((await books.ReceiveAsync("FT124", Amount)).Id != first.Id);
        }

        await books.SoundAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("   ")]
    [InlineData("\t")]
    [InlineData("\u00A0")]
    [InlineData("\u2003 \r\n")]
    public async Task A_reference_of_nothing_but_spaces_is_none(string reference)
    {
        var books = await BooksAsync();
        var received = await books.Engine.BankLines.ReceiveAsync(
            new BankLineNotification("bank", CardsShop.Shop, reference, CardsShop.Gbp(Amount), books.Shop.Now),
            Token
        );

        Assert.Equal(("reference_required", "reference"), (received.Refusal?.Code, received.Refusal?.Field));
    }

    [Theory]
    [InlineData("60", 60, "60", 0)]
    [InlineData("60 40", 100, "60 40", 0)]
    [InlineData("60 40", 120, "60 40", 20)]
    [InlineData("60 40 25", 125, "60 40 25", 0)]
    [InlineData("60 40 25", 100, "60 40", 0)]
    [InlineData("60 40 25", 86, "60 25", 1)]
    [InlineData("60 40", 40, "40", 0)]
    [InlineData("60 40", 70, "60", 10)]
    [InlineData("60 100", 100, "100", 0)]
    [InlineData("60 40", 30, "", 30)]
    public async Task A_line_that_names_several_sessions_pays_what_it_covers_of_them(string asked, long sent, string paid, long credit)
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var sessions = new List<CheckoutSession>();
        foreach (var amount in asked.Split(' '))
            sessions.Add(await books.OpenAsync(int.Parse(amount, CultureInfo.InvariantCulture) * 100, customer));

        var named = string.Join(" and ", sessions.Select(session => session.PaymentReference));
        var line = await books.ReceiveAsync("line-1", sent * 100, $"{named}, again {sessions[0].PaymentReference}", customer);

        var complete = new List<string>();
        foreach (var session in sessions)
        {
            if ((await books.ReadAsync(session)).Status == SessionStatus.Complete)
                complete.Add((session.Amount.MinorUnits / 100).ToString(CultureInfo.InvariantCulture));
        }

        Assert.Equal(paid, string.Join(' ', complete));
        Assert.Equal(((sent - credit) * 100, credit * 100), (await books.FundsAsync(), await books.CreditAsync(customer)));
        if (line.State is BankLineState.Matched matched)
            Assert.Equal(complete.Count - 1, matched.Further?.Count ?? 0);
        await books.SoundAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_several_customers_sessions_leave_of_a_line_is_nobodys_guess(bool exact)
    {
        var books = await BooksAsync();
        var one = await books.OpenAsync(60_00, await books.CustomerAsync());
        var two = await books.OpenAsync(40_00, await books.CustomerAsync());
        var line = await books.ReceiveAsync("line-1", exact ? 100_00 : 101_00, $"{one.PaymentReference} {two.PaymentReference}");

        Assert.Equal(exact ? BankLineStatus.Matched : BankLineStatus.Suspense, line.Status);
        Assert.Equal(exact ? SessionStatus.Complete : SessionStatus.Open, (await books.ReadAsync(two)).Status);
        await books.SoundAsync();
    }

    [Theory]
    [InlineData("60 40", false, false, 0)]
    [InlineData("60 40", true, false, 0)]
    [InlineData("60 40", true, true, 0)]
    [InlineData("40 60", false, true, 0)]
    [InlineData("1 99", false, false, 0)]
    [InlineData("30 30 40", false, false, 0)]
    [InlineData("30 30 40", true, true, 0)]
    [InlineData("60 50", false, true, 10)]
    [InlineData("25 25 25 30", true, true, 5)]
    [InlineData("60 30", true, true, -10)]
    public async Task A_session_is_paid_by_parts_once_they_are_the_whole(string parts, bool ownAccount, bool known, long over)
    {
        foreach (var named in ownAccount ? new[] { true, false } : [true])
        {
            var books = await BooksAsync();
            var customer = known || ownAccount ? await books.CustomerAsync() : null;
            var session = await books.OpenAsync(100_00, known || ownAccount ? customer : null);
            var lines = new List<BankLine>();
            foreach (var part in parts.Split(' '))
            {
                Assert.Equal(SessionStatus.Open, (await books.ReadAsync(session)).Status);
                lines.Add(
                    await books.ReceiveAsync(
                        $"line-{lines.Count}",
                        int.Parse(part, CultureInfo.InvariantCulture) * 100,
                        named ? session.PaymentReference : null,
                        ownAccount ? customer : null
                    )
                );
                await books.SoundAsync();
            }

            Assert.Equal(over < 0 ? SessionStatus.Open : SessionStatus.Complete, (await books.ReadAsync(session)).Status);
            Assert.Equal(over < 0 ? 0 : 100_00, await books.FundsAsync());
            if (customer is not null)
                Assert.Equal(over < 0 ? 100_00 + (over * 100) : over * 100, await books.CreditAsync(customer));
            foreach (var line in lines)
            {
                var now = (await books.Engine.BankLines.GetAsync(CardsShop.Shop, line.Id, Token)).Value;
                Assert.Equal(over < 0 ? BankLineStatus.Credited : BankLineStatus.Matched, now.Status);
            }
        }
    }

    [Theory]
    [InlineData("credited by hand")]
    [InlineData("sent back")]
    [InlineData("credit used")]
    public async Task A_part_that_went_elsewhere_counts_no_more(string what)
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var session = await books.OpenAsync(100_00, what == "credit used" ? customer : null);
        var part = await books.ReceiveAsync("line-1", 60_00, session.PaymentReference, what == "credit used" ? customer : null);
        if (what == "credit used")
            await books.Engine.CustomerBalances.AdjustAsync(CardsShop.Shop, customer, CardsShop.Gbp(-10_00), cancellationToken: Token);
        else
            await books.ResolveAsync(
                part,
                what == "sent back" ? new BankLineResolution.SentBack() : new BankLineResolution.ToCustomer(customer)
            );

        await books.ReceiveAsync("line-2", 40_00, session.PaymentReference);
        Assert.Equal(SessionStatus.Open, (await books.ReadAsync(session)).Status);
        await books.ReceiveAsync("line-3", 60_00, session.PaymentReference);
        Assert.Equal(SessionStatus.Complete, (await books.ReadAsync(session)).Status);
        await books.SoundAsync();
    }

    [Fact]
    public async Task Parts_that_arrive_at_once_pay_a_session_once()
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var session = await books.OpenAsync(100_00, customer);
        await AtOnceAsync(12, caller => books.ReceiveAsync($"line-{caller}", 10_00, session.PaymentReference));

        Assert.Equal(SessionStatus.Complete, (await books.ReadAsync(session)).Status);
        Assert.Equal((100_00, 0), (await books.FundsAsync(), await books.CreditAsync(customer)));
        Assert.Equal(20_00, await books.HoldsAsync(LedgerAccount.Suspense));
        await books.SoundAsync();
    }

    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(230)]
    public async Task However_many_sessions_are_open_the_one_that_a_line_covers_is_found(int older)
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        for (var i = 0; i < older; i++)
            await books.OpenAsync(500_00, customer);
        books.Shop.Time.Advance(TimeSpan.FromSeconds(1));
        var covered = await books.OpenAsync(40_00, customer);

        var line = await books.ReceiveAsync("line-1", 40_00, customer: customer);
        Assert.Equal(covered.Id, Assert.IsType<BankLineState.Matched>(line.State).SessionId);
    }

    [Theory]
    [InlineData("EUR", true, 60_00)]
    [InlineData("EUR", false, 60_00)]
    [InlineData("JPY", true, 60_00)]
    [InlineData("JPY", false, 1)]
    public async Task A_part_of_another_currency_waits_and_the_others_pay(string currency, bool credited, long amount)
    {
        var books = await BooksAsync();
        var customer = await books.CustomerAsync();
        var session = await books.OpenAsync(100_00, customer);
        var other = await books.ReceiveAsync(
            "line-0",
            Money.FromMinorUnits(amount, Currency.Of(currency)),
            customer: credited ? customer : null
        );
        var (lines, items) = (PaymentsSchema.Current.Table<BankLine>(), PaymentsSchema.Current.Table<OpenItem>());
        var item = (await books.Shop.Store.GetAsync(items, CardsShop.Shop, session.Id, Token))!;
        var changes = new ChangeSet(CardsShop.Shop).Update(items, item, item.Value with { Parts = [other.Id] });
        if (!credited)
        {
            var stored = (await books.Shop.Store.GetAsync(lines, CardsShop.Shop, other.Id, Token))!;
            other = other with { State = new BankLineState.Suspense(SuspenseReason.WrongAmount) };
            changes.Update(lines, stored, other);
        }

        await books.Shop.Store.CommitAsync(changes, Token);
        await books.ReceiveAsync("line-1", 60_00, session.PaymentReference);
        Assert.Equal(SessionStatus.Open, (await books.ReadAsync(session)).Status);
        await books.ReceiveAsync("line-2", 40_00, session.PaymentReference);

        Assert.Equal(SessionStatus.Complete, (await books.ReadAsync(session)).Status);
        Assert.Equal(other.State, (await books.Engine.BankLines.GetAsync(CardsShop.Shop, other.Id, Token)).Value.State);
        Assert.Equal(credited ? amount : 0, await books.CreditAsync(customer, Currency.Of(currency)));
    }
}
