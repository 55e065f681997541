using Payments.Providers;
using Xunit;
using static Payments.Simulator.Tests.BankBench;
using static Payments.Simulator.Tests.Simulators;

namespace Payments.Simulator.Tests;

public sealed class TransferTests : IAsyncDisposable
{
    private readonly BankBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_customer_has_the_same_account_each_time_and_another_customer_another()
    {
        var first = await AccountOf(Transfer("ch_1"));
        Assert.Equal(first, await AccountOf(Transfer("ch_2")));
        await _bench.Restart();
        Assert.Equal(first, await AccountOf(Transfer("ch_3")));

        Assert.Matches(@"\A[0-9]{8}\z", first.AccountNumber);
        Assert.Equal(("20-00-00", "P12345678A"), (first.SortCode, first.Reference));
        Assert.NotEqual(first.AccountNumber, (await AccountOf(Transfer("ch_4", customer: "cus_2"))).AccountNumber);
        Assert.NotEqual(first.AccountNumber, (await AccountOf(Transfer("ch_5", MethodIds.DirectTransfer))).AccountNumber);
    }

    [Fact]
    public async Task Each_currency_has_its_form_of_account_and_none_passes_for_a_card()
    {
        var euros = await AccountOf(Transfer("ch_1", currency: Currency.Eur));
        Assert.True(Iban.TryParse(euros.Iban, out var iban) && iban.IsInSepa);
        Assert.Equal(euros.Iban, euros.AccountNumber);
        Assert.NotNull((await AccountOf(Transfer("ch_2", currency: Currency.Usd))).RoutingNumber);
        Assert.Matches(
            @"\A5000 [0-9]{7}\z",
            (await AccountOf(Transfer("ch_3", MethodIds.DirectTransfer, Currency.Of("SEK")))).AccountNumber
        );

        for (var customer = 0; customer < 200; customer++)
            await AccountOf(Transfer($"ch_9{customer}", currency: Currency.Eur, customer: $"cus_{customer}"));
        await _bench.Simulator.DisposeAsync();
        Assert.False(CardNumber.IsWithin(await File.ReadAllTextAsync(_bench.LedgerPath, Token)));
    }

    [Fact]
    public async Task The_money_arrives_by_itself_as_a_line_of_the_account_and_not_of_the_charge()
    {
        await _bench.Charge(Transfer("ch_1"));
        Assert.Empty(await _bench.Told());
        _bench.Time.Advance(Delay);
        await _bench.Restart();

        var told = Assert.IsType<BankLineNotification>(Assert.Single(await _bench.Told()));
        Assert.Equal((Pounds(500_00), "cus_1", "P12345678A"), (told.Amount, told.CustomerId, told.Remittance));
        Assert.Equal(Monday + Delay, told.BookedAt);
        Assert.IsType<ChargeOutcome.AwaitingPayment>(await _bench.Resolve());
        Assert.Empty(await _bench.Told());
        Assert.Equal("GBP 50000 0 0 0", await _bench.Totals());
    }

    [Fact]
    public async Task The_merchants_own_account_is_no_customers()
    {
        await _bench.Charge(Transfer("ch_1", MethodIds.DirectTransfer));
        _bench.Time.Advance(Delay);

        Assert.Null(Assert.IsType<BankLineNotification>(Assert.Single(await _bench.Told())).CustomerId);
    }

    [Fact]
    public async Task Nothing_arrives_by_itself_where_the_host_wants_to_do_it_by_hand()
    {
        await using var bench = new BankBench(transfersArrive: false);
        await bench.Charge(Transfer("ch_1"));
        bench.Time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await bench.Told());

        var reference = await bench.Simulator.ReceiveTransferAsync(
            Simulators.Shop,
            Pounds(7),
            "cus_1",
            "for you",
            "Ada",
            toldTwice: true,
            cancellationToken: Token
        );
        var told = await bench.Told();
        Assert.Equal(2, told.Count);
        Assert.All(
            told,
            one =>
                Assert.Equal(
                    new BankLineNotification("simulator", Simulators.Shop, reference, Pounds(7), bench.Time.GetUtcNow())
                    {
                        CustomerId = "cus_1",
                        Remittance = "for you",
                        PayerName = "Ada",
                    },
                    one
                )
        );
    }

    [Fact]
    public async Task A_line_that_is_not_taken_is_told_again()
    {
        await _bench.Simulator.ReceiveTransferAsync(Simulators.Shop, Pounds(7), lineReference: "line-1", cancellationToken: Token);
        await _bench.Simulator.NotifyAsync((_, _) => new(false), Token);

        Assert.Equal("line-1", Assert.IsType<BankLineNotification>(Assert.Single(await _bench.Told())).Reference);
    }

    [Fact]
    public async Task A_line_is_given_back_by_its_reference_though_no_charge_is_known()
    {
        var reference = await _bench.Simulator.ReceiveTransferAsync(Simulators.Shop, Pounds(500), cancellationToken: Token);

        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_1", 300, "ch_unknown", reference));
        Assert.IsType<RefundOutcome.Succeeded>(await _bench.Refund("re_1", 300, "ch_unknown", reference));
        Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_2", 300, "ch_unknown", reference));
        await _bench.Restart();
        Assert.Equal("GBP 500 300 0 0", await _bench.Totals());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _bench.Simulator.SendBackTransferAsync(reference, Token));
    }

    [Fact]
    public async Task A_line_that_is_sent_back_is_gone()
    {
        var reference = await _bench.Simulator.ReceiveTransferAsync(Simulators.Shop, Pounds(500), cancellationToken: Token);
        await _bench.Simulator.SendBackTransferAsync(reference, Token);
        await _bench.Simulator.SendBackTransferAsync(reference, Token);

        Assert.IsType<RefundOutcome.Failed>(await _bench.Refund("re_1", 1, "ch_unknown", reference));
        Assert.Equal("GBP 500 0 0 500", await _bench.Totals());
    }

    [Fact]
    public async Task A_line_is_one_line_by_its_reference()
    {
        await _bench.Simulator.ReceiveTransferAsync(Simulators.Shop, Pounds(7), lineReference: "line-1", cancellationToken: Token);
        await _bench.Simulator.ReceiveTransferAsync(Simulators.Shop, Pounds(7), lineReference: "line-1", cancellationToken: Token);

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await _bench.Simulator.ReceiveTransferAsync(Simulators.Shop, Pounds(8), lineReference: "line-1", cancellationToken: Token)
        );
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await _bench.Simulator.ReceiveTransferAsync(Owner.Live("acct_shop"), Pounds(7), cancellationToken: Token)
        );
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await _bench.Simulator.ReceiveTransferAsync(Simulators.Shop, Pounds(7), remittance: Approved, cancellationToken: Token)
        );
        Assert.Single(await _bench.Told());
    }

    private async Task<PaymentInstructions.BankAccount> AccountOf(ChargeRequest request) =>
        Assert.IsType<PaymentInstructions.BankAccount>(
            Assert.IsType<ChargeOutcome.AwaitingPayment>(await _bench.Charge(request)).Instructions
        );
}
