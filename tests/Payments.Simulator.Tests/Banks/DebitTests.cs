using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.BankBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class DebitTests : IAsyncDisposable
{
    private readonly BankBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_debit_is_pending_until_its_day_and_then_paid_and_told()
    {
        var outcome = Assert.IsType<ChargeOutcome.Pending>(await _bench.Charge(Debit("ch_1")));

        // A new mandate takes two days, the cycle two more, and a day goes by until it counts.
        Assert.Equal(new DebitTimings(new(2026, 11, 25), new(2026, 11, 27), new(2026, 11, 30), new(2026, 12, 1)), outcome.Timings);
        _bench.Time.Advance(new DateTimeOffset(2026, 11, 30, 8, 59, 59, TimeSpan.Zero) - Monday);
        Assert.IsType<ChargeOutcome.Pending>(await _bench.Resolve());
        Assert.Empty(await _bench.Told());

        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        await _bench.Restart();
        var told = Assert.IsType<ChargeNotification>(Assert.Single(await _bench.Told()));
        Assert.Equal(await _bench.Resolve(), Assert.IsType<ChargeOutcome.Approved>(told.Outcome));
        Assert.Equal("GBP 50000 0 0 0", await _bench.Totals());
        Assert.Empty(await _bench.Told());
    }

    [Theory]
    [InlineData(MethodIds.BacsDebit)]
    [InlineData(MethodIds.SepaDebit)]
    [InlineData(MethodIds.Autogiro)]
    public async Task Every_published_account_does_what_it_says(string method)
    {
        foreach (var account in TestBankAccounts.Debits.Where(account => account.Method == method))
        {
            var key = $"ch_{account.Effect}";
            Assert.IsType<ChargeOutcome.Pending>(await _bench.Charge(Debit(key, account.Effect, method)));
        }

        _bench.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal("Approved", (await _bench.Resolve("ch_Settles")).Words());
        Assert.Equal("InsufficientFunds", (await _bench.Resolve("ch_LacksFunds")).Words());
        Assert.Equal("AccountClosed", (await _bench.Resolve("ch_AccountClosed")).Words());
        Assert.Equal("MandateRefused", (await _bench.Resolve("ch_MandateRefused")).Words());
        Assert.Equal("DebitNotAuthorized", (await _bench.Resolve("ch_NotAuthorized")).Words());
        Assert.Equal("Returned", (await _bench.Resolve("ch_FailsLate")).Words());
        Assert.Equal("Approved", (await _bench.Resolve("ch_Disputed")).Words());
        Assert.EndsWith(" 150000 0 50000 50000", await _bench.Totals(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_outside_the_EEA_is_debited_with_its_holders_address_and_not_without()
    {
        var fields = new Dictionary<string, string>
        {
            [Requirement.AccountHolderName] = "Heidi",
            [Requirement.Iban] = "CH9300762011623852957",
        };
        var request = Debit("ch_1", method: MethodIds.SepaDebit);
        var without = request with { Source = new PaymentSource.Rail(MethodIds.SepaDebit, null, fields) };
        var with = request with
        {
            Source = new PaymentSource.Rail(
                MethodIds.SepaDebit,
                null,
                new Dictionary<string, string>(fields)
                {
                    [Requirement.AddressLine1] = "Bahnhofstrasse 1",
                    [Requirement.AddressPostalCode] = "8001",
                    [Requirement.AddressCity] = "Zürich",
                    [Requirement.AddressCountry] = "CH",
                }
            ),
        };

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => _bench.Charge(without));
        Assert.Contains("address_line1, address_postal_code, address_city, address_country", refusal.Message, StringComparison.Ordinal);
        Assert.IsType<ChargeOutcome.Pending>(await _bench.Charge(with));
    }

    [Fact]
    public async Task A_debit_that_fails_late_is_told_as_paid_and_then_as_returned()
    {
        await _bench.Charge(Debit("ch_1", TestDebitEffect.FailsLate));
        _bench.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal("Approved", Words(Assert.Single(await _bench.Told())));
        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_1", 100));

        _bench.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Returned", Words(Assert.Single(await _bench.Told())));
        Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_2", 100));
        Assert.Equal("GBP 50000 100 0 50000", await _bench.Totals());
    }

    [Fact]
    public async Task A_claim_opens_a_dispute_days_after_the_debit_was_paid()
    {
        await _bench.Charge(Debit("ch_1", TestDebitEffect.Disputed));
        _bench.Time.Advance(TimeSpan.FromDays(18));

        var told = await _bench.Told();
        Assert.Equal("Approved", Words(told[0]));
        var opened = Assert.IsType<DisputeNews.Opened>(Assert.IsType<DisputeNotification>(told[1]).News);
        Assert.Equal((Pounds(500_00), DisputeReason.DebitNotAuthorized), (opened.Amount, opened.Reason));
        Assert.Equal("GBP 50000 0 50000 0", await _bench.Totals());
    }

    [Fact]
    public async Task A_delay_takes_the_place_of_the_business_days()
    {
        await using var bench = new BankBench(TimeSpan.FromSeconds(5));
        var outcome = Assert.IsType<ChargeOutcome.Pending>(await bench.Charge(Debit("ch_1", TestDebitEffect.FailsLate)));

        Assert.Equal(DateOnly.FromDateTime(Monday.Date), outcome.Timings!.SettleOn);
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("Approved", Words(Assert.Single(await bench.Told())));
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("Returned", Words(Assert.Single(await bench.Told())));
    }

    [Theory]
    [InlineData(SimulatedOutcome.Success, "Approved")]
    [InlineData(SimulatedOutcome.Failed, "InsufficientFunds")]
    [InlineData(SimulatedOutcome.Underpaid, "InsufficientFunds")]
    public async Task The_merchants_word_goes_before_the_account(SimulatedOutcome simulate, string outcome)
    {
        await _bench.Charge(Debit("ch_1", TestDebitEffect.MandateRefused) with { Simulate = simulate });
        _bench.Time.Advance(TimeSpan.FromDays(10));

        Assert.Equal(outcome, (await _bench.Resolve()).Words());
    }

    [Fact]
    public async Task A_key_used_for_another_debit_is_refused_and_an_account_of_the_wrong_form_is_declined()
    {
        await _bench.Charge(Debit("ch_1"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.Charge(Debit("ch_1", TestDebitEffect.LacksFunds)));

        var fields = new Dictionary<string, string>(Account(MethodIds.BacsDebit, TestDebitEffect.Settles).Fields)
        {
            [Requirement.SortCode] = "10-88-00",
        };
        Assert.Equal(
            Declined(DeclineCode.ProcessingError),
            await _bench.Charge(Debit("ch_2") with { Source = new PaymentSource.Rail(MethodIds.BacsDebit, null, fields) })
        );
    }

    [Fact]
    public async Task No_account_is_stored_and_no_published_one_passes_for_a_card()
    {
        var account = Account(MethodIds.BacsDebit, TestDebitEffect.Settles).Fields[Requirement.AccountNumber];
        await _bench.Charge(Debit("ch_1"));
        await _bench.Simulator.DisposeAsync();

        Assert.DoesNotContain(account, await File.ReadAllTextAsync(_bench.LedgerPath, Token), StringComparison.Ordinal);
        Assert.All(TestBankAccounts.Debits, one => Assert.False(CardNumber.IsWithin(one.Number)));
        Assert.All(TestBankAccounts.Debits.SelectMany(one => one.Fields.Values), value => Assert.False(CardNumber.IsWithin(value)));
        Assert.Distinct(TestBankAccounts.Debits.Select(one => one.Number));
    }

    private static string Words(ProviderNotification notification) => Assert.IsType<ChargeNotification>(notification).Outcome.Words();
}
